package cn.etown.collection.reconciliation;

import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.collection.reconciliation.Reconciled.Days;
import cn.etown.evidence.record.Period;
import cn.etown.kit.feed.Outbox;
import cn.etown.kit.id.Ids;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/**
 * What batches mean for reconciliation, those that came, in the order of the ledger, and those that did not: what is accepted is held
 * against the statements that it touches; what no statement speaks of is UNSTATED, and what is due and missing is MISSING. Each is
 * told once, by one replica at a time.
 */
@ApplicationScoped
class ReconciliationArrivals {

    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(30);
    private static final int AT_ONCE = 500;

    private static final String NEXT = """
            select id, kind, interface, unit, period_from, period_to, accepted, ledger_position,
                state in ('ACCEPTED', 'ACCEPTED_WITH_REJECTS') as counts
            from batch where ledger_position > $1 order by ledger_position limit $2""";

    private static final String STATEMENTS = """
            select id, period_from, period_to, exists (select 1 from reconciliation r where r.statement = s.id and r.newest
                and r.as_of >= $4) as seen
            from statement s
            where interface = $1 and superseded_by is null and period_from <= $3 and period_to >= $2 order by id""";

    private static final String UNSTATED = """
            insert into reconciliation (id, interface, unit, period_from, period_to, batch, state, requested_at, finished_at, as_of,
                held_records)
            values ($1, $2, $3, $4, $5, $6, 'UNSTATED', $7, $7, $8, $9)""";

    private static final String MISSED = """
            select id, interface, unit, period_from, period_to from expected_batch
            where state = 'MISSING' and not missing_reconciled
            order by missing_since limit $1 for update skip locked""";

    private static final String STATED = """
            select id, records from statement
            where interface = $1 and period_from = $2 and period_to = $3 and superseded_by is null""";

    private static final String MISSING = """
            insert into reconciliation (id, interface, unit, period_from, period_to, statement, expected, state, requested_at,
                finished_at, stated_records, held_records, newest)
            values ($1, $2, $3, $4, $5, cast($6 as uuid), $7, 'MISSING', $8, $8, $9, 0, cast($6 as uuid) is null)""";

    private final Requests requests;
    private final Outbox outbox;
    private final Ids ids;
    private final Pool pool;

    ReconciliationArrivals(Requests requests, Outbox outbox, Ids ids, Pool pool) {
        this.requests = requests;
        this.outbox = outbox;
        this.ids = ids;
        this.pool = pool;
    }

    void takeIn(Instant now) {
        while (inTransaction(tx -> takeInSome(tx, now))) {}
    }

    void tellMissing(Instant now) {
        while (inTransaction(tx -> tellSome(tx, now))) {}
    }

    private interface Step {
        boolean take(BulkTransaction tx);
    }

    /** Whether there is more to do. */
    private boolean inTransaction(Step step) {
        try (BulkTransaction tx = BulkTransaction.begin(pool, LOCK_TIMEOUT)) {
            boolean more = step.take(tx);
            tx.commit();
            return more;
        }
    }

    private boolean takeInSome(BulkTransaction tx, Instant now) {
        var head = tx.row("select position from reconciliation_arrivals for update skip locked");
        if (head.isEmpty()) {
            return false;
        }
        List<Row> batches =
                tx.rows(NEXT, head.get().getLong("position"), AT_ONCE).toList();
        Requests.lock(batches.stream().map(batch -> batch.getString("interface")), tx);
        batches.stream().filter(batch -> batch.getBoolean("counts")).forEach(batch -> takeIn(batch, now, tx));
        if (!batches.isEmpty()) {
            tx.run(
                    "update reconciliation_arrivals set position = $1",
                    batches.get(batches.size() - 1).getLong("ledger_position"));
        }
        return batches.size() == AT_ONCE;
    }

    private void takeIn(Row batch, Instant now, BulkTransaction tx) {
        String source = batch.getString("interface");
        List<Row> statements = tx.rows(
                        STATEMENTS,
                        source,
                        batch.getLocalDate("period_from"),
                        batch.getLocalDate("period_to"),
                        batch.getLong("ledger_position"))
                .toList();
        // A statement that was taken just before this may have been held against the batch already.
        statements.stream()
                .filter(statement -> !statement.getBoolean("seen"))
                .forEach(statement -> requests.batchAccepted(
                        statement.getUUID("id"),
                        source,
                        batch.getString("unit"),
                        period(statement),
                        batch.getUUID("id"),
                        now,
                        tx));
        if (statements.isEmpty() && !batch.getString("kind").equals("CORRECTION")) {
            tellUnstated(batch, now, tx);
        }
    }

    private void tellUnstated(Row batch, Instant now, BulkTransaction tx) {
        UUID id = ids.next();
        Requests.overtake(batch.getString("interface"), period(batch), tx);
        tx.run(
                UNSTATED,
                id,
                batch.getString("interface"),
                batch.getString("unit"),
                batch.getLocalDate("period_from"),
                batch.getLocalDate("period_to"),
                batch.getUUID("id"),
                now.atOffset(ZoneOffset.UTC),
                batch.getLong("ledger_position"),
                batch.getLong("accepted"));
        tell(
                new Reconciled(
                        id,
                        batch.getString("unit"),
                        batch.getString("interface"),
                        Days.of(period(batch)),
                        null,
                        null,
                        ReconciliationState.UNSTATED,
                        batch.getLong("ledger_position"),
                        null,
                        batch.getLong("accepted"),
                        null,
                        now),
                tx);
    }

    private boolean tellSome(BulkTransaction tx, Instant now) {
        List<Row> missed = tx.rows(MISSED, AT_ONCE).toList();
        Requests.lock(missed.stream().map(expected -> expected.getString("interface")), tx);
        for (Row expected : missed) {
            UUID id = ids.next();
            Row stated = tx.row(
                            STATED,
                            expected.getString("interface"),
                            expected.getLocalDate("period_from"),
                            expected.getLocalDate("period_to"))
                    .orElse(null);
            UUID statement = stated == null ? null : stated.getUUID("id");
            Long records = stated == null ? null : stated.getLong("records");
            // Where there is a statement, that it has no batch is the newest result.
            if (statement == null) {
                Requests.overtake(expected.getString("interface"), period(expected), tx);
            }
            tx.run(
                    MISSING,
                    id,
                    expected.getString("interface"),
                    expected.getString("unit"),
                    expected.getLocalDate("period_from"),
                    expected.getLocalDate("period_to"),
                    statement,
                    expected.getUUID("id"),
                    now.atOffset(ZoneOffset.UTC),
                    records);
            tx.run("update expected_batch set missing_reconciled = true where id = $1", expected.getUUID("id"));
            tell(
                    new Reconciled(
                            id,
                            expected.getString("unit"),
                            expected.getString("interface"),
                            Days.of(period(expected)),
                            statement,
                            expected.getUUID("id"),
                            ReconciliationState.MISSING,
                            null,
                            records,
                            0,
                            null,
                            now),
                    tx);
        }
        return missed.size() == AT_ONCE;
    }

    private void tell(Reconciled reconciled, BulkTransaction tx) {
        tx.await(connection -> outbox.append(reconciled.event(), connection));
    }

    private static Period period(Row row) {
        return new Period(row.getLocalDate("period_from"), row.getLocalDate("period_to"));
    }
}
