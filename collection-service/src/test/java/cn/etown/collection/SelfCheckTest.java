package cn.etown.collection;

import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

/** That the center finds out when what it keeps is no more what its receipt says. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class SelfCheckTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Governance governance;

    @Inject
    Pool pool;

    private final Provider provider = new Provider(Governance.UNIT_A);

    private record Sent(String source, String batch) {}

    @Test
    void aBatchHoldsThatWasLeftAlone() {
        Sent judged = judged();

        JsonPath verified = verify(judged.batch());

        assertThat(verified.getString("state")).as(verified.prettify()).isEqualTo("HOLDS");
        assertThat(verified.getLong("recordsDone")).isEqualTo(verified.getLong("recordsTotal"));
        assertThat(verified.getLong("recordsTotal")).isEqualTo(21);
        assertThat(verified.getList("findings")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    update asset.%s set quantity = quantity + 1 where _batch = $1 and _line = 5 | record
                    update asset.%s set product = repeat(product, 2) where _batch = $1 and _line = 5          | record
                    update asset.%s set _bucket = (_bucket + 1) %% 256 where _batch = $1 and _line = 5 | bucket
                    delete from asset.%s where _batch = $1 and _line = 5                        | received
                    delete from quarantine where batch = $1                                     | received
                    update quarantine set digest = sha256(digest) where batch = $1              | recordSetDigest
                    update quarantine set digest = substr(digest, 2) where batch = $1           | digest
                    update receipt set compact = replace(compact, '.', 'A.') where batch = (select id from batch where number = $1) | signature
                    update ledger_entry set nonce = sha256(nonce) where batch = (select id from batch where number = $1) | leaf
                    delete from ledger_entry where batch = (select id from batch where number = $1) | entry
                    update receipt set compact = 'none' where batch = (select id from batch where number = $1) | signature
                    update batch set state = 'REFUSED' where number = $1                        | verdict
                    update batch set accepted_totals = '{"amount": "1", "quantity": "1"}' where number = $1 | acceptedTotals
                    insert into supersession (row_batch, row_part, row_line, by_batch) values ($1, 1, 5, $1) | hiddenByNoCorrection
                    """)
    void aBatchDiffersThatWasTamperedWith(String tampering, String what) {
        Sent judged = judged();
        run("create table if not exists kept_entry (like ledger_entry)");
        run("insert into kept_entry select * from ledger_entry");
        tamper(tampering.formatted('"' + judged.source() + '"'), judged.batch());

        JsonPath verified = verify(judged.batch());

        // The ledger is that of all tests.
        run(
                "insert into ledger_entry select * from kept_entry on conflict (position) do update set nonce = excluded.nonce");
        run("drop table kept_entry");

        assertThat(verified.getString("state")).isEqualTo("DIFFERS");
        assertThat(verified.getList("findings.what")).contains(what);
        assertThat(told(judged.batch())).isNotEmpty();
        if (what.equals("record")) {
            assertThat(verified.getLong("findings[0].line")).isEqualTo(5);
            assertThat(verified.getInt("findings[0].part")).isEqualTo(1);
        }
    }

    /** The sampler takes its time, and whoever asks is not to wait for that. */
    @Test
    void whatTheSamplerAskedForIsSomebodysWhereHeAsksToo() {
        String batch = judged().batch();
        run("insert into verification (id, batch, requested_at, requested_by, state, records_total, not_before)"
                + " values (gen_random_uuid(), '" + batch + "', now(), 'sampler', 'WAITING', 21, 'infinity')");

        Response asked = provider.as("clerk").post(Provider.API + "/batches/" + batch + "/verifications");

        assertThat(asked.statusCode()).isEqualTo(202);
        assertThat(pool.preparedQuery(
                                "select from verification where batch = $1::text::uuid and requested_by <> 'sampler'")
                        .execute(Tuple.of(batch))
                        .await()
                        .indefinitely()
                        .rowCount())
                .isEqualTo(1);
        run("update verification set not_before = null where batch = '" + batch + "'");
        assertThat(verify(batch).getString("state")).isEqualTo("HOLDS");
    }

    @Test
    void everyBatchIsLookedAtWithoutBeingAskedFor() {
        // Those of other tests, which would have their turn before.
        run("update batch set sampled_at = now()");
        Sent judged = judged(open());

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(provider.get("/batches/" + judged.batch() + "/verifications")
                                .getList("items.state"))
                        .containsExactly("HOLDS"));
    }

    @Test
    void aCorrectionHoldsWithWhatItTookAway() {
        String source = judged().source();
        String correction = provider.open(
                Provider.manifest(source, "CORRECTION", SalesLines.DAY, 2).put("reason", "第一行录入有误，第三行系重复下单"));
        List<String> lines = SalesLines.good(3);
        provider.send(
                correction,
                1,
                SalesLines.HEADING.strip() + ",_operation\n"
                        + lines.get(0).strip() + ",UPSERT\n"
                        + lines.get(2).strip() + ",WITHDRAW\n");
        assertThat(provider.seal(correction).getString("state")).isEqualTo("ACCEPTED");

        JsonPath verified = verify(correction);

        assertThat(verified.getString("state")).as(verified.prettify()).isEqualTo("HOLDS");
        assertThat(verified.getLong("recordsTotal")).isEqualTo(2);
    }

    @Test
    void aBatchWithoutAReceiptIsHeldAgainstNothing() {
        String source = governance.online(Governance.UNIT_A, Governance.sales());
        String batch = provider.open(Provider.manifest(source, "ORIGINAL", SalesLines.DAY, 10));

        Response asked = provider.as("clerk").post(Provider.API + "/batches/" + batch + "/verifications");

        assertThat(asked.statusCode()).isEqualTo(422);
        assertThat(asked.<String>path("code")).isEqualTo("batch-not-judged");
    }

    @Test
    void aCheckIsSeenByNobodyWhoMayNotSeeTheBatch() {
        JsonPath verified = verify(judged().batch());

        assertThat(new Provider(Governance.UNIT_B)
                        .as("clerk")
                        .get(Provider.API + "/verifications/" + verified.getString("id"))
                        .statusCode())
                .isEqualTo(404);
    }

    /** One that is looked at only when somebody asks for it. */
    private Sent judged() {
        Sent opened = open();
        run("update batch set sampled_at = now() where id = '" + opened.batch() + "'");
        return judged(opened);
    }

    private Sent open() {
        String source = governance.online(Governance.UNIT_A, Governance.sales());
        return new Sent(source, provider.open(Provider.manifest(source, "ORIGINAL", SalesLines.DAY, 21)));
    }

    private Sent judged(Sent opened) {
        List<String> lines = SalesLines.good(20);
        lines.add(lines.get(0));
        provider.send(opened.batch(), 1, SalesLines.csv(lines));
        assertThat(provider.seal(opened.batch()).getString("state")).isEqualTo("ACCEPTED_WITH_REJECTS");
        return opened;
    }

    /** One that waits already is answered all the same. */
    @Test
    void fewBatchesOfAUnitWaitForIt() {
        List<String> waiting =
                IntStream.range(0, 3).mapToObj(i -> judged().batch()).toList();
        String another = judged().batch();
        waiting.forEach(
                batch -> run(
                        "insert into verification (id, batch, requested_at, requested_by, state, records_total, not_before)"
                                + " values (gen_random_uuid(), '" + batch
                                + "', now(), 'clerk', 'WAITING', 21, 'infinity')"
                                + " on conflict (batch) where state = 'WAITING' do update set not_before = 'infinity', requested_by = 'clerk'"));

        Response refused = provider.as("clerk").post(Provider.API + "/batches/" + another + "/verifications");
        Response known = provider.as("clerk").post(Provider.API + "/batches/" + waiting.get(0) + "/verifications");

        run("delete from verification where not_before = 'infinity'");
        refused.then()
                .statusCode(429)
                .body("code", equalTo("too-many-verifications"))
                .header("Retry-After", notNullValue());
        assertThat(known.statusCode()).isEqualTo(202);
        assertThat(verify(another).getString("state")).isEqualTo("HOLDS");
    }

    private JsonPath verify(String batch) {
        Response asked = provider.as("clerk").post(Provider.API + "/batches/" + batch + "/verifications");
        assertThat(asked.statusCode()).as(asked.asString()).isEqualTo(202);
        assertThat(asked.header("Location")).isEqualTo(Provider.API + "/verifications/" + asked.path("id"));
        return await().atMost(PATIENCE)
                .until(
                        () -> provider.get("/verifications/" + asked.path("id")),
                        check -> !check.getString("state").equals("WAITING"));
    }

    private void tamper(String sql, String batch) {
        Long number = pool.preparedQuery("select number from batch where id = $1::text::uuid")
                .execute(Tuple.of(batch))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong("number");
        assertThat(pool.preparedQuery(sql)
                        .execute(Tuple.of(number))
                        .await()
                        .indefinitely()
                        .rowCount())
                .isEqualTo(1);
    }

    private void run(String sql) {
        pool.query(sql).execute().await().indefinitely();
    }

    /** The events that tell of it. */
    private List<JsonObject> told(String batch) {
        List<JsonObject> events = new ArrayList<>();
        pool.preparedQuery(
                        "select data from kit.outbox where type = 'cn.etown.collection.batch-differs.v1' and subject = $1")
                .execute(Tuple.of("batches/" + batch))
                .await()
                .indefinitely()
                .forEach(row -> events.add(row.getJsonObject("data")));
        return events;
    }
}
