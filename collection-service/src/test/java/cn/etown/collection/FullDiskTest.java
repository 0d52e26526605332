package cn.etown.collection;

import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.kit.testing.NotAtMidnight;
import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

/** No unit can fill the center's disk. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@ExtendWith(NotAtMidnight.class)
class FullDiskTest {

    private static final String BAD = "1,茶叶,two,1,2010-12-01 08:26:00,\n";
    private static final int KEPT = 100;
    private static final byte[] PART = SalesLines.csv(SalesLines.good(50)).getBytes(StandardCharsets.UTF_8);

    @Inject
    Governance governance;

    @Inject
    Pool pool;

    private final Provider provider = new Provider(Governance.UNIT_B);
    private String source;

    @BeforeEach
    void goOnline() {
        source = governance.online(Governance.UNIT_B, Governance.sales());
    }

    @AfterEach
    void liftLimits() {
        run("delete from intake_limit");
    }

    @Test
    void ofManyRefusedRecordsOnlyTheFirstAreKeptWithTheirCellsAndAllAreCounted() {
        String batch = open(260);
        provider.send(batch, 1, SalesLines.HEADING + BAD.repeat(60));
        JsonPath part = provider.send(batch, 2, SalesLines.HEADING + BAD.repeat(60));
        provider.send(batch, 3, SalesLines.csv(SalesLines.good(70)));
        provider.send(batch, 4, SalesLines.csv(SalesLines.good(70)));

        JsonPath judged = provider.seal(batch);
        List<Object> cellsAre = quarantine(batch, "").getList("items.cellsAre");
        JsonPath rest = quarantine(batch, "&cursor=" + quarantine(batch, "").getString("next"));

        assertThat(part.getLong("quarantined")).isEqualTo(60);
        assertThat(judged.getString("problem.code")).isEqualTo("too-many-rejects");
        assertThat(judged.getLong("counted.received")).isEqualTo(260);
        assertThat(judged.getLong("counted.quarantined")).isEqualTo(190);
        assertThat(cellsAre).hasSize(KEPT).containsOnly("AS_SENT");
        assertThat(rest.getList("items")).hasSize(90);
        assertThat(rest.getList("items.cellsAre")).containsOnly("NOT_KEPT");
        assertThat(rest.getList("items[0].cells")).isEmpty();
        assertThat(rest.getList("items[0].failures")).isEmpty();
        assertThat(rest.getInt("items[0].moreFailures")).isEqualTo(1);
        assertThat(rest.getString("items[0].digest")).startsWith("sha-256:");
    }

    @Test
    void doublesAreKeptWithTheirCellsUpToTheSameNumber() {
        String batch = open(220);
        provider.send(batch, 1, SalesLines.csv(SalesLines.good(110)));
        provider.send(batch, 2, SalesLines.csv(SalesLines.good(110)));

        JsonPath judged = provider.seal(batch);
        JsonPath first = quarantine(batch, "");

        assertThat(judged.getLong("counted.quarantined")).isEqualTo(110);
        assertThat(first.getList("items.cellsAre")).hasSize(KEPT).containsOnly("CANONICAL");
        assertThat(quarantine(batch, "&cursor=" + first.getString("next")).getList("items.cellsAre"))
                .hasSize(10)
                .containsOnly("NOT_KEPT");
    }

    @Test
    void anInterfaceHasOnlySoManyOpenBatches() {
        limit(2, null);
        String first = open(1);
        open(1);

        provider.tryOpen(Provider.manifest(source, "ORIGINAL", SalesLines.DAY, 1))
                .then()
                .statusCode(422)
                .body("code", equalTo("too-many-open-batches"))
                .body("clause", equalTo("R4.3b"));

        provider.tryMove(first, "ABANDONED", "clerk").then().statusCode(202);
        open(1);
    }

    @Test
    void aUnitSendsOnlySoMuchADay() {
        limit(null, 2L * PART.length - 1);
        String batch = open(100);

        provider.trySend(batch, 1, PART).then().statusCode(200);
        assertTooMuchToday(provider.trySend(batch, 2, PART));
        provider.trySend(batch, 1, PART).then().statusCode(200);
    }

    @Test
    void aPartThatIsNotTakenCountsAsWhatWasReadOfIt() {
        limit(null, 2L * PART.length - 1);
        String batch = open(50);
        String wrong = Provider.contentDigest(new byte[] {1});

        provider.trySend(batch, 1, PART, wrong).then().statusCode(400).body("code", equalTo("content-digest-mismatch"));
        assertThat(bytesToday()).isEqualTo(PART.length);
        assertTooMuchToday(provider.trySend(batch, 1, PART, wrong));

        assertThat(bytesToday()).isEqualTo(2L * PART.length);
        assertTooMuchToday(provider.trySend(batch, 1, PART));
    }

    @Test
    void aPartThatTheDatabaseBreaksOffCountsAsNothing() throws Exception {
        String batch = open(100);
        provider.trySend(batch, 1, PART).then().statusCode(200);
        limit(null, null);
        try (var other = BulkTransaction.begin(pool, Duration.ofSeconds(10))) {
            other.run("lock table asset.\"" + source + "\"");
            var sent = CompletableFuture.supplyAsync(() -> provider.trySend(batch, 2, PART));
            String waiting = "(select pid from pg_locks where not granted and relation = 'asset.\"" + source
                    + "\"'::regclass offset 0) as waiting";
            await().until(() -> count(waiting + " where pg_cancel_backend(pid)") > 0);

            sent.get().then().statusCode(503);
        }

        assertThat(bytesToday()).isZero();
        provider.trySend(batch, 2, PART).then().statusCode(200);
        assertThat(bytesToday()).isEqualTo(PART.length);
    }

    @Test
    void aPartThatIsRefusedBeforeItIsReadCountsAsNothing() {
        String batch = open(50);
        provider.tryMove(batch, "ABANDONED", "clerk").then().statusCode(202);
        limit(null, null);

        provider.trySend(batch, 1, PART).then().statusCode(422).body("code", equalTo("batch-not-open"));

        assertThat(bytesToday()).isZero();
    }

    private static void assertTooMuchToday(Response answer) {
        answer.then().statusCode(422).body("code", equalTo("too-much-today")).body("clause", equalTo("R4.3b"));
    }

    /** The unit has sent nothing today, and may send so much, or as much as any. */
    private void limit(Integer openBatches, Long bytesADay) {
        run("delete from unit_intake where unit = '" + Governance.UNIT_B + "'");
        run("insert into intake_limit (unit, open_batches, bytes_a_day) values ('" + Governance.UNIT_B + "', "
                + openBatches + ", " + bytesADay + ")");
    }

    private long bytesToday() {
        return provider.get("/intake-limits/" + Governance.UNIT_B).getLong("bytesToday");
    }

    @Test
    void aBatchThatNobodySealsIsGivenUpAndItsRowsAreRemoved() {
        String forgotten = open(50);
        String kept = open(50);
        for (String batch : List.of(forgotten, kept)) {
            provider.send(batch, 1, SalesLines.csv(SalesLines.good(49)) + BAD);
            run("update batch set opened_at = now() - interval '15 days' where id = '" + batch + "'");
        }
        assertThat(rows(forgotten)).isEqualTo(50);
        run("update part set received_at = now() - interval '15 days' where batch = '" + forgotten + "'");

        await().until(() -> provider.read(forgotten).path("state").equals("ABANDONED"));
        await().until(() -> rows(forgotten) == 0);

        assertThat(provider.read(kept).<String>path("state")).isEqualTo("OPEN");
        assertThat(rows(kept)).isEqualTo(50);
        JsonPath history = provider.get("/batches/" + forgotten + "/transitions");
        assertThat(history.getString("items[0].by.subject")).isEqualTo("collection-service");
        assertThat(count("kit.outbox where type = 'cn.etown.collection.batch-abandoned.v1' and subject = 'batches/"
                        + forgotten + "' and data ->> 'swept' = 'true'"))
                .isEqualTo(1);
        assertThat(count("kit.audit where object = 'batches/" + forgotten
                        + "' and action in ('move-batch', 'remove-rows')"))
                .isEqualTo(2);
        provider.tryMove(forgotten, "VALIDATING", "signer")
                .then()
                .statusCode(422)
                .body("code", equalTo("batch-transition"));
    }

    @Test
    void theRowsOfARefusedBatchStay() {
        String refused = open(10);
        provider.send(refused, 1, SalesLines.csv(SalesLines.good(9)));
        provider.seal(refused);
        run("update batch set opened_at = now() - interval '15 days' where id = '" + refused + "'");
        String given = open(10);
        provider.send(given, 1, SalesLines.csv(SalesLines.good(9)));
        provider.tryMove(given, "ABANDONED", "clerk").then().statusCode(202);

        await().until(() -> rows(given) == 0);
        assertThat(rows(refused)).isEqualTo(9);
    }

    private String open(long records) {
        return provider.open(Provider.manifest(source, "ORIGINAL", SalesLines.DAY, records));
    }

    private JsonPath quarantine(String batch, String query) {
        return provider.get("/batches/" + batch + "/quarantine?limit=" + KEPT + query);
    }

    private long rows(String batch) {
        return count("asset.\"" + source + "\" join batch on number = _batch where id = '" + batch + "'")
                + count("quarantine q join batch b on b.number = q.batch where b.id = '" + batch + "'");
    }

    private long count(String from) {
        return pool.query("select count(*) from " + from)
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }

    private void run(String sql) {
        pool.preparedQuery(sql).execute(Tuple.tuple()).await().indefinitely();
    }
}
