package cn.etown.collection.due;

import cn.etown.collection.bulk.BulkTransaction;
import io.quarkus.scheduler.Scheduler;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.time.Instant;

/** Does what time and news do to expected batches, as if it were later than it is. */
@ApplicationScoped
public class LaterRounds {

    private final Planning planning;
    private final Arrivals arrivals;
    private final Lateness lateness;
    private final Asking asking;
    private final Scheduler scheduler;
    private final Pool pool;

    LaterRounds(
            Planning planning, Arrivals arrivals, Lateness lateness, Asking asking, Scheduler scheduler, Pool pool) {
        this.planning = planning;
        this.arrivals = arrivals;
        this.lateness = lateness;
        this.asking = asking;
        this.scheduler = scheduler;
        this.pool = pool;
    }

    /** A round passes over what the service's own holds just now, so that one is kept from running meanwhile. */
    public void at(Instant now) {
        scheduler.pause();
        try {
            letEndWhatRuns();
            planning.plan(now);
            arrivals.takeIn(now);
            lateness.tell(now);
            asking.ask(now);
        } finally {
            scheduler.resume();
        }
    }

    private void letEndWhatRuns() {
        try (BulkTransaction tx = BulkTransaction.begin(pool, Duration.ofMinutes(1))) {
            tx.run("lock table expected_batch in exclusive mode");
        }
    }
}
