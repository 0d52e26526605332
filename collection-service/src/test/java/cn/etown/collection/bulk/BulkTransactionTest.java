package cn.etown.collection.bulk;

import cn.etown.collection.BareDatabase;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BulkTransactionTest {

    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(10);

    @RegisterExtension
    static final BareDatabase DATABASE = BareDatabase.start();

    private static final Pool POOL = DATABASE.pool();

    /** A statement that only its caller has given up goes on in the database, and holds its locks. */
    @Test
    void hasTheDatabaseBreakOffWhatTakesTooLong() {
        try (BulkTransaction tx = BulkTransaction.begin(POOL, LOCK_TIMEOUT, Duration.ofMillis(50))) {
            assertThatThrownBy(() -> tx.run("select pg_sleep(600)"))
                    .isInstanceOfSatisfying(
                            PgException.class,
                            canceled -> assertThat(canceled.getSqlState()).isEqualTo("57014"));
        }
        try (BulkTransaction tx = BulkTransaction.begin(POOL, LOCK_TIMEOUT)) {
            assertThat(tx.row("show statement_timeout").orElseThrow().getString(0))
                    .isEqualTo("30min");
        }
    }

    @Test
    void givesEveryRowInOrderHoweverFewAreFetchedAtOnce() {
        for (int rows : List.of(0, 1, 9, 10, 11, 25)) {
            List<Integer> found = new ArrayList<>();
            try (BulkTransaction tx = BulkTransaction.begin(POOL, LOCK_TIMEOUT)) {
                tx.forEach(10, row -> found.add(row.getInteger(0)), "select generate_series(1, $1::int)", rows);
            }
            assertThat(found).isEqualTo(IntStream.rangeClosed(1, rows).boxed().toList());
        }
    }
}
