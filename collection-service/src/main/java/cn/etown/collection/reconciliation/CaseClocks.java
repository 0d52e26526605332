package cn.etown.collection.reconciliation;

import cn.etown.collection.bulk.BulkTransaction;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.time.Instant;

/** The clocks of open cases: each breach is told once. */
@ApplicationScoped
class CaseClocks {

    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(10);
    private static final int AT_ONCE = 200;

    private final Cases cases;
    private final Pool pool;

    CaseClocks(Cases cases, Pool pool) {
        this.cases = cases;
        this.pool = pool;
    }

    void tell(Instant now) {
        try (BulkTransaction tx = BulkTransaction.begin(pool, LOCK_TIMEOUT)) {
            cases.setDue(AT_ONCE, tx);
            cases.noteBreaches(now, AT_ONCE, tx);
            tx.commit();
        }
    }
}
