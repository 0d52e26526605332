package cn.etown.collection.due;

import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.collection.due.ExpectedBatchRows.Change;
import cn.etown.kit.time.CountyTime;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Tells what is missing, as soon as it is. */
@ApplicationScoped
class Lateness {

    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(30);

    private static final String MISSING =
            "select * from expected_batch e where state = 'WAITING' and due_at < $1 and not (" + Verdicts.AWAITED
                    + ") order by due_at limit $2 for update skip locked";

    private final ExpectedBatchRows rows;
    private final DueSettings settings;
    private final CountyTime county;
    private final Pool pool;

    Lateness(ExpectedBatchRows rows, DueSettings settings, CountyTime county, Pool pool) {
        this.rows = rows;
        this.settings = settings;
        this.county = county;
        this.pool = pool;
    }

    /** Tells all that is missing at {@code now}. */
    void tell(Instant now) {
        int found = settings.batchesAtOnce();
        while (found == settings.batchesAtOnce()) {
            try (BulkTransaction tx = BulkTransaction.begin(pool, LOCK_TIMEOUT)) {
                found = tellSome(tx, now);
                tx.commit();
            }
        }
    }

    private int tellSome(BulkTransaction tx, Instant now) {
        List<ExpectedBatch> due = tx.rows(MISSING, now.atOffset(ZoneOffset.UTC), settings.batchesAtOnce())
                .map(ExpectedBatch::of)
                .toList();
        if (!due.isEmpty()) {
            Lives lives = Lives.read(
                    tx, due.stream().map(ExpectedBatch::interfaceCode).toList(), county, now);
            rows.write(
                    tx,
                    due.stream()
                            .map(row -> new Change(row, row.settled(false, lives.of(row.interfaceCode()))))
                            .toList(),
                    now);
        }
        return due.size();
    }
}
