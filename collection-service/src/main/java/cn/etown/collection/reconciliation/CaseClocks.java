package cn.etown.collection.reconciliation;

import cn.etown.collection.bulk.BulkTransaction;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** The clocks of open cases: each breach is told once. */
@ApplicationScoped
class CaseClocks {

    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(10);
    private static final int AT_ONCE = 200;

    private static final String RUN_OUT = """
            select id from reconciliation_case where state = 'OPEN' and overdue_at is null and due_at < $1
            order by due_at limit $2 for update skip locked""";

    /** A calendar that comes late is looked for among the oldest. */
    private static final String WITHOUT_DUE = """
            select id from reconciliation_case where state = 'OPEN' and due_at is null order by id limit $1
            for update skip locked""";

    private final Cases cases;
    private final Pool pool;

    CaseClocks(Cases cases, Pool pool) {
        this.cases = cases;
        this.pool = pool;
    }

    void tell(Instant now) {
        try (BulkTransaction tx = BulkTransaction.begin(pool, LOCK_TIMEOUT)) {
            List<Row> found = tx.rows(WITHOUT_DUE, AT_ONCE).toList();
            found.forEach(row -> cases.runClock(row.getUUID("id"), now, tx));
            tx.rows(RUN_OUT, now.atOffset(ZoneOffset.UTC), AT_ONCE)
                    .toList()
                    .forEach(row -> cases.runClock(row.getUUID("id"), now, tx));
            tx.commit();
        }
    }
}
