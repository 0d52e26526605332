package cn.etown.collection.due;

import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import cn.etown.kit.time.CountyTime;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.StreamSupport;

/** When what is not here is asked for: versions, each from the day on which it holds, only ever added to. */
@ApplicationScoped
public class ReminderLadders {

    private static final String NEWEST = "select * from reminder_ladder order by version desc limit 1";
    private static final String AFTER = "select * from reminder_ladder where version > $1 order by version limit $2";

    /** Whoever plans must not read versions while one is added. */
    private static final String LOCK = "lock table reminder_ladder in share row exclusive mode";

    private static final String ADD = """
            insert into reminder_ladder (version, holds_from, remind_before_minutes, supervise_after_days, notice_after_days,
                source, set_by, set_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8)""";

    private final Callers callers;
    private final CountyTime county;
    private final Audit audit;
    private final Pool pool;

    ReminderLadders(Callers callers, CountyTime county, Audit audit, Pool pool) {
        this.callers = callers;
        this.county = county;
        this.audit = audit;
        this.pool = pool;
    }

    Uni<ReminderLadderView> newest() {
        return newest(pool);
    }

    /** Oldest first. */
    Uni<Page<ReminderLadderView>> versions(PageRequest page) {
        return pool.preparedQuery(AFTER)
                .execute(Tuple.of(page.afterNumber().orElse(0L).intValue(), page.rows()))
                .map(rows -> Page.of(
                        page,
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(ReminderLadderView::of)
                                .toList(),
                        ReminderLadderView::version,
                        version -> version));
    }

    /** Adds the next version; what is due before its day is asked for as it was. */
    Uni<ReminderLadderView> set(EntityVersion expected, ReminderLadderRequest next) {
        Caller caller = callers.current();
        mustBeInOrder(next);
        return pool.withTransaction(tx -> tx.query(LOCK)
                .execute()
                .chain(() -> newest(tx))
                .invoke(newest -> expected.mustMatch(new EntityVersion(newest.version())))
                .chain(newest -> add(newest.version() + 1, next, caller, tx))
                .chain(() -> newest(tx)));
    }

    private Uni<Void> add(int version, ReminderLadderRequest next, Caller caller, SqlConnection tx) {
        OffsetDateTime now = county.now().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
        Instant from = next.holdsFrom().atStartOfDay(county.zone()).toInstant();
        return tx.preparedQuery(ADD)
                .execute(Tuple.from(List.of(
                        version,
                        next.holdsFrom(),
                        next.remindBeforeMinutes(),
                        next.superviseAfterDays(),
                        next.noticeAfterDays(),
                        next.source(),
                        caller.subject(),
                        now)))
                .chain(() -> Plans.allChanged(from, tx))
                .chain(() -> audit.record(
                        AuditEntry.of(caller, "set-reminder-ladder", "reminder-ladder", "R4.3b")
                                .with("version", version)
                                .with("holdsFrom", next.holdsFrom().toString()),
                        tx));
    }

    private void mustBeInOrder(ReminderLadderRequest next) {
        if (!next.holdsFrom().isAfter(county.today())) {
            throw refused(
                    "ladder-backdated",
                    "/holdsFrom",
                    new Text("催报规则最早自明日起生效", "It holds from tomorrow at the earliest: who was asked, was"));
        }
        if (next.noticeAfterDays() <= next.superviseAfterDays()) {
            throw refused(
                    "ladder-refused",
                    "/noticeAfterDays",
                    new Text("通报须晚于督办", "The notice comes after the supervision"));
        }
    }

    private static RuntimeException refused(String code, String pointer, Text detail) {
        return new RuleRefused(code, detail).withClause("R4.3b").withErrors(List.of(new FieldError(pointer, detail)));
    }

    private static Uni<ReminderLadderView> newest(SqlClient client) {
        return client.query(NEWEST)
                .execute()
                .map(rows -> ReminderLadderView.of(rows.iterator().next()));
    }
}
