package cn.etown.collection.due;

import cn.etown.collection.bulk.BulkTransaction;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** What must be impossible to overlook, as metrics: what is missing, and what cannot be computed for want of a calendar. */
@ApplicationScoped
class DueGauges {

    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(30);

    private final AtomicLong missing;
    private final AtomicLong waiting;
    private final Pool pool;

    DueGauges(MeterRegistry metrics, Pool pool) {
        missing = metrics.gauge("etown.due.missing", new AtomicLong());
        waiting = metrics.gauge("etown.due.interfaces.without.calendar", new AtomicLong());
        this.pool = pool;
    }

    /** What stands in the database now; the time does not matter. */
    void measure(Instant now) {
        try (BulkTransaction tx = BulkTransaction.begin(pool, LOCK_TIMEOUT)) {
            missing.set(count(tx, "select count(*) from expected_batch where state = 'MISSING'"));
            waiting.set(count(tx, "select count(*) from due_plan where waits_for_year is not null"));
        }
    }

    private static long count(BulkTransaction tx, String sql) {
        return tx.row(sql).orElseThrow().getLong(0);
    }
}
