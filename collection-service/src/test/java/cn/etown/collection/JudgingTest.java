package cn.etown.collection;

import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Whatever happens to a judgement, every sealed batch gets one, once, and keeps no other waiting. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class JudgingTest {

    @Inject
    Governance governance;

    @Inject
    Pool pool;

    private final Provider provider = new Provider(Governance.UNIT_A);

    @Test
    void triesAgainWhatFailedWithoutKeepingOthersWaiting() {
        String broken = governance.online(Governance.UNIT_A, Governance.sales());
        String batch = send(broken, SalesLines.DAY);
        run("alter table asset.\"" + broken + "\" rename to \"away-" + broken + "\"");
        provider.tryMove(batch, "VALIDATING", "signer").then().statusCode(202);
        String other = send(governance.online(Governance.UNIT_A, Governance.sales()), SalesLines.DAY);

        assertThat(provider.seal(other).getString("state")).isEqualTo("ACCEPTED");
        assertThat(provider.read(batch).jsonPath().getString("state")).isEqualTo("VALIDATING");

        run("alter table asset.\"away-" + broken + "\" rename to \"" + broken + "\"");
        run("update batch set judge_after = null where id = '" + batch + "'");
        assertThat(provider.seal(batch).getString("state")).isEqualTo("ACCEPTED");
    }

    @Test
    void keepsNoSmallBatchWaitingBehindALargeOne() {
        String source = governance.online(Governance.UNIT_A, Governance.sales());
        String large = provider.open(Provider.manifest(source, "ORIGINAL", SalesLines.DAY, 30));
        provider.send(large, 1, SalesLines.csv(SalesLines.good(30)));
        var connection = pool.getConnection().await().indefinitely();
        var holding = connection.begin().await().indefinitely();
        try {
            connection
                    .query("lock table asset.\"" + source + "\" in access exclusive mode")
                    .execute()
                    .await()
                    .indefinitely();
            provider.tryMove(large, "VALIDATING", "signer").then().statusCode(202);
            await().until(() -> waitsForTable(source));

            String small = send(governance.online(Governance.UNIT_A, Governance.sales()), SalesLines.DAY);
            assertThat(provider.seal(small).getString("state")).isEqualTo("ACCEPTED");
            assertThat(provider.read(large).jsonPath().getString("state")).isEqualTo("VALIDATING");
        } finally {
            holding.rollback().await().indefinitely();
            connection.close().await().indefinitely();
        }
        assertThat(provider.seal(large).getString("state")).isEqualTo("ACCEPTED");
    }

    private boolean waitsForTable(String source) {
        return pool.preparedQuery("select 1 from pg_locks where relation = to_regclass($1) and not granted")
                        .execute(Tuple.of("asset.\"" + source + "\""))
                        .await()
                        .indefinitely()
                        .size()
                > 0;
    }

    @Test
    void acceptsOneOfManyBatchesThatAreSealedAtOnceForOnePeriod() {
        String source = governance.online(Governance.UNIT_A, Governance.sales());
        var batches = IntStream.range(0, 4)
                .mapToObj(i -> send(source, SalesLines.DAY))
                .toList();

        var states = batches.stream()
                .map(batch ->
                        CompletableFuture.supplyAsync(() -> provider.seal(batch).getString("state")))
                .toList()
                .stream()
                .map(CompletableFuture::join);

        assertThat(states).containsExactlyInAnyOrder("ACCEPTED", "REFUSED", "REFUSED", "REFUSED");
    }

    @Test
    void givesEveryReceiptAPlaceWithoutGaps() {
        String source = governance.online(Governance.UNIT_A, Governance.sales());
        IntStream.rangeClosed(1, 3)
                .mapToObj(day -> send(source, "2010-12-0" + day))
                .forEach(provider::seal);

        var row = pool.query("""
                        select count(*) as entries, max(position) as newest, (select position from ledger_head) as head,
                            (select count(*) from receipt) as receipts from ledger_entry""").execute().await().indefinitely().iterator().next();
        assertThat(row.getLong("entries"))
                .isEqualTo(row.getLong("newest"))
                .isEqualTo(row.getLong("head"))
                .isEqualTo(row.getLong("receipts"));
    }

    private String send(String source, String day) {
        String batch = provider.open(Provider.manifest(source, "ORIGINAL", day, 10));
        provider.send(
                batch,
                1,
                SalesLines.csv(SalesLines.good(10))
                        .replace(SalesLines.DAY, day)
                        .replace("536", day.substring(9) + "36"));
        return batch;
    }

    private void run(String sql) {
        pool.preparedQuery(sql).execute(Tuple.tuple()).await().indefinitely();
    }
}
