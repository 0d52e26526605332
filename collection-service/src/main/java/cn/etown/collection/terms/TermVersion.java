package cn.etown.collection.terms;

import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.http.Links;
import io.vertx.mutiny.sqlclient.Row;
import org.jboss.resteasy.reactive.RestResponse;

import java.time.Instant;

/** What the API shows of a version of terms. */
public interface TermVersion {

    /** From 1 on, without gaps. */
    int version();

    /** The answer that carries a version, with the ETag that the next one needs. */
    static <V extends TermVersion> RestResponse<V> versioned(V version) {
        return Links.versioned(new EntityVersion(version.version()), version);
    }

    /** When a version was set; {@code null} of the one that came with the installation. */
    static Instant setAt(Row row) {
        var setAt = row.getOffsetDateTime("set_at");
        return setAt == null ? null : setAt.toInstant();
    }
}
