package cn.etown.collection.due;

import cn.etown.kit.testing.NotAtMidnight;
import cn.etown.kit.testing.PostgresResource;
import cn.etown.kit.time.CountyTime;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** However many compute, tell and ask at once, each thing is there, told and asked for once. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@ExtendWith(NotAtMidnight.class)
class ManyInterfacesTest {

    /** More than one transaction takes, of each kind of work. */
    private static final int INTERFACES = Integer.getInteger("due.interfaces", 60);

    private static final int REPLICAS = 3;

    @Inject
    LaterRounds rounds;

    @Inject
    CountyTime county;

    @Inject
    Pool pool;

    private final String unit = UUID.randomUUID().toString();

    @Test
    void eachIsToldOnce() {
        Instant now = county.now();
        register();
        // Due on the day itself at midnight: what is of yesterday and today is missing already.
        plan(county.today().minusDays(1).toString());

        atOnce(now);
        atOnce(now.plusSeconds(1));

        long ahead = 47 + 2;
        assertThat(count("select count(*) from expected_batch where unit = '%s'"))
                .isEqualTo(INTERFACES * ahead);
        assertThat(count("select count(*) from expected_batch where unit = '%s' and state = 'MISSING'"))
                .isEqualTo(INTERFACES * 2L);
        assertThat(count("select count(*) from reminder where unit = '%s' and step = 'URGING'"))
                .isEqualTo(INTERFACES * 2L);
        assertThat(told("expected-batch-missing")).isEqualTo(INTERFACES * 2L);
        assertThat(told("expected-batch-announced")).isEqualTo(INTERFACES * (ahead - 2));
        assertThat(told("reminder-given")).isEqualTo(INTERFACES * 2L);
    }

    private void register() {
        run("insert into interface (code, name, unit, state) select '%s-' || i, '销售', '%s', 'ONLINE'"
                + " from generate_series(1, " + INTERFACES + ") i");
        run("insert into interface_move (interface, at, state) select code, '2010-01-01', state from interface"
                + " where unit = '%2$s'");
    }

    private void plan(String holdsFrom) {
        run("insert into followed_policy (interface, version, holds_from, terms) select code, 1, '" + holdsFrom
                + "', '{\"frequency\": \"DAILY\", \"latestArrival\": {\"daysAfter\": 0, \"time\": \"00:00\"}}'"
                + " from interface where unit = '%2$s'");
        run("insert into due_plan (interface, computed_to, changed_since) select code, date '" + holdsFrom
                + "' - 1, '2010-01-01' from interface where unit = '%2$s'");
    }

    private void atOnce(Instant now) {
        ExecutorService replicas = Executors.newFixedThreadPool(REPLICAS);
        try {
            CompletableFuture.allOf(Stream.generate(() -> CompletableFuture.runAsync(() -> rounds.at(now), replicas))
                            .limit(REPLICAS)
                            .toArray(CompletableFuture[]::new))
                    .join();
        } finally {
            replicas.shutdownNow();
        }
    }

    private long told(String fact) {
        return count(
                "select count(*) from kit.outbox o join expected_batch e on o.subject = 'expected-batches/' || e.id"
                        + " where e.unit = '%s' and o.type = 'cn.etown.collection." + fact + ".v1'");
    }

    private long count(String sql) {
        return pool.query(sql.formatted(unit))
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }

    private void run(String sql) {
        pool.query(sql.formatted("m" + unit, unit)).execute().await().indefinitely();
    }
}
