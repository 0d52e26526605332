package cn.etown.collection;

import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.kit.testing.PostgresResource;
import cn.etown.kit.testing.Tokens;
import cn.etown.kit.time.CountyTime;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** That the center finds out, and names record by record, where what it has is not what the source has. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ReconciliationTest {

    private static final String API = Provider.API;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Governance governance;

    @Inject
    CountyTime county;

    @Inject
    Pool pool;

    @TempDir
    Path folder;

    private final Provider provider = new Provider(Governance.UNIT_A);
    private String code;
    private Source source;

    @BeforeEach
    void goOnline() {
        goOnline(Governance.sales());
        int thisYear = county.today().getYear();
        for (int year = thisYear - 1; year <= thisYear + 1; year++) {
            governance.publishCalendar(year);
        }
    }

    private void goOnline(JsonObject schema) {
        code = governance.online(Governance.UNIT_A, schema);
        source = new Source(provider, code, SalesLines.DAY, folder);
    }

    @Test
    void matchesWhatCameAsItWasSent() {
        String csv = SalesLines.csv(SalesLines.good(120));
        JsonPath batch = send(csv, 120);
        JsonPath unstated = awaitNewest("UNSTATED");

        JsonPath result = source.reconcile(source.state(csv));

        assertThat(unstated.getString("batch")).isEqualTo(batch.getString("id"));
        assertThat(unstated.getLong("heldRecords")).isEqualTo(120);
        assertThat(result.getString("state")).as(result.prettify()).isEqualTo("MATCHED");
        assertThat(result.getLong("statedRecords")).isEqualTo(120);
        assertThat(result.getLong("heldRecords")).isEqualTo(120);
        assertThat(result.getMap("heldTotals")).isEqualTo(result.getMap("statedTotals"));
        assertThat(result.getLong("asOf")).isGreaterThanOrEqualTo(batch.getLong("ledgerPosition"));
        assertThat(cases()).isEmpty();
        assertThat(told("reconciliations/" + result.getString("id"))).containsExactly("reconciled");
        assertThat(provider.get("/reconciliations?newest=true&interface=" + code)
                        .getList("items.state"))
                .containsExactly("MATCHED");
    }

    @Test
    void namesEachRecordThatDiffers() {
        List<String> own = SalesLines.good(60);
        List<String> sent = new ArrayList<>(own);
        sent.set(3, own.get(3).replace("1.25", "1.26"));
        sent.remove(10);
        sent.add("900000,茶,1,1.25,2010-12-01 08:00:00,\n");
        String batch = send(SalesLines.csv(sent), 60).getString("id");

        JsonPath result = source.reconcile(source.state(SalesLines.csv(own)));
        JsonPath found = provider.get("/reconciliations/" + result.getString("id") + "/differences");

        assertThat(result.getString("state")).as(result.prettify()).isEqualTo("DIFFERS");
        assertThat(result.getLong("statedRecords")).isEqualTo(result.getLong("heldRecords"));
        assertThat(byKind(found))
                .isEqualTo(Map.of(
                        "ALTERED", List.of(List.of("536003", "商品0")),
                        "SHORT", List.of(List.of("536010", "商品1")),
                        "EXCESS", List.of(List.of("900000", "茶"))));
        Map<String, Object> altered = found.getMap("items.find { it.kind == 'ALTERED' }");
        assertThat(altered.get("batch")).isEqualTo(batch);
        assertThat(altered.get("line")).isEqualTo(5);
        assertThat(altered.get("statedDigest")).isNotEqualTo(altered.get("heldDigest"));
        String csv = provider.as("clerk")
                .get(API + "/reconciliations/" + result.getString("id") + "/differences/file?kind=SHORT")
                .asString();
        assertThat(csv.lines()).hasSize(2);
        assertThat(csv).contains("SHORT,536010 / 商品1");
    }

    /** What the center adds to a record begins with an underscore, which no field's name does. */
    @Test
    void aFieldMayHaveAnyName() {
        JsonObject schema = Governance.sales();
        schema.getJsonArray("fields").getJsonObject(5).put("name", "digest");
        goOnline(schema);
        String csv = SalesLines.csv(SalesLines.good(20));
        send(csv, 20);

        JsonPath result = source.reconcile(source.state(csv));

        assertThat(result.getString("state")).as(result.prettify()).isEqualTo("MATCHED");
    }

    /** With a business key the center takes the doubles out itself, so what it has is short. */
    @Test
    void onePerCentDroppedAndOnePerCentDoubledDoNotPass() {
        List<String> own = SalesLines.good(600);
        List<String> sent = new ArrayList<>(own);
        List<String> dropped =
                IntStream.range(0, 6).mapToObj(i -> own.get(100 * i)).toList();
        List<String> doubled =
                IntStream.range(0, 6).mapToObj(i -> own.get(100 * i + 1)).toList();
        sent.removeAll(dropped);
        sent.addAll(doubled);
        JsonPath batch = send(SalesLines.csv(sent), 600);

        JsonPath result = source.reconcile(source.state(SalesLines.csv(own)));

        assertThat(batch.getString("state")).isEqualTo("ACCEPTED_WITH_REJECTS");
        assertThat(batch.getInt("counted.received")).isEqualTo(600);
        assertThat(result.getString("state")).isEqualTo("DIFFERS");
        assertThat(result.getMap("differences"))
                .isEqualTo(Map.of("short", 6, "excess", 0, "altered", 0, "duplicated", 6, "setAside", 6));
        Map<String, List<Object>> named =
                byKind(provider.get("/reconciliations/" + result.getString("id") + "/differences"));
        assertThat(named.get("SHORT")).containsExactlyInAnyOrderElementsOf(keys(dropped));
        assertThat(named.get("DUPLICATED")).containsExactlyInAnyOrderElementsOf(keys(doubled));
    }

    /** Without one all that came is there: as many records as stated, and the totals agree as well. */
    @Test
    void theSameWithoutABusinessKey() {
        JsonObject schema = Governance.sales();
        schema.getJsonArray("fields").forEach(field -> ((JsonObject) field).remove("key"));
        goOnline(schema);
        List<String> own = SalesLines.good(600);
        List<String> sent = new ArrayList<>(own);
        sent.removeAll(IntStream.range(0, 6).mapToObj(i -> own.get(100 * i)).toList());
        IntStream.range(0, 6).forEach(i -> sent.add(own.get(100 * i + 1)));
        send(SalesLines.csv(sent), 600);

        JsonPath result = source.reconcile(source.state(SalesLines.csv(own)));

        assertThat(result.getLong("heldRecords")).isEqualTo(600);
        assertThat(result.getMap("heldTotals")).isEqualTo(result.getMap("statedTotals"));
        assertThat(result.getString("state")).isEqualTo("DIFFERS");
        assertThat(result.getMap("differences"))
                .isEqualTo(Map.of("short", 6, "excess", 0, "altered", 0, "duplicated", 6, "setAside", 0));
        List<Integer> lines = provider.get(
                        "/reconciliations/" + result.getString("id") + "/differences?kind=DUPLICATED")
                .getList("items.line");
        assertThat(lines).containsExactlyInAnyOrder(596, 597, 598, 599, 600, 601);
    }

    /** A key that the source's own file has twice is named once, however often it came of that; one that came more often too. */
    @Test
    void namesDoublesOfTheSourceOnce() {
        List<String> own = SalesLines.good(300);
        own.add(own.get(3).replace("1.25", "1.26"));
        own.add(own.get(4));
        List<String> sent = new ArrayList<>(own);
        sent.add(own.get(4));
        sent.add(own.get(5));
        send(SalesLines.csv(sent), 304);

        JsonPath result = source.reconcile(source.state(SalesLines.csv(own)));

        assertThat(result.getMap("differences"))
                .isEqualTo(Map.of("short", 0, "excess", 0, "altered", 0, "duplicated", 4, "setAside", 2));
        JsonPath found = provider.get("/reconciliations/" + result.getString("id") + "/differences");
        assertThat(byKind(found).get("DUPLICATED"))
                .containsExactlyInAnyOrderElementsOf(keys(List.of(own.get(3), own.get(4), own.get(4), own.get(5))));
        assertThat(found.getList("items.quarantined")).doesNotContain(false);
    }

    /** The contract may have grown between the statement and the batch: what is stated is compared, not what it did not know. */
    @Test
    void comparesByTheVersionThatTheStatementNames() {
        JsonArray fields = new JsonArray();
        List<String> types = List.of("STRING", "INTEGER", "NUMBER", "BOOLEAN", "DATE", "TIMESTAMP", "TIME");
        types.forEach(type -> fields.add(Governance.field("v" + type, type, type)));
        fields.add(Governance.field("order", "order", "STRING").put("key", 1));
        JsonObject schema =
                JsonObject.of("zone", "Asia/Shanghai", "measures", new JsonArray(), "fields", fields.copy());
        goOnline(schema);
        List<String> lines = List.of(
                "\"a\"\"b\\c/d\",-7,1.50,true,2010-12-01,2010-12-01T08:26:00+08:00,08:26:00,1",
                "村\u007f😀<&>',12345678901234567890,-0.001,false,2010-12-02,2010-12-01T08:26:00.120+08:00,08:26:00.5,2",
                "\"a\nb\tc,\u2028\",0,100,,2010-12-03,1999-12-31T23:59:59Z,23:59:59,3",
                ",,,,,,,4");
        String heading = String.join(",", types) + ",order";
        String statement = source.state(heading + "\n" + String.join("\n", lines) + "\n");
        source.awaitResult(statement, "MISSING");
        JsonArray more = JsonArray.of(Governance.field("added", "added", "STRING"));
        fields.forEach(more::add);
        governance.putInForce(code, 2, schema.copy().put("fields", more));
        send(
                heading + ",added\n"
                        + lines.stream().map(line -> line + ",new\n").collect(Collectors.joining()),
                lines.size());

        JsonPath result = source.awaitResult(statement, "MATCHED", "DIFFERS", "WANTS_RECORDS");

        assertThat(result.getString("state")).as(result.prettify()).isEqualTo("MATCHED");
        assertThat(cases()).extracting(found -> found.get("state")).containsExactly("CLOSED");
    }

    /** A correction may come under another version than the batch that it corrects. */
    @Test
    void comparesAPeriodOfTwoVersionsByEither() {
        List<String> own = SalesLines.good(20);
        send(SalesLines.csv(own), 20);
        JsonObject grown = Governance.sales();
        grown.getJsonArray("fields").add(0, Governance.field("note", "备注", "STRING"));
        governance.putInForce(code, 2, grown);
        String batch = provider.open(
                Provider.manifest(code, "CORRECTION", SalesLines.DAY, 1).put("reason", "补充收银员的备注信息，按来源系统"));
        provider.send(
                batch,
                1,
                SalesLines.HEADING.strip() + ",备注,_operation\n" + own.get(7).strip() + ",赠品,UPSERT\n");
        assertThat(provider.seal(batch).getString("state")).isEqualTo("ACCEPTED");
        List<String> noted =
                new ArrayList<>(own.stream().map(line -> line.strip() + ",\n").toList());
        noted.set(7, own.get(7).strip() + ",赠品\n");

        String first = source.state(source.make(SalesLines.csv(own), 1));
        JsonPath byTheFirst = source.awaitResult(first, "MATCHED", "DIFFERS", "WANTS_RECORDS");
        String second = source.state(source.make(SalesLines.HEADING.strip() + ",备注\n" + String.join("", noted), 2)
                .put("reason", "按规范的新版本重新导出对账单"));
        JsonPath byTheSecond = source.awaitResult(second, "MATCHED", "DIFFERS", "WANTS_RECORDS");

        assertThat(byTheFirst.getString("state")).as(byTheFirst.prettify()).isEqualTo("MATCHED");
        assertThat(byTheSecond.getString("state")).as(byTheSecond.prettify()).isEqualTo("MATCHED");
    }

    /** The database computes what a record is known by as the tool does, whatever its key is made of: else none would be ALTERED. */
    @Test
    void knowsRecordsByKeysOfAnyTypeAndText() {
        JsonArray fields = new JsonArray();
        List<String> types = List.of("STRING", "INTEGER", "NUMBER", "BOOLEAN", "DATE", "TIMESTAMP", "TIME");
        types.forEach(
                type -> fields.add(Governance.field("k" + type, type, type).put("key", types.indexOf(type) + 1)));
        fields.add(Governance.field("value", "value", "STRING"));
        goOnline(JsonObject.of("zone", "Asia/Shanghai", "measures", new JsonArray(), "fields", fields));
        List<String> keys = List.of(
                "\"a\"\"b\\c/d\",-7,1.50,true,2010-12-01,2010-12-01T08:26:00+08:00,08:26:00",
                "村\u007f😀<&>',12345678901234567890,-0.001,false,2010-12-02,2010-12-01T08:26:00.120+08:00,08:26:00.5",
                "\"a\nb\tc,\u2028\",0,100,true,2010-12-03,1999-12-31T23:59:59Z,23:59:59",
                "e\u0301,1,1,false,2010-12-04,2010-12-01T00:00:00Z,00:00:00");
        String heading = String.join(",", types) + ",value\n";
        send(heading + keys.stream().map(key -> key + ",sent\n").collect(Collectors.joining()), 4);

        JsonPath result = source.reconcile(
                source.state(heading + keys.stream().map(key -> key + ",own\n").collect(Collectors.joining())));

        assertThat(result.getMap("differences"))
                .isEqualTo(Map.of("short", 0, "excess", 0, "altered", 4, "duplicated", 0, "setAside", 0));
        assertThat(result.getInt("bucketsDiffer")).isPositive();
    }

    /** One that is cut short is done anew from its beginning. */
    @Test
    void survivesThatItsConnectionIsCut() {
        List<String> own = SalesLines.good(20);
        send(SalesLines.csv(own.subList(1, 20)), 19);
        String statement;
        try (BulkTransaction hold = BulkTransaction.begin(pool, PATIENCE)) {
            hold.run("lock table reconciliation_bucket in exclusive mode");
            statement = source.state(SalesLines.csv(own));
            await().atMost(PATIENCE).until(() -> hold.rows("""
                                    select pg_terminate_backend(l.pid) from pg_locks l
                                    where not l.granted and l.relation = 'reconciliation_bucket'::regclass""").count() > 0);
        }

        JsonPath result = source.reconcile(statement);

        assertThat(result.getMap("differences"))
                .isEqualTo(Map.of("short", 1, "excess", 0, "altered", 0, "duplicated", 0, "setAside", 0));
        assertThat(cases()).hasSize(1);
    }

    @Test
    void saysOfWhatWasRefusedThatItCame() {
        List<String> own = SalesLines.good(40);
        own.set(7, own.get(7).replace("1.25", "much"));
        send(SalesLines.csv(own), 40);

        JsonPath result = source.reconcile(source.state(SalesLines.csv(own)));
        JsonPath found = provider.get("/reconciliations/" + result.getString("id") + "/differences");

        assertThat(result.getString("state")).isEqualTo("DIFFERS");
        assertThat(found.getList("items.kind")).containsExactly("SHORT");
        assertThat(found.getBoolean("items[0].quarantined")).isTrue();
        assertThat(found.getInt("items[0].line")).isEqualTo(9);
        assertThat(found.getString("items[0].key")).isNull();
    }

    @Test
    void nothingAtAllIsMissingHoweverLittleWasStated() {
        JsonPath none = source.reconcile(source.state(SalesLines.csv(SalesLines.good(5))));

        assertThat(none.getString("state")).isEqualTo("MISSING");
        assertThat(none.getLong("statedRecords")).isEqualTo(5);
        assertThat(none.getLong("heldRecords")).isZero();
        assertThat(cases()).hasSize(1);
    }

    @Test
    void aNilAgainstAStatementOfRecordsIsShort() {
        String nil = provider.open(Provider.manifest(code, "NIL", SalesLines.DAY, 0));
        provider.seal(nil);

        JsonPath result = source.reconcile(source.state(SalesLines.csv(SalesLines.good(5))));

        assertThat(result.getString("state")).isEqualTo("DIFFERS");
        assertThat(result.getInt("differences.short")).isEqualTo(5);
    }

    @Test
    void aNilAndAStatementOfNothingMatch() {
        String nil = provider.open(Provider.manifest(code, "NIL", SalesLines.DAY, 0));
        provider.seal(nil);

        JsonPath result = source.reconcile(source.state(SalesLines.csv(List.of())));

        assertThat(result.getString("state")).as(result.prettify()).isEqualTo("MATCHED");
    }

    @Test
    void aDueBatchThatIsNotHereIsMissingThoughNothingWasStated() {
        LocalDate today = county.today();
        JsonObject dueAtOnce =
                JsonObject.of("frequency", "DAILY", "latestArrival", JsonObject.of("daysAfter", 0, "time", "00:00"));
        governance.setPolicy(code, 1, today.minusDays(1), dueAtOnce);

        await().atMost(PATIENCE)
                .until(() -> !provider.get("/reconciliations?state=MISSING&interface=" + code)
                        .getList("items")
                        .isEmpty());
        JsonPath missing = provider.get("/reconciliations?state=MISSING&interface=" + code);

        assertThat(missing.getString("items[0].period.from"))
                .isEqualTo(today.minusDays(1).toString());
        assertThat(missing.getString("items[0].statedRecords")).isNull();
        assertThat(missing.getLong("items[0].heldRecords")).isZero();
        String expected = missing.getString("items[0].expectedBatch");
        assertThat(provider.get("/expected-batches/" + expected).getString("state"))
                .isEqualTo("MISSING");
        assertThat(told("reconciliations/" + missing.getString("items[0].id"))).containsExactly("reconciled");
    }

    /** A batch that is being sent is no missing one. */
    @Test
    void waitsForTheBatchThatIsOnItsWay() {
        String csv = SalesLines.csv(SalesLines.good(30));
        String batch = provider.open(Provider.manifest(code, "ORIGINAL", SalesLines.DAY, 30));
        String statement = source.state(csv);
        awaitPutOff(statement);

        provider.send(batch, 1, csv);
        provider.seal(batch);
        JsonPath result = source.awaitResult(statement, "MATCHED");

        assertThat(result.getString("waitsUntil")).isNull();
        assertThat(cases()).isEmpty();
        assertThat(provider.get("/reconciliations?interface=" + code).getList("items.state"))
                .doesNotContain("MISSING");
    }

    @Test
    void asksForNothingBeforeItIsDue() {
        LocalDate yesterday = county.today().minusDays(1);
        source = new Source(provider, code, yesterday.toString(), folder);
        JsonObject dueLater =
                JsonObject.of("frequency", "DAILY", "latestArrival", JsonObject.of("daysAfter", 9, "time", "00:00"));
        governance.setPolicy(code, 1, yesterday, dueLater);
        await().atMost(PATIENCE)
                .until(() -> !provider.get("/expected-batches?interface=" + code)
                        .getList("items")
                        .isEmpty());
        String statement = source.state(SalesLines.csv(SalesLines.good(5)));
        awaitPutOff(statement);
        assertThat(cases()).isEmpty();

        pool.preparedQuery("update expected_batch set due_at = settles_at - interval '20 days' where interface = $1")
                .execute(Tuple.of(code))
                .await()
                .indefinitely();
        pool.preparedQuery("update reconciliation set not_before = null where interface = $1")
                .execute(Tuple.of(code))
                .await()
                .indefinitely();

        source.awaitResult(statement, "MISSING");
        assertThat(cases()).hasSize(1);
    }

    private void awaitPutOff(String statement) {
        await().atMost(PATIENCE)
                .until(() -> source.awaitResult(statement, "WAITING", "MISSING").getString("waitsUntil") != null);
    }

    /** A batch is held against the statement that holds: whoever states meanwhile goes first, or waits. */
    @Test
    void takesBatchesInApartFromStatements() {
        String csv = SalesLines.csv(SalesLines.good(3));
        try (BulkTransaction stating = BulkTransaction.begin(pool, PATIENCE)) {
            stating.run("select pg_advisory_xact_lock(hashtextextended($1, 7))", code);
            send(csv, 3);
            await().atMost(PATIENCE).until(() -> stating.rows("""
                            select 1 from pg_locks l, (select hashtextextended($1, 7) as key) k
                            where l.locktype = 'advisory' and not l.granted
                                and l.classid::bigint = (k.key >> 32) & 4294967295 and l.objid::bigint = k.key & 4294967295""", code).count() > 0);
        }

        assertThat(awaitNewest("UNSTATED").getLong("heldRecords")).isEqualTo(3);
    }

    @Test
    void hasOneNewestResultOfAPeriod() {
        send(SalesLines.csv(SalesLines.good(3)), 3);
        String id = awaitNewest("UNSTATED").getString("id");

        assertThatThrownBy(() ->
                        pool.preparedQuery("""
                                insert into reconciliation (id, interface, unit, period_from, period_to, state, requested_at)
                                select gen_random_uuid(), interface, unit, period_from, period_to, 'UNSTATED', requested_at
                                from reconciliation where id = $1::text::uuid""").execute(Tuple.of(id)).await().indefinitely())
                .hasMessageContaining("reconciliation_of_period");
    }

    @Test
    void aBatchThatComesAfterItsStatementIsHeldAgainstIt() {
        String csv = SalesLines.csv(SalesLines.good(30));
        String statement = source.state(csv);
        source.awaitResult(statement, "MISSING");
        send(csv, 30);

        JsonPath result = source.awaitResult(statement, "MATCHED");

        assertThat(result.getString("batch")).isNotNull();
        assertThat(cases()).extracting(found -> found.get("state")).containsExactly("CLOSED");
    }

    @Nested
    class Statements {

        @Test
        void aLaterOneTakesItsPlaceWithAReasonAndBothStay() {
            JsonObject first = source.make(SalesLines.csv(SalesLines.good(3)));
            String before = source.state(first);

            Response silent = source.tryState(first.copy());
            Response empty = source.tryState(first.copy().put("reason", "情况属实，已核实，已核实"));
            String after = source.state(first.copy().put("reason", "原对账单漏统计了两家门店的订单"));

            assertThat(silent.<String>path("code")).isEqualTo("reason-required");
            assertThat(empty.<String>path("code")).isEqualTo("empty-phrase");
            assertThat(provider.get("/statements/" + before).getString("supersededBy"))
                    .isEqualTo(after);
            assertThat(provider.get("/statements/" + after).getString("supersedes"))
                    .isEqualTo(before);
            assertThat(provider.get("/statements?interface=" + code).getList("items"))
                    .hasSize(2);
            assertThat(told("statements/" + after)).containsExactly("statement-taken");
        }

        @Test
        void isTakenOnceUnderOneKey() {
            JsonObject statement = source.make(SalesLines.csv(SalesLines.good(3)));
            String key = code + "-once";

            List<String> ids = IntStream.range(0, 2)
                    .mapToObj(i -> provider.as("signer")
                            .header("Idempotency-Key", key)
                            .contentType("application/json")
                            .body(statement.encode())
                            .post(API + "/statements")
                            .<String>path("id"))
                    .toList();

            assertThat(ids.get(0)).isNotNull().isEqualTo(ids.get(1));
        }

        @Test
        void isRefusedWhereItContradictsItself() {
            JsonObject good = source.make(SalesLines.csv(SalesLines.good(20)));
            JsonObject twice = good.copy();
            JsonArray buckets = twice.getJsonArray("buckets");
            buckets.add(buckets.getJsonObject(0).copy());
            JsonObject tooMany = good.copy();
            tooMany.put("buckets", new JsonArray(Collections.nCopies(257, buckets.getJsonObject(0))));

            assertRefused(good.copy().put("records", 21), "statement-inconsistent");
            assertRefused(good.copy().put("recordSetDigest", Governance.DIGEST), "statement-inconsistent");
            assertRefused(good.copy().put("totals", JsonObject.of("amount", "1")), "statement-inconsistent");
            assertRefused(good.copy().put("failing", 21), "statement-inconsistent");
            assertRefused(good.copy().put("contractVersion", 2), "no-such-contract");
            assertRefused(twice, "statement-inconsistent");
            assertThat(source.tryState(tooMany).statusCode()).isEqualTo(400);
            assertThat(source.tryState(good.copy().put("interface", "no-such")).statusCode())
                    .isEqualTo(404);
            assertThat(provider.get("/statements?interface=" + code).getList("items"))
                    .isEmpty();
        }

        @Test
        void isNoneOfAnotherUnits() {
            JsonObject good = source.make(SalesLines.csv(SalesLines.good(2)));
            String id = source.state(good);
            Provider other = new Provider(Governance.UNIT_B);

            assertThat(other.as("signer")
                            .contentType("application/json")
                            .body(good.encode())
                            .post(API + "/statements")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(other.as("clerk").get(API + "/statements/" + id).statusCode())
                    .isEqualTo(404);
        }

        private void assertRefused(JsonObject statement, String why) {
            Response refused = source.tryState(statement);
            assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(422);
            assertThat(refused.<String>path("code")).isEqualTo(why);
        }
    }

    @Nested
    class Naming {

        private String wanting;
        private int bucket;

        @BeforeEach
        void differ() {
            List<String> own = SalesLines.good(20);
            send(SalesLines.csv(own.subList(0, 19)), 19);
            String statement = source.state(SalesLines.csv(own));
            wanting = source.awaitResult(statement, "WANTS_RECORDS").getString("id");
            bucket = provider.get("/reconciliations/" + wanting + "/wanted-buckets")
                    .getInt("items[0].bucket");
        }

        @Test
        void takesNoOtherRecordsThanWereStated() {
            String digest = "{\"digest\":\"" + Governance.DIGEST + "\"}\n";
            assertName(422, "bucket-differs", bucket, "");
            assertName(422, "bucket-differs", bucket, digest);
            assertName(
                    400, "not-a-named-record", bucket, "{\"digest\":\"" + Governance.DIGEST + "\",\"key\":[\"1\"]}\n");
            assertName(400, "not-a-named-record", bucket, "nonsense\n");
            assertName(400, "not-a-named-record", bucket, "{\"key\":[\"1\",\"2\"]}\n");
            assertName(422, "bucket-not-wanted", (bucket + 1) % 256, digest);
            assertThat(new Source(new Provider(Governance.UNIT_B), code, SalesLines.DAY, folder)
                            .tryName(wanting, bucket, digest.getBytes(StandardCharsets.UTF_8))
                            .statusCode())
                    .isEqualTo(404);
            assertName(400, "not-a-named-record", bucket, "null\n");
            assertName(400, "not-a-named-record", bucket, "{\"digest\":null}\n");
            assertName(
                    400,
                    "not-a-named-record",
                    bucket,
                    "{\"digest\":\"" + Governance.DIGEST + "\",\"key\":[null,null]}\n");
            assertName(
                    400,
                    "not-a-named-record",
                    bucket,
                    "{\"digest\":\"" + Governance.DIGEST + "\",\"key\":[\"a\\u0000\",\"b\"]}\n");
            assertThat(source.tryName(wanting, bucket, new byte[1_000_000]).statusCode())
                    .isEqualTo(422);
        }

        @Test
        void isSafeToRepeatAndOpensTheCaseBefore() {
            assertThat(cases()).hasSize(1);

            source.nameRecords(wanting);
            byte[] again = named();
            Response repeated = source.tryName(wanting, bucket, again);

            assertThat(repeated.statusCode()).isEqualTo(204);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    provider.get("/reconciliations/" + wanting).getString("state"))
                            .isEqualTo("DIFFERS"));
            assertThat(told("reconciliations/" + wanting)).containsExactly("reconciled", "reconciled");
        }

        /**
         * A result that was begun before the last bucket was named, and ends after it, wants what is there already: nobody names that
         * again.
         */
        @Test
        void goesOnWithWhatWasNamedForTheResultBefore() {
            byte[] lines = linesOf(bucket);
            String statement = provider.get("/reconciliations/" + wanting).getString("statement");
            try (BulkTransaction hold = BulkTransaction.begin(pool, PATIENCE)) {
                hold.run("lock table reconciliation_bucket in exclusive mode");
                pool.preparedQuery(
                                "update reconciliation set state = 'OVERTAKEN', newest = false where id = $1::text::uuid")
                        .execute(Tuple.of(wanting))
                        .await()
                        .indefinitely();
                pool.preparedQuery("""
                                insert into reconciliation (id, interface, unit, period_from, period_to, statement, state, requested_at)
                                select gen_random_uuid(), interface, unit, period_from, period_to, statement, 'WAITING', now()
                                from reconciliation where id = $1::text::uuid""").execute(Tuple.of(wanting)).await().indefinitely();
                await().atMost(PATIENCE).until(() -> hold.rows("""
                                select 1 from pg_locks
                                where not granted and relation = 'reconciliation_bucket'::regclass""").count() > 0);
                assertThat(source.tryName(wanting, bucket, lines).statusCode()).isEqualTo(204);
            }

            assertThat(source.awaitResult(statement, "DIFFERS").getInt("differences.short"))
                    .isEqualTo(1);
        }

        /** Whatever a statement says, no body is longer than what the center has room for. */
        @Test
        void takesNoBodyThatIsTooLarge() {
            JsonObject schema = Governance.sales();
            schema.getJsonArray("fields").forEach(field -> ((JsonObject) field).remove("key"));
            goOnline(schema);
            List<String> same = Collections.nCopies(200, SalesLines.good(1).get(0));
            send(SalesLines.csv(same.subList(0, 100)), 100);
            String id = source.awaitResult(source.state(SalesLines.csv(same)), "WANTS_RECORDS")
                    .getString("id");
            int only =
                    provider.get("/reconciliations/" + id + "/wanted-buckets").getInt("items[0].bucket");

            Response refused = source.tryName(id, only, new byte[1_200_000]);

            assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(413);
            assertThat(refused.<String>path("code")).isEqualTo("bucket-too-large");
            source.nameRecords(id);
            assertThat(source.awaitResult(provider.get("/reconciliations/" + id).getString("statement"), "DIFFERS")
                            .getInt("differences.short"))
                    .isEqualTo(100);
        }

        /** What is put aside has no name any more while it comes in, so that nothing is left of it even when the service dies. */
        @Test
        void putsBodiesAsideWithoutAName() throws IOException {
            String head = "PUT " + API + "/reconciliations/" + wanting + "/buckets/" + bucket + " HTTP/1.1\r\n"
                    + "Host: localhost\r\nAuthorization: Bearer "
                    + Tokens.of("clerk").unit(Governance.UNIT_A).sign()
                    + "\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n";
            try (Socket connection = new Socket("localhost", RestAssured.port)) {
                connection.getOutputStream().write((head + "1\r\n{\r\n").getBytes(StandardCharsets.US_ASCII));

                List<String> open = await().atMost(PATIENCE).until(Naming::openBodies, found -> !found.isEmpty());
                connection.getOutputStream().write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

                assertThat(open).allMatch(file -> file.endsWith(" (deleted)"));
                assertThat(new String(connection.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                        .isEqualTo("HTTP/1.1 400");
            }
        }

        /** The files that this process, which is the service's too, has open. */
        private static List<String> openBodies() throws IOException {
            List<String> open = new ArrayList<>();
            try (var files = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
                for (Path file : files) {
                    try {
                        open.add(Files.readSymbolicLink(file).toString());
                    } catch (NoSuchFileException closed) {
                        continue;
                    }
                }
            }
            return open.stream().filter(file -> file.contains("etown-bucket")).toList();
        }

        private byte[] linesOf(int wanted) {
            source.writeRecords(wanting);
            return named();
        }

        private byte[] named() {
            try {
                return Files.readAllBytes(folder.resolve("into").resolve("bucket-%03d.ndjson".formatted(bucket)));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        private void assertName(int status, String why, int number, String lines) {
            Response refused = source.tryName(wanting, number, lines.getBytes(StandardCharsets.UTF_8));
            assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(status);
            assertThat(refused.<String>path("code")).isEqualTo(why);
        }
    }

    @Nested
    class TheCase {

        private final List<String> own = SalesLines.good(50);
        private String statement;
        private String id;

        private void differ() {
            send(SalesLines.csv(own.subList(0, 48)), 48);
            statement = source.state(SalesLines.csv(own));
            source.reconcile(statement);
            id = (String) cases().get(0).get("id");
        }

        @Test
        void isClosedByTheCorrectionThatMendsIt() {
            differ();
            correct(own.subList(48, 49));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    source.awaitResult(statement, "DIFFERS").getInt("differences.short"))
                            .isEqualTo(1));
            assertThat(read().getString("state")).isEqualTo("OPEN");

            correct(own.subList(49, 50));
            JsonPath mended = source.awaitResult(statement, "MATCHED");

            assertThat(read().getString("state")).isEqualTo("CLOSED");
            assertThat(read().getString("reconciliation")).isEqualTo(mended.getString("id"));
            assertThat(told("reconciliation-cases/" + id))
                    .containsExactly("reconciliation-case-opened", "reconciliation-case-closed");
        }

        @Test
        void isNotClosedByAStatementThatSaysWhatTheCenterHas() {
            differ();
            String other =
                    source.state(source.make(SalesLines.csv(own.subList(0, 48))).put("reason", "重新导出后只有四十八笔订单"));

            source.awaitResult(other, "MATCHED");

            assertThat(read().getString("state")).isEqualTo("OPEN");
        }

        @Test
        void isAnsweredByTheUnitAndClosedByTheCenterOnEvidence() {
            differ();
            String said = "两笔订单在传输中丢失，已补报更正批次";

            assertThat(move("signer", "ANSWERED", "情况属实，已核实，已核实", null).<String>path("code"))
                    .isEqualTo("empty-phrase");
            assertThat(move("signer", "CLOSED", said, null).statusCode()).isEqualTo(403);
            assertThat(move("governor", "ANSWERED", said, null).statusCode()).isEqualTo(403);
            assertThat(move("signer", "ANSWERED", said, null).<String>path("state"))
                    .isEqualTo("ANSWERED");
            assertThat(move("governor", "OPEN", "答复未说明丢失的原因，请补充", null).<String>path("state"))
                    .isEqualTo("OPEN");
            assertThat(move("governor", "CLOSED", said, null).<String>path("code"))
                    .isEqualTo("evidence-required");
            assertThat(move("governor", "CLOSED", said, "https://example.cn/log.pdf")
                            .<String>path("state"))
                    .isEqualTo("CLOSED");
            assertThat(move("governor", "OPEN", said, null).<String>path("code"))
                    .isEqualTo("case-transition");
            assertThat(provider.get("/reconciliation-cases/" + id + "/transitions")
                            .getList("items.to"))
                    .containsExactly("OPEN", "ANSWERED", "OPEN", "CLOSED");
            assertThat(told("reconciliation-cases/" + id))
                    .containsExactly(
                            "reconciliation-case-opened",
                            "reconciliation-case-answered",
                            "reconciliation-case-reopened",
                            "reconciliation-case-closed");
        }

        @Test
        void hasAClockThatIsExtendedOnceAndWhoseBreachIsTold() {
            differ();
            String due = read().getString("dueAt");
            assertThat(due).isNotNull();
            assertThat(owed()).contains(API + "/reconciliation-cases/" + id);
            assertThat(extend().<String>path("dueAt")).isGreaterThan(due);
            assertThat(extend().<String>path("code")).isEqualTo("no-extension");

            pool.preparedQuery("update reconciliation_case set due_at = opened_at where id = $1::text::uuid")
                    .execute(Tuple.of(id))
                    .await()
                    .indefinitely();

            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(read().getString("overdueSince")).isNotNull());
            assertThat(told("reconciliation-cases/" + id)).contains("reconciliation-case-overdue");
        }

        /** Neither more time nor another question makes that what was late was in time. */
        @Test
        void keepsABreachOnRecord() {
            differ();
            runOut(1);
            String since = read().getString("overdueSince");

            assertThat(extend().<Boolean>path("extended")).isTrue();
            assertThat(read().getString("overdueSince")).isEqualTo(since);
            runOut(2);
            assertThat(move("signer", "ANSWERED", "两笔订单在传输中丢失，已补报更正批次", null).statusCode())
                    .isEqualTo(200);
            assertThat(move("governor", "OPEN", "答复未说明丢失的原因，请补充", null).statusCode())
                    .isEqualTo(200);

            assertThat(read().getString("overdueSince")).isEqualTo(since);
            assertThat(
                            provider
                                    .get("/reconciliation-cases/" + id + "/transitions")
                                    .getList("items.reason", String.class)
                                    .stream()
                                    .filter(reason -> reason != null && reason.startsWith("逾期未答复")))
                    .hasSize(2);
        }

        private void runOut(int times) {
            pool.preparedQuery("update reconciliation_case set due_at = opened_at where id = $1::text::uuid")
                    .execute(Tuple.of(id))
                    .await()
                    .indefinitely();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(told("reconciliation-cases/" + id).stream()
                                    .filter("reconciliation-case-overdue"::equals))
                            .hasSize(times));
        }

        @Test
        void isNobodyElses() {
            differ();

            assertThat(new Provider(Governance.UNIT_B)
                            .as("signer")
                            .get(API + "/reconciliation-cases/" + id)
                            .statusCode())
                    .isEqualTo(404);
        }

        private JsonPath read() {
            return provider.get("/reconciliation-cases/" + id);
        }

        /** The things of all tasks of the unit. */
        private List<String> owed() {
            List<String> links = new ArrayList<>();
            String cursor = "";
            while (cursor != null) {
                JsonPath page = provider.as("signer")
                        .get(API + "/tasks?limit=200" + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                        .jsonPath();
                links.addAll(page.getList("items.link"));
                cursor = page.getString("next");
            }
            return links;
        }

        private Response move(String role, String target, String reason, String link) {
            JsonObject request = JsonObject.of("target", target, "reason", reason);
            if (link != null) {
                request.put("evidence", JsonObject.of("link", link));
            }
            return by(role, request, "/transitions");
        }

        private Response extend() {
            return by("governor", JsonObject.of("reason", "涉及两个系统的历史订单，需逐笔核对"), "/extensions");
        }

        private Response by(String role, JsonObject request, String path) {
            String tag = provider.as("signer")
                    .get(API + "/reconciliation-cases/" + id)
                    .header("ETag");
            Tokens token = Tokens.of(role);
            return given().auth()
                    .oauth2(
                            role.equals("signer")
                                    ? token.unit(Governance.UNIT_A).sign()
                                    : token.sign())
                    .header("If-Match", tag)
                    .contentType("application/json")
                    .body(request.encode())
                    .post(API + "/reconciliation-cases/" + id + path);
        }

        private void correct(List<String> lines) {
            String batch = provider.open(Provider.manifest(code, "CORRECTION", SalesLines.DAY, lines.size())
                    .put("reason", "传输中丢失的订单，按来源系统补报"));
            String csv = lines.stream().map(line -> line.strip() + ",UPSERT\n").collect(Collectors.joining());
            provider.send(batch, 1, SalesLines.HEADING.strip() + ",_operation\n" + csv);
            assertThat(provider.seal(batch).getString("state")).isEqualTo("ACCEPTED");
        }
    }

    private JsonPath send(String csv, int records) {
        String batch = provider.open(Provider.manifest(code, "ORIGINAL", SalesLines.DAY, records));
        provider.send(batch, 1, csv);
        return provider.seal(batch);
    }

    private JsonPath awaitNewest(String state) {
        String path = "/reconciliations?newest=true&interface=" + code + "&state=" + state;
        await().atMost(PATIENCE).until(() -> provider.get(path).getList("items").size() == 1);
        return provider.get("/reconciliations/" + provider.get(path).getString("items[0].id"));
    }

    private List<Map<String, Object>> cases() {
        return provider.get("/reconciliation-cases?interface=" + code).getList("items");
    }

    private static Map<String, List<Object>> byKind(JsonPath found) {
        return found.<Map<String, Object>>getList("items").stream()
                .collect(Collectors.groupingBy(
                        item -> (String) item.get("kind"),
                        Collectors.mapping(item -> item.get("key"), Collectors.toList())));
    }

    private static List<Object> keys(List<String> lines) {
        return lines.stream()
                .map(line -> (Object) List.of(line.split(",")[0], line.split(",")[1]))
                .toList();
    }

    /** The facts that were told of something, in their order. */
    private List<String> told(String subject) {
        List<String> types = new ArrayList<>();
        pool.preparedQuery("select type from kit.outbox where subject = $1 order by at, id")
                .execute(Tuple.of(subject))
                .await()
                .indefinitely()
                .forEach(row -> types.add(row.getString("type")
                        .replace("cn.etown.collection.", "")
                        .replace(".v1", "")));
        return types;
    }
}
