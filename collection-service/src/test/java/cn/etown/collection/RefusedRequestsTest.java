package cn.etown.collection;

import cn.etown.kit.testing.PostgresResource;
import cn.etown.kit.testing.Tokens;
import cn.etown.kit.time.CountyTime;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

/** What is refused is told by its problem and changes nothing. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class RefusedRequestsTest {

    private static final List<String> LINES = SalesLines.good(100);
    private static final byte[] CONTENT = SalesLines.csv(LINES).getBytes(StandardCharsets.UTF_8);
    private static final int LINES_OF_TWO_CHUNKS = 40_000;

    @Inject
    Governance governance;

    @Inject
    Pool pool;

    @Inject
    CountyTime county;

    private final Provider provider = new Provider(Governance.UNIT_A);
    private String source;
    private String batch;

    @BeforeEach
    void openBatch() {
        source = governance.online(Governance.UNIT_A, Governance.sales());
        batch = provider.open(manifest(100));
    }

    private JsonObject manifest(long records) {
        return Provider.manifest(source, "ORIGINAL", SalesLines.DAY, records);
    }

    @Nested
    class Openings {

        @ParameterizedTest
        @ValueSource(strings = {"SUSPENDED", "RETIRED", "BUILT", "A_LATER_STATE"})
        void ofAnInterfaceThatTakesNothing(String state) {
            governance.move(source, state);

            provider.tryOpen(manifest(1)).then().statusCode(422).body("code", equalTo("interface-not-online"));
        }

        @Test
        void ofAPeriodThatCannotBeReported() {
            LocalDate tomorrow = county.today().plusDays(1);
            assertRefused(period(SalesLines.DAY, tomorrow.toString()), "period-in-future");
            assertRefused(period(tomorrow.toString(), tomorrow.toString()), "period-in-future");
            assertRefused(period("2010-01-01", "2011-02-05"), "period-too-long");
            provider.tryOpen(period("1899-12-31", "+99999-12-31"))
                    .then()
                    .statusCode(400)
                    .body("errors.pointer", containsInAnyOrder("/period/from", "/period/to"));
            assertRefused(
                    period(tomorrow.toString(), tomorrow.toString())
                            .put("kind", "NIL")
                            .put("records", 0),
                    "period-in-future");

            provider.open(period("2009-01-01", "2010-02-04"));
            provider.open(period(county.today().toString(), county.today().toString()));
        }

        private JsonObject period(String from, String to) {
            return manifest(1).put("period", JsonObject.of("from", from, "to", to));
        }

        private void assertRefused(JsonObject manifest, String code) {
            provider.tryOpen(manifest).then().statusCode(422).body("code", equalTo(code));
        }

        @Test
        void ofMoreRecordsThanABatchMayHave() {
            provider.tryOpen(manifest(50_000_001))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("batch-too-large"))
                    .body("clause", equalTo("R4.3b"));
            provider.open(manifest(50_000_000));
        }

        @Test
        void withoutAContract() {
            String planned = governance.planned(Governance.UNIT_A);

            provider.tryOpen(Provider.manifest(planned, "ORIGINAL", SalesLines.DAY, 1))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("no-contract"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"a\u0000", "a b", "A", "-a", "a_b"})
        void ofACodeThatNoInterfaceHas(String code) {
            provider.tryOpen(manifest(1).put("interface", code))
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("invalid-request"))
                    .body("errors.pointer", contains("/interface"));
            provider.as("clerk")
                    .queryParam("interface", code)
                    .get(Provider.API + "/batches")
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("invalid-request"))
                    .body("errors.pointer", contains("interface"));
            provider.as("clerk")
                    .pathParam("code", code)
                    .get(Provider.API + "/assets/{code}/records")
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("invalid-request"));
        }

        @Test
        void withAManifestThatDoesNotFit() {
            provider.tryOpen(manifest(1).put("totals", JsonObject.of("weight", "1")))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("unknown-total"))
                    .body("errors.pointer", hasItem("/totals/weight"));
            provider.tryOpen(manifest(0)).then().statusCode(422).body("code", equalTo("nothing-declared"));
            provider.tryOpen(manifest(1).put("kind", "NIL"))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("nil-has-records"));
            provider.tryOpen(manifest(1).put("period", JsonObject.of("from", "2010-12-02", "to", "2010-12-01")))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("period-reversed"));
            provider.tryOpen(manifest(1).put("totals", JsonObject.of("amount", "1e3")))
                    .then()
                    .statusCode(400);
            provider.tryOpen(manifest(-1)).then().statusCode(400);
            provider.tryOpen(manifest(1).put("recrods", 1)).then().statusCode(400);
        }

        @Test
        void ofAPeriodThatIsTaken() {
            provider.send(batch, 1, SalesLines.csv(LINES));
            String second = provider.open(manifest(100));
            provider.send(second, 1, SalesLines.csv(LINES));
            provider.seal(batch);

            provider.tryOpen(manifest(100))
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("period-taken"))
                    .body("clause", equalTo("R4.3b"));
            assertThat(provider.seal(second).getString("problem.code")).isEqualTo("period-taken");
            assertThat(provider.get("/batches/" + second + "/receipt").getString("payload.refusal"))
                    .isEqualTo("period-taken");
            assertThat(visible()).isEqualTo(100);
        }
    }

    @Nested
    class Parts {

        @Test
        void withAnotherOrNoDigest() {
            provider.trySend(batch, 1, CONTENT, Provider.contentDigest("else".getBytes(StandardCharsets.UTF_8)))
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("content-digest-mismatch"));
            provider.trySend(batch, 1, CONTENT, null)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("content-digest-required"));
            provider.trySend(batch, 1, CONTENT, "md5=:AAAA:")
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("content-digest-required"));

            assertNothingCame();
        }

        @Test
        void thatAreNotPlainUtf8Csv() {
            assertRefused(replaced((byte) 0xC3, (byte) 0x28), 400, "malformed-utf8");
            assertRefused(replaced((byte) 0xED, (byte) 0xA0, (byte) 0x80), 400, "malformed-utf8");
            assertRefused(replaced((byte) 0), 400, "nul-character");
            assertRefused(
                    (SalesLines.HEADING + "\"1,2,3,4,5,6\n").getBytes(StandardCharsets.UTF_8), 400, "malformed-csv");
            assertRefused(
                    (SalesLines.HEADING + "x".repeat(70_000)).getBytes(StandardCharsets.UTF_8), 400, "malformed-csv");
            assertRefused(new byte[0], 400, "heading-missing");
            assertRefused("单号,商品\n1,2\n".getBytes(StandardCharsets.UTF_8), 422, "columns-differ");

            assertNothingCame();
        }

        @Test
        void thatDifferFromWhatCameUnderTheirNumber() {
            JsonPath first = provider.send(batch, 1, SalesLines.csv(LINES));
            JsonPath again = provider.send(batch, 1, SalesLines.csv(LINES));

            assertThat(again.getMap("")).isEqualTo(first.getMap(""));
            assertRefused(SalesLines.csv(SalesLines.good(99)).getBytes(StandardCharsets.UTF_8), 409, "part-differs");
            provider.trySend(
                            batch,
                            1,
                            SalesLines.csv(SalesLines.good(99)).getBytes(StandardCharsets.UTF_8),
                            Provider.contentDigest(CONTENT))
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("content-digest-mismatch"));
            assertThat(provider.seal(batch).getString("state")).isEqualTo("ACCEPTED");
        }

        @Test
        void ofASealedBatch() {
            provider.send(batch, 1, SalesLines.csv(LINES));
            provider.seal(batch);

            provider.trySend(batch, 2, CONTENT).then().statusCode(422).body("code", equalTo("batch-not-open"));
            provider.trySend(batch, 1, CONTENT).then().statusCode(200);
        }

        @Test
        void ofAnInterfaceThatWasSuspended() {
            governance.move(source, "SUSPENDED");

            assertRefused(CONTENT, 422, "interface-not-online");
            governance.move(source, "DEPRECATED");
            provider.send(batch, 1, SalesLines.csv(LINES));
        }

        @Test
        void ofADeprecatedInterfaceThatWasSuspended() {
            governance.move(source, "DEPRECATED");
            governance.move(source, "SUSPENDED");

            assertRefused(CONTENT, 422, "interface-not-online");
        }

        @Test
        void thatAreOnTheirWayWhenTheInterfaceIsSuspended() throws IOException {
            try (PartOnItsWay part = PartOnItsWay.begin(batch, CONTENT)) {
                awaitTaking();
                governance.move(source, "SUSPENDED");

                assertThat(part.finish()).startsWith("HTTP/1.1 422").contains("interface-not-online");
            }

            governance.move(source, "ONLINE");
            assertNothingCame();
        }

        @Test
        void withFarMoreRecordsThanTheBatchDeclares() {
            provider.send(batch, 1, SalesLines.csv(SalesLines.good(1_000)));
            byte[] more = SalesLines.csv(SalesLines.good(101)).getBytes(StandardCharsets.UTF_8);

            provider.trySend(batch, 2, more).then().statusCode(422).body("code", equalTo("more-than-declared"));
            provider.send(batch, 2, SalesLines.csv(SalesLines.good(100)));
            assertThat(provider.seal(batch).getString("problem.code")).isEqualTo("manifest-differs");
        }

        @Test
        void thatMakeTheirBatchTooLarge() {
            provider.send(batch, 1, SalesLines.csv(LINES.subList(0, 50)));
            setBytesOfFirstPart((20L << 30) - 1000);
            byte[] more = SalesLines.csv(LINES.subList(50, 100)).getBytes(StandardCharsets.UTF_8);

            provider.trySend(batch, 2, more)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("batch-too-large"))
                    .body("clause", equalTo("R4.3b"));

            setBytesOfFirstPart((20L << 30) - more.length);
            provider.trySend(batch, 2, more).then().statusCode(200);
        }

        private void setBytesOfFirstPart(long bytes) {
            pool.preparedQuery("update part set bytes = $2 where batch = cast(cast($1 as text) as uuid) and number = 1")
                    .execute(Tuple.of(batch, bytes))
                    .await()
                    .indefinitely();
        }

        @Test
        void beyondTheTenThousandth() {
            provider.trySend(batch, 10_001, CONTENT).then().statusCode(400);
        }

        @Test
        void inAnotherEncodingOrForm() {
            assertUnsupported("br", "text/csv");
            assertUnsupported("gzip, gzip", "text/csv");
            assertUnsupported(null, "text/csv; charset=GBK");
            assertUnsupported(null, "application/json; charset=GB18030");
            assertUnsupported(null, "text/plain");

            assertNothingCame();
        }

        private void assertUnsupported(String encoding, String contentType) {
            var request = provider.as("clerk")
                    .config(Provider.BYTES_AS_THEY_ARE)
                    .header("Content-Digest", Provider.contentDigest(CONTENT))
                    .contentType(contentType)
                    .body(CONTENT);
            if (encoding != null) {
                request.header("Content-Encoding", encoding);
            }
            request.put(Provider.API + "/batches/" + batch + "/parts/1").then().statusCode(415);
        }

        @Test
        void ofNoMediaType() throws IOException {
            try (Socket connection = new Socket("127.0.0.1", PartOnItsWay.port())) {
                String head = "PUT " + Provider.API + "/batches/" + batch + "/parts/1 HTTP/1.1\r\nHost: test\r\n"
                        + "Authorization: Bearer "
                        + Tokens.of("clerk").unit(Governance.UNIT_A).sign()
                        + "\r\nContent-Digest: " + Provider.contentDigest(CONTENT)
                        + "\r\nContent-Length: " + CONTENT.length + "\r\nConnection: close\r\n\r\n";
                connection.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                connection.getOutputStream().write(CONTENT);
                String answer = new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

                assertThat(answer).startsWith("HTTP/1.1 415").contains("unsupported-media-type");
            }

            assertNothingCame();
        }

        @Test
        void whoseConnectionIsCutWhenRowsOfItWereWritten() throws IOException {
            String large = provider.open(manifest(2 * LINES_OF_TWO_CHUNKS));
            byte[] content =
                    SalesLines.csv(SalesLines.good(2 * LINES_OF_TWO_CHUNKS)).getBytes(StandardCharsets.UTF_8);
            PartOnItsWay cut = PartOnItsWay.begin(large, content);
            awaitWriting();
            assertThat(stored()).isZero();
            cut.close();

            // Waits for the transaction of the one that was cut, and takes other content under its number.
            provider.send(large, 1, SalesLines.csv(SalesLines.good(7)));
            assertThat(stored()).isEqualTo(7);
        }

        private void assertRefused(byte[] content, int status, String code) {
            provider.trySend(batch, 1, content).then().statusCode(status).body("code", equalTo(code));
        }

        /** The content with the given bytes in its midst. */
        private byte[] replaced(byte... bytes) {
            byte[] content = CONTENT.clone();
            System.arraycopy(bytes, 0, content, content.length / 2, bytes.length);
            return content;
        }

        /** Until a transaction on this batch is open that has not ended. */
        private void awaitTaking() {
            long taking = 0;
            while (taking == 0) {
                taking = count(
                        "select count(*) from pg_locks where relation = 'part'::regclass and mode = 'RowExclusiveLock'"
                                + " and $1::text is not null",
                        batch);
            }
        }

        /** Until an open transaction has written rows to the asset, which held none before, and waits for more content. */
        private void awaitWriting() {
            long writing = 0;
            while (writing == 0) {
                writing = count(
                        "select count(*) from pg_locks join pg_stat_activity using (pid)"
                                + " where relation = to_regclass($1) and mode = 'RowExclusiveLock'"
                                + " and wait_event = 'ClientRead' and query like 'copy %' and pg_relation_size(relation) > 0",
                        "asset.\"" + source + "\"");
            }
        }
    }

    @Nested
    class Seals {

        @Test
        void byAClerk() {
            provider.tryMove(batch, "VALIDATING", "clerk").then().statusCode(403);
        }

        @Test
        void withoutTheVersionThatWasRead() {
            var request = provider.as("signer").contentType("application/json").body("{\"target\":\"VALIDATING\"}");

            request.post(Provider.API + "/batches/" + batch + "/transitions")
                    .then()
                    .statusCode(428);
        }

        @Test
        void whilePartsAreMissing() {
            List<String> cut = SalesLines.cut(LINES, 3, 1);
            provider.send(batch, 2, cut.get(0));
            provider.send(batch, 5, cut.get(1));

            provider.tryMove(batch, "VALIDATING", "signer")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("parts-missing"))
                    .body("clause", equalTo("R4.3b"))
                    .body("detail", endsWith("：1、3、4"));

            provider.send(batch, 1, cut.get(2));
            provider.send(batch, 3, SalesLines.HEADING);
            provider.send(batch, 4, SalesLines.HEADING);
            assertThat(provider.seal(batch).getString("state")).isEqualTo("ACCEPTED");
        }

        @Test
        void ofASuspendedInterface() {
            provider.send(batch, 1, SalesLines.csv(LINES));
            governance.move(source, "SUSPENDED");

            provider.tryMove(batch, "VALIDATING", "signer")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("interface-not-online"));
            governance.move(source, "ONLINE");
            assertThat(provider.seal(batch).getString("state")).isEqualTo("ACCEPTED");
        }

        @Test
        void areSafeToRepeat() {
            provider.send(batch, 1, SalesLines.csv(LINES));
            JsonPath judged = provider.seal(batch);

            Response again = provider.tryMove(batch, "VALIDATING", "signer");

            again.then().statusCode(202).body("state", equalTo("ACCEPTED"));
            assertThat(again.jsonPath().getLong("ledgerPosition")).isEqualTo(judged.getLong("ledgerPosition"));
        }

        @Test
        void ofAnAbandonedBatch() {
            provider.tryMove(batch, "ABANDONED", "clerk").then().statusCode(202);

            provider.tryMove(batch, "VALIDATING", "signer")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("batch-transition"));
            provider.trySend(batch, 1, CONTENT).then().statusCode(422).body("code", equalTo("batch-not-open"));
        }
    }

    @Nested
    class Batches {

        @Test
        void withAnotherNumberOfRecords() {
            JsonPath judged = sealed(manifest(101), LINES);

            assertNotAsDeclared(judged, List.of(Map.of("name", "records", "declared", "101", "found", "100")));
        }

        @Test
        void withAnotherControlTotal() {
            JsonPath judged = sealed(manifest(100).put("totals", JsonObject.of("amount", "212.4")), LINES);

            assertNotAsDeclared(judged, List.of(Map.of("name", "amount", "declared", "212.4", "found", "212.5")));
        }

        @Test
        void withARecordThatWasAlteredThoughCountAndTotalsAreRight() {
            String declared = digestWhereTaken(LINES);
            List<String> altered = new ArrayList<>(LINES);
            altered.set(0, LINES.get(0).replace("商品0", "商品1"));

            JsonPath judged = sealed(
                    manifest(100)
                            .put("totals", JsonObject.of("amount", "212.5", "quantity", "170"))
                            .put("recordSetDigest", declared),
                    altered);

            String found = judged.getString("counted.recordSetDigest");
            assertThat(found).isNotEqualTo(declared);
            assertNotAsDeclared(
                    judged, List.of(Map.of("name", "recordSetDigest", "declared", declared, "found", found)));
        }

        @Test
        void thatAreNotAsDeclaredInAnything() {
            String declared = "sha-256:" + "0".repeat(64);
            JsonObject manifest =
                    manifest(101).put("totals", JsonObject.of("amount", "1")).put("recordSetDigest", declared);

            JsonPath judged = sealed(manifest, LINES);

            assertNotAsDeclared(
                    judged,
                    List.of(
                            Map.of("name", "records", "declared", "101", "found", "100"),
                            Map.of("name", "amount", "declared", "1", "found", "212.5"),
                            Map.of(
                                    "name",
                                    "recordSetDigest",
                                    "declared",
                                    declared,
                                    "found",
                                    judged.getString("counted.recordSetDigest"))));
        }

        private JsonPath sealed(JsonObject manifest, List<String> lines) {
            String opened = provider.open(manifest);
            provider.send(opened, 1, SalesLines.csv(lines));
            return provider.seal(opened);
        }

        /** The record-set digest of {@code lines}, from a batch of another interface that was taken. */
        private String digestWhereTaken(List<String> lines) {
            String other = governance.online(Governance.UNIT_A, Governance.sales());
            JsonPath judged = sealed(Provider.manifest(other, "ORIGINAL", SalesLines.DAY, lines.size()), lines);
            assertThat(judged.getString("state")).isEqualTo("ACCEPTED");
            return judged.getString("counted.recordSetDigest");
        }

        private void assertNotAsDeclared(JsonPath judged, List<Map<String, String>> differences) {
            assertThat(judged.getString("state")).isEqualTo("REFUSED");
            assertThat(judged.getString("problem.code")).isEqualTo("manifest-differs");
            assertThat(judged.getString("problem.clause")).isEqualTo("R4.3b");
            assertThat(judged.getLong("counted.accepted")).isZero();
            assertThat(judged.<Map<String, String>>getList("differences")).isEqualTo(differences);
            JsonPath receipt = provider.get("/batches/" + judged.getString("id") + "/receipt");
            assertThat(receipt.getString("payload.verdict")).isEqualTo("REFUSED");
            assertThat(receipt.getString("payload.refusal")).isEqualTo("manifest-differs");
            assertThat(receipt.getList("payload.differences")).isEqualTo(judged.getList("differences"));
            assertThat(provider.get("/batches/" + judged.getString("id") + "/rollup")
                            .getList("items"))
                    .isEmpty();
            assertThat(provider.get("/batches/" + judged.getString("id") + "/rollup-days")
                            .getInt("version"))
                    .isZero();
            assertThat(visible()).isZero();
        }

        @Test
        void ofAnotherUnitDoNotExist() {
            Provider stranger = new Provider(Governance.UNIT_B);

            stranger.tryOpen(manifest(1)).then().statusCode(404);
            stranger.trySend(batch, 1, CONTENT).then().statusCode(404);
            for (String path :
                    List.of("", "/parts", "/transitions", "/quarantine", "/receipt", "/rollup", "/rollup-days")) {
                stranger.as("clerk")
                        .get(Provider.API + "/batches/" + batch + path)
                        .then()
                        .statusCode(404)
                        .body("code", equalTo("not-found"));
            }
            stranger.as("signer")
                    .header("If-Match", "\"0\"")
                    .contentType("application/json")
                    .body("{\"target\":\"VALIDATING\"}")
                    .post(Provider.API + "/batches/" + batch + "/transitions")
                    .then()
                    .statusCode(404);
            stranger.as("clerk")
                    .get(Provider.API + "/assets/" + source + "/records")
                    .then()
                    .statusCode(404);
            String planned = governance.planned(Governance.UNIT_A);
            stranger.tryOpen(Provider.manifest(planned, "ORIGINAL", SalesLines.DAY, 1))
                    .then()
                    .statusCode(404);
            stranger.as("clerk")
                    .get(Provider.API + "/assets/" + planned + "/records")
                    .then()
                    .statusCode(404);
            assertThat(stranger.get("/batches?interface=" + source).getList("items"))
                    .isEmpty();
            assertNothingCame();
        }

        @ParameterizedTest
        @ValueSource(strings = {"operator", "auditor"})
        void areReadByTheCenterAndTheAuditor(String role) {
            for (String path : List.of("/batches/" + batch, "/assets/" + source + "/records")) {
                Provider.as("", new String[] {role})
                        .get(Provider.API + path)
                        .then()
                        .statusCode(200);
            }
        }
    }

    @Nested
    class Deliveries {

        @ParameterizedTest
        @CsvSource({"SUSPENDED, 422", "RETIRED, 422", "DEPRECATED, 200", "ONLINE, 200"})
        void toAUnitByTheStateOfTheInterface(String state, int status) {
            governance.move(source, state);

            for (String path : List.of("/assets/" + source + "/records", "/batches/" + batch + "/quarantine")) {
                provider.as("clerk").get(Provider.API + path).then().statusCode(status);
                for (String role : List.of("operator", "auditor")) {
                    Provider.as("", new String[] {role})
                            .get(Provider.API + path)
                            .then()
                            .statusCode(200);
                }
            }
        }

        @Test
        void nameTheirProblem() {
            governance.move(source, "SUSPENDED");

            provider.as("clerk")
                    .get(Provider.API + "/assets/" + source + "/records")
                    .then()
                    .body("code", equalTo("interface-not-delivering"))
                    .body("clause", equalTo("R3.2d"));
        }
    }

    private void assertNothingCame() {
        assertThat(stored()).isZero();
        assertThat(count("select count(*) from part where batch = $1::text::uuid", batch))
                .isZero();
        assertThat(provider.read(batch).jsonPath().getString("state")).isEqualTo("OPEN");
    }

    private long visible() {
        return provider.get("/assets/" + source + "/records?limit=200")
                .getList("items")
                .size();
    }

    /** The rows that stand in the table, visible or not, or in quarantine. */
    private long stored() {
        return count(
                "select (select count(*) from asset.\"" + source + "\")"
                        + " + (select count(*) from quarantine q join batch b on b.number = q.batch where b.id = $1::text::uuid)",
                batch);
    }

    private long count(String sql, String parameter) {
        return pool.preparedQuery(sql)
                .execute(Tuple.of(parameter))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }
}
