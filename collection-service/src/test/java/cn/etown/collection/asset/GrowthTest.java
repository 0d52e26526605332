package cn.etown.collection.asset;

import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.evidence.record.Field;
import cn.etown.evidence.record.FieldType;
import cn.etown.evidence.record.RecordSchema;
import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * How tables grow when several replicas are at it: two jobs here beside that of the running service, all on one database
 * (decision 0010).
 */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class GrowthTest {

    private static final List<String> FIRST = List.of("shop", "clerk", "till");
    private static final List<String> SECOND = List.of("shop", "clerk", "till", "rebate");

    @Inject
    AssetTables tables;

    @Inject
    Pool pool;

    private final String run = "growth_" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void addsEveryColumnOnceWhoeverAddsIt() throws Exception {
        List<String> datasets =
                IntStream.range(0, 6).mapToObj(i -> run + "_" + i).toList();
        datasets.forEach(dataset -> prepare(dataset, List.of()));
        datasets.forEach(dataset -> prepare(dataset, FIRST));

        await().until(() -> {
            growInTwoReplicas();
            return datasets.stream().allMatch(dataset -> pending(dataset).isEmpty());
        });

        assertThat(datasets)
                .allSatisfy(dataset -> assertThat(added(dataset)).containsExactlyInAnyOrderElementsOf(FIRST));
    }

    @Test
    void leavesATableThatIsInUseForLaterAndGrowsTheOthers() throws Exception {
        String used = run + "_a";
        String free = run + "_b";
        Stream.of(used, free).forEach(dataset -> prepare(dataset, List.of()));
        try (BulkTransaction reader = BulkTransaction.begin(pool, Duration.ofSeconds(10))) {
            reader.run("lock table asset." + used + " in access share mode");
            Stream.of(used, free).forEach(dataset -> prepare(dataset, FIRST));

            await().until(() -> {
                growInTwoReplicas();
                return pending(free).isEmpty();
            });
            prepare(used, SECOND);

            assertThat(added(free)).containsExactlyInAnyOrderElementsOf(FIRST);
            assertThat(added(used)).isEmpty();
            assertThat(pending(used)).containsExactlyInAnyOrderElementsOf(SECOND);
        }

        await().until(() -> {
            growInTwoReplicas();
            return pending(used).isEmpty();
        });
        assertThat(added(used)).containsExactlyInAnyOrderElementsOf(SECOND);
    }

    /** What a contract that comes into force does to its table. */
    private void prepare(String dataset, List<String> more) {
        pool.withTransaction(tx -> tables.prepare(table(dataset, more), tx))
                .await()
                .indefinitely();
    }

    /** Two replicas begin at one moment; returns when both are done. */
    private void growInTwoReplicas() {
        var start = new CyclicBarrier(2);
        Stream.of(new Growth(pool), new Growth(pool))
                .map(replica -> CompletableFuture.runAsync(() -> {
                    meet(start);
                    replica.growAll();
                }))
                .toList()
                .forEach(CompletableFuture::join);
    }

    private static void meet(CyclicBarrier start) {
        try {
            start.await();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    private List<String> pending(String dataset) {
        return names("select name from pending_column where dataset = $1", dataset);
    }

    /** The columns that the table has beside those it was made with. */
    private List<String> added(String dataset) {
        return names("""
                select attname::text as name from pg_attribute
                where attrelid = to_regclass('asset.' || $1::text) and attnum > 0 and attname <> 'code' and attname !~ '^_'""", dataset);
    }

    private List<String> names(String sql, String dataset) {
        List<String> names = new ArrayList<>();
        pool.preparedQuery(sql)
                .execute(Tuple.of(dataset))
                .await()
                .indefinitely()
                .forEach(row -> names.add(row.getString("name")));
        return names;
    }

    private static AssetTable table(String dataset, List<String> more) {
        List<Field> fields = Stream.concat(
                        Stream.of(text("code", 1)), more.stream().map(name -> text(name, null)))
                .toList();
        return new AssetTable(
                new RecordSchema(dataset, ZoneId.of("Asia/Shanghai"), null, null, List.of(), List.of(), fields));
    }

    private static Field text(String name, Integer key) {
        return Field.of(name, FieldType.STRING, key);
    }
}
