package cn.etown.collection.terms;

import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.time.CountyTime;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Reads the versions of terms, and adds the next. */
@ApplicationScoped
public class TermVersions {

    private final Callers callers;
    private final CountyTime county;
    private final Audit audit;
    private final Pool pool;

    TermVersions(Callers callers, CountyTime county, Audit audit, Pool pool) {
        this.callers = callers;
        this.county = county;
        this.audit = audit;
        this.pool = pool;
    }

    <V extends TermVersion> Uni<V> newest(TermTable<V> table) {
        return newest(table, pool);
    }

    /** Oldest first. */
    <V extends TermVersion> Uni<Page<V>> list(TermTable<V> table, PageRequest page) {
        return pool.preparedQuery(table.after())
                .execute(Tuple.of(page.afterNumber().orElse(0L).intValue(), page.rows()))
                .map(rows -> Page.of(
                        page,
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(table.version())
                                .toList(),
                        TermVersion::version,
                        version -> version));
    }

    /** @param effect what else comes of the new version, in its transaction */
    <V extends TermVersion> Uni<V> add(
            TermTable<V> table, EntityVersion expected, NextTerms next, Function<SqlConnection, Uni<Void>> effect) {
        Caller caller = callers.current();
        if (!next.holdsFrom().isAfter(county.today())) {
            throw table.backdated();
        }
        return pool.withTransaction(tx -> tx.query(table.lock())
                .execute()
                .chain(() -> newest(table, tx))
                .invoke(newest -> expected.mustMatch(new EntityVersion(newest.version())))
                .map(newest -> newest.version() + 1)
                .call(version -> write(table, version, next, caller, tx))
                .call(() -> effect.apply(tx))
                .call(version -> audit.record(entry(table, version, next, caller), tx))
                .chain(() -> newest(table, tx)));
    }

    private Uni<?> write(TermTable<?> table, int version, NextTerms next, Caller caller, SqlConnection tx) {
        OffsetDateTime now = county.now().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
        List<Object> row = new ArrayList<>(List.of(version, next.holdsFrom()));
        row.addAll(next.terms());
        row.addAll(List.of(next.source(), caller.subject(), now));
        return tx.preparedQuery(table.add(row.size())).execute(Tuple.from(row));
    }

    private static AuditEntry entry(TermTable<?> table, int version, NextTerms next, Caller caller) {
        return AuditEntry.of(caller, "set-" + table.path(), table.path(), "R4.3b")
                .with("version", version)
                .with("holdsFrom", next.holdsFrom().toString());
    }

    private static <V> Uni<V> newest(TermTable<V> table, SqlClient client) {
        return client.query(table.newest())
                .execute()
                .map(rows -> table.version().apply(rows.iterator().next()));
    }
}
