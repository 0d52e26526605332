package cn.etown.collection.due;

import cn.etown.collection.due.domain.ReminderStep;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.feed.Outbox;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.Text;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The steps that were given (催报记录), and that their units saw them. */
@ApplicationScoped
public class Reminders {

    private static final UUID FIRST = new UUID(0, 0);

    private static final String SEE = """
            update reminder set acknowledged_at = $2, acknowledged_by = $3, acknowledged_name = $4
            where id = $1 and acknowledged_at is null""";

    private final Callers callers;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;
    private final Pool pool;

    Reminders(Callers callers, Outbox outbox, Audit audit, Clock clock, Pool pool) {
        this.callers = callers;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
        this.pool = pool;
    }

    /** In the order in which they were given; people of a unit see their own. */
    Uni<Page<ReminderView>> list(
            PageRequest page, String unit, String interfaceCode, ReminderStep step, Boolean acknowledged) {
        Caller caller = callers.current();
        return new Selection("reminder", "id > $1", page.afterId().orElse(FIRST))
                .where("unit = ", caller.seesEveryUnit() ? unit : caller.unit().orElse("-"))
                .where("interface = ", interfaceCode)
                .where("step = ", step)
                .where("(acknowledged_at is not null) = ", acknowledged)
                .run("id", page.rows(), pool)
                .map(rows -> Page.of(page, all(rows), ReminderView::id, reminder -> reminder));
    }

    Uni<ReminderView> require(UUID id) {
        Caller caller = callers.current();
        return find(id, pool).invoke(found -> caller.mustSee(found.unit(), () -> unknown(id)));
    }

    /** Notes that the caller saw a reminder of the own unit: the first who did is the proof, and a repeat changes nothing. */
    Uni<ReminderView> acknowledge(UUID id) {
        Caller caller = callers.current();
        return pool.withTransaction(tx -> find(id, tx)
                .invoke(found -> caller.mustBelongTo(found.unit(), () -> unknown(id)))
                .chain(() -> tx.preparedQuery(SEE)
                        .execute(Tuple.of(
                                id,
                                clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC),
                                caller.subject(),
                                caller.name())))
                .chain(changed -> find(id, tx)
                        .call(seen -> changed.rowCount() == 0 ? Uni.createFrom().voidItem() : tell(seen, caller, tx))));
    }

    private Uni<Void> tell(ReminderView seen, Caller caller, SqlConnection tx) {
        return outbox.append(ReminderAcknowledged.of(seen), tx)
                .chain(() -> audit.record(
                        AuditEntry.of(caller, "acknowledge-reminder", "reminders/" + seen.id(), "R4.3b")
                                .with("step", seen.step()),
                        tx));
    }

    private static Uni<ReminderView> find(UUID id, SqlClient client) {
        return client.preparedQuery("select * from reminder where id = $1")
                .execute(Tuple.of(id))
                .map(rows -> all(rows).stream().findFirst().orElseThrow(() -> unknown(id)));
    }

    private static List<ReminderView> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(ReminderView::of)
                .toList();
    }

    private static NotFound unknown(UUID id) {
        return new NotFound(new Text("催报记录", "reminder"), id);
    }
}
