package cn.etown.collection.due;

import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.collection.due.ExpectedBatchRows.Change;
import cn.etown.kit.time.CountyTime;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Holds what was accepted, in the order of the ledger, against what is due: each batch once, by one replica at a time. */
@ApplicationScoped
class Arrivals {

    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(30);

    private static final String NEXT = """
            select b.id as batch, b.kind as batch_kind, b.sealed_at, b.interface, b.period_from, b.period_to,
                b.ledger_position,
                b.kind <> 'CORRECTION' and b.state in ('ACCEPTED', 'ACCEPTED_WITH_REJECTS') as counts
            from batch b where b.ledger_position > $1 order by b.ledger_position limit $2""";

    /** Whoever plans for these interfaces now sees the batches, or is waited for, in one order. */
    private static final String HOLD_PLANS =
            "select from due_plan where interface = any($1) order by interface for update";

    private static final String COVERED = """
            select * from expected_batch
            where interface = $1 and period_from >= $2 and period_from <= $3 and period_to <= $3 and batch is null
                and state <> 'WITHDRAWN'
            for update""";

    private final ExpectedBatchRows rows;
    private final DueSettings settings;
    private final CountyTime county;
    private final Pool pool;

    Arrivals(ExpectedBatchRows rows, DueSettings settings, CountyTime county, Pool pool) {
        this.rows = rows;
        this.settings = settings;
        this.county = county;
        this.pool = pool;
    }

    /** Takes in all that was judged up to {@code now}. */
    void takeIn(Instant now) {
        boolean more = true;
        while (more) {
            try (BulkTransaction tx = BulkTransaction.begin(pool, LOCK_TIMEOUT)) {
                more = takeInSome(tx, now);
                tx.commit();
            }
        }
    }

    private boolean takeInSome(BulkTransaction tx, Instant now) {
        var head = tx.row("select position from due_arrivals for update skip locked");
        if (head.isEmpty()) {
            return false;
        }
        List<Row> batches = tx.rows(NEXT, head.get().getLong("position"), settings.batchesAtOnce())
                .toList();
        if (batches.isEmpty()) {
            return false;
        }
        List<Row> counting =
                batches.stream().filter(row -> row.getBoolean("counts")).toList();
        if (!counting.isEmpty()) {
            rows.write(tx, changes(tx, counting, now), now);
        }
        tx.run(
                "update due_arrivals set position = $1",
                batches.get(batches.size() - 1).getLong("ledger_position"));
        return batches.size() == settings.batchesAtOnce();
    }

    private List<Change> changes(BulkTransaction tx, List<Row> batches, Instant now) {
        List<String> codes = batches.stream()
                .map(row -> row.getString("interface"))
                .distinct()
                .toList();
        tx.rows(HOLD_PLANS, (Object) codes.toArray(String[]::new));
        Lives lives = Lives.read(tx, codes, county, now);
        Map<UUID, Change> changes = new LinkedHashMap<>();
        for (Row batch : batches) {
            tx.rows(
                            COVERED,
                            batch.getString("interface"),
                            batch.getLocalDate("period_from"),
                            batch.getLocalDate("period_to"))
                    .map(ExpectedBatch::of)
                    .forEach(row -> changes.putIfAbsent(
                            row.id(),
                            new Change(
                                    row,
                                    row.arrived(Arrival.of(batch)).settled(false, lives.of(row.interfaceCode())))));
        }
        return new ArrayList<>(changes.values());
    }
}
