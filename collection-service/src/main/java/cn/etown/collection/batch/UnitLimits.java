package cn.etown.collection.batch;

import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.Text;
import cn.etown.kit.time.CountyTime;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.stream.StreamSupport;

/** The limits that the center sets for one unit, instead of those that hold for all. */
@ApplicationScoped
public class UnitLimits {

    private static final String COLUMNS = """
            select u.unit, open_batches, bytes_a_day, coalesce(version, 0) as version, coalesce(bytes, 0) as bytes
            """;

    /** Every unit with an interface has limits, whether it has a row or not. */
    private static final String FIND = COLUMNS + """
            from (select unit from interface where unit = $1 limit 1) u
            left join intake_limit l on l.unit = u.unit
            left join unit_intake i on i.unit = u.unit and i.day = $2""";

    private static final String AFTER = COLUMNS + """
            from intake_limit u left join unit_intake i on i.unit = u.unit and i.day = $2
            where u.unit > $1 and (open_batches is not null or bytes_a_day is not null)
            order by u.unit limit $3""";

    private static final String MAKE = "insert into intake_limit (unit) values ($1) on conflict do nothing";
    private static final String LOCK = "select version from intake_limit where unit = $1 for update";
    private static final String SET = """
            update intake_limit set open_batches = $2, bytes_a_day = $3, version = version + 1 where unit = $1""";

    private final IntakeSettings defaults;
    private final CountyTime county;
    private final Callers callers;
    private final Audit audit;
    private final Pool pool;

    UnitLimits(IntakeSettings defaults, CountyTime county, Callers callers, Audit audit, Pool pool) {
        this.defaults = defaults;
        this.county = county;
        this.callers = callers;
        this.audit = audit;
        this.pool = pool;
    }

    /** The limits of a unit, where the caller may see them. */
    Uni<IntakeLimitView> require(String unit) {
        callers.current().mustSee(unit, () -> unknown(unit));
        return find(unit, pool);
    }

    /** The limits that the center set, by unit. */
    Uni<Page<IntakeLimitView>> list(PageRequest page) {
        return pool.preparedQuery(AFTER)
                .execute(Tuple.of(page.after().orElse(""), county.today(), page.rows()))
                .map(this::views)
                .map(found -> Page.of(page, found, IntakeLimitView::unit, limit -> limit));
    }

    /** Puts a unit's own limits in the place of those it had. They hold for the next batch that is opened and the next part. */
    Uni<IntakeLimitView> set(String unit, EntityVersion expected, IntakeLimitRequest own) {
        Caller caller = callers.current();
        return pool.withTransaction(tx -> find(unit, tx)
                .chain(() -> requireLocked(unit, expected, tx))
                .chain(() -> tx.preparedQuery(SET).execute(Tuple.of(unit, own.openBatches(), own.bytesADay())))
                .chain(() -> find(unit, tx))
                .call(limit -> audit.record(entry(caller, limit), tx)));
    }

    private Uni<Void> requireLocked(String unit, EntityVersion expected, SqlConnection tx) {
        return tx.preparedQuery(MAKE)
                .execute(Tuple.of(unit))
                .chain(() -> tx.preparedQuery(LOCK).execute(Tuple.of(unit)))
                .invoke(rows -> expected.mustMatch(
                        new EntityVersion(rows.iterator().next().getLong("version"))))
                .replaceWithVoid();
    }

    private Uni<IntakeLimitView> find(String unit, SqlClient client) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(unit, county.today()))
                .map(rows -> views(rows).stream().findFirst().orElseThrow(() -> unknown(unit)));
    }

    private List<IntakeLimitView> views(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> IntakeLimitView.of(row, defaults))
                .toList();
    }

    private static AuditEntry entry(Caller caller, IntakeLimitView limit) {
        return AuditEntry.of(caller, "set-intake-limit", "intake-limits/" + limit.unit(), "R4.3b")
                .with("ownOpenBatches", String.valueOf(limit.ownOpenBatches()))
                .with("ownBytesADay", String.valueOf(limit.ownBytesADay()));
    }

    private static NotFound unknown(String unit) {
        return new NotFound(new Text("有数据接口的单位", "unit with an interface"), unit);
    }
}
