package cn.etown.collection.due;

import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.collection.due.ExpectedBatchRows.Change;
import cn.etown.collection.due.domain.ReminderStep;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.feed.NewEvent;
import cn.etown.kit.feed.Outbox;
import cn.etown.kit.id.Ids;
import cn.etown.kit.time.CountyTime;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Asks for what is not here, step by step (催报). Each step is one row and one event, in the transaction that makes it due no more,
 * so that it is given once whatever the number of replicas, and can be proved (统计法 2024, art. 44).
 */
@ApplicationScoped
class Asking {

    private static final Caller SELF = Caller.service("collection-service");
    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(30);

    /** A step that came so much later than it should have, as the service was down, moves the ones behind it. */
    private static final Duration IN_TIME = Duration.ofHours(1);

    /** Mail and webhooks are not sent yet: a step is told in the feed and in the list of reminders. */
    private static final String CHANNEL = "FEED";

    private static final String DUE = """
            select e.* from expected_batch e join interface i on i.code = e.interface
            where e.next_step_at <= $1 and e.state in ('WAITING', 'MISSING') and i.state in ('ONLINE', 'DEPRECATED')
            order by e.next_step_at limit $2 for update of e skip locked""";

    private static final String GIVE = """
            insert into reminder (id, expected, step, interface, unit, period_from, period_to, due_at, planned_at, given_at,
                ladder, channel)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict (expected, step) do nothing""";

    private final ExpectedBatchRows rows;
    private final DueSettings settings;
    private final CountyTime county;
    private final Outbox outbox;
    private final Audit audit;
    private final Pool pool;
    private final Ids ids;

    Asking(
            ExpectedBatchRows rows,
            DueSettings settings,
            CountyTime county,
            Outbox outbox,
            Audit audit,
            Pool pool,
            Ids ids) {
        this.rows = rows;
        this.settings = settings;
        this.county = county;
        this.outbox = outbox;
        this.audit = audit;
        this.pool = pool;
        this.ids = ids;
    }

    /** Gives all steps that are due at {@code now}. */
    void ask(Instant now) {
        int found = settings.batchesAtOnce();
        while (found == settings.batchesAtOnce()) {
            try (BulkTransaction tx = BulkTransaction.begin(pool, LOCK_TIMEOUT)) {
                found = askSome(tx, now);
                tx.commit();
            }
        }
    }

    private int askSome(BulkTransaction tx, Instant now) {
        List<ExpectedBatch> due = tx.rows(DUE, now.atOffset(ZoneOffset.UTC), settings.batchesAtOnce())
                .map(ExpectedBatch::of)
                .toList();
        if (!due.isEmpty()) {
            Lives lives = Lives.read(
                    tx, due.stream().map(ExpectedBatch::interfaceCode).toList(), county, now);
            List<Change> changes = new ArrayList<>();
            List<NewEvent> events = new ArrayList<>();
            for (ExpectedBatch row : due) {
                Terms terms = lives.of(row.interfaceCode());
                boolean given = isOfUse(row, tx, now) && give(tx, row, terms, now, events);
                Duration slip = given ? slip(row, now) : Duration.ZERO;
                changes.add(new Change(row, row.stepGiven(slip, terms)));
            }
            rows.write(tx, changes, now);
            tx.await(connection -> outbox.append(events, connection));
        }
        return due.size();
    }

    /** Nobody is reminded of what is due already, or was sent and waits for its verdict. */
    private static boolean isOfUse(ExpectedBatch row, BulkTransaction tx, Instant now) {
        return row.nextStep() != ReminderStep.REMINDER
                || !now.isAfter(row.expected().dueAt()) && !Verdicts.isAwaited(tx, row);
    }

    private static Duration slip(ExpectedBatch row, Instant now) {
        Duration late = Duration.between(row.nextStepAt(), now);
        return row.nextStep() == ReminderStep.REMINDER || late.compareTo(IN_TIME) < 0 ? Duration.ZERO : late;
    }

    private boolean give(BulkTransaction tx, ExpectedBatch row, Terms terms, Instant now, List<NewEvent> events) {
        UUID id = ids.next();
        int ladder = terms.ladderOf(row.dueDay()).version();
        boolean given = tx.run(
                        GIVE,
                        id,
                        row.id(),
                        row.nextStep().name(),
                        row.interfaceCode(),
                        row.unit(),
                        row.expected().period().from(),
                        row.expected().period().to(),
                        row.expected().dueAt().atOffset(ZoneOffset.UTC),
                        row.nextStepAt().atOffset(ZoneOffset.UTC),
                        now.atOffset(ZoneOffset.UTC),
                        ladder,
                        CHANNEL)
                == 1;
        if (given) {
            events.add(ReminderGiven.of(id, row, ladder, CHANNEL, now));
            AuditEntry entry = AuditEntry.of(SELF, "give-reminder", "reminders/" + id, "R4.3b")
                    .with("step", row.nextStep())
                    .with("unit", row.unit());
            tx.await(connection -> audit.record(entry, connection));
        }
        return given;
    }
}
