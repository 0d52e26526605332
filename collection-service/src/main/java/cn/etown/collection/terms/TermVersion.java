package cn.etown.collection.terms;

import io.vertx.mutiny.sqlclient.Row;

import java.time.Instant;

/** What the API shows of a version of terms. */
public interface TermVersion {

    /** From 1 on, without gaps. */
    int version();

    /** When a version was set; {@code null} of the one that came with the installation. */
    static Instant setAt(Row row) {
        var setAt = row.getOffsetDateTime("set_at");
        return setAt == null ? null : setAt.toInstant();
    }
}
