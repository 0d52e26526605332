package cn.etown.collection.due;

import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.kit.feed.NewEvent;
import cn.etown.kit.feed.Outbox;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes expected batches: what changed of them becomes a fact of their history, and one in the feed. */
@ApplicationScoped
class ExpectedBatchRows {

    /** As {@link ExpectedBatch#values()} gives them. */
    static final List<String> COLUMNS = List.of(
            "id",
            "interface",
            "unit",
            "period_from",
            "period_to",
            "policy",
            "due_at",
            "exempt_cause",
            "exempt_reason",
            "settles_at",
            "due_day",
            "state",
            "batch",
            "batch_kind",
            "sealed_at",
            "missing_since",
            "days_late",
            "next_step",
            "next_step_at",
            "ladder_from",
            "revision");

    private static final String WRITE = "insert into expected_batch (" + String.join(", ", COLUMNS) + ") values ("
            + IntStream.rangeClosed(1, COLUMNS.size()).mapToObj(i -> "$" + i).collect(Collectors.joining(", "))
            + ") on conflict (id) do update set "
            + COLUMNS.stream().map(column -> column + " = excluded." + column).collect(Collectors.joining(", "));

    private static final String REMEMBER = """
            insert into expected_batch_change
                (expected, revision, at, state, policy, due_at, exempt_cause, exempt_reason, batch, days_late)
            select id, revision, $2, state, policy, due_at, exempt_cause, exempt_reason, batch, days_late
            from expected_batch where id = $1""";

    private final Outbox outbox;

    ExpectedBatchRows(Outbox outbox) {
        this.outbox = outbox;
    }

    /**
     * What becomes of a row.
     *
     * @param before {@code null} where it is new
     */
    record Change(ExpectedBatch before, ExpectedBatch after) {

        private boolean isFact() {
            return before == null || !after.saysTheSameAs(before);
        }

        private boolean isNone() {
            return after.equals(before);
        }

        private ExpectedBatch written() {
            return isFact() ? after.nextRevision() : after;
        }
    }

    /** Writes rows that are held in {@code tx}, or new. */
    void write(BulkTransaction tx, List<Change> changes, Instant now) {
        List<Tuple> rows = new ArrayList<>();
        List<Tuple> facts = new ArrayList<>();
        List<NewEvent> events = new ArrayList<>();
        for (Change change : changes) {
            if (change.isNone()) {
                continue;
            }
            ExpectedBatch written = change.written();
            rows.add(written.values());
            if (change.isFact()) {
                facts.add(Tuple.of(written.id(), now.atOffset(ZoneOffset.UTC)));
                events.add(ExpectedBatchChanged.of(written, now));
            }
        }
        runAll(tx, WRITE, rows);
        runAll(tx, REMEMBER, facts);
        tx.await(connection -> outbox.append(events, connection));
    }

    private static void runAll(BulkTransaction tx, String sql, List<Tuple> rows) {
        if (!rows.isEmpty()) {
            tx.await(connection -> connection.preparedQuery(sql).executeBatch(rows));
        }
    }
}
