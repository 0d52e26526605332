package cn.etown.collection;

import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

/** Only the source puts right what it sent, for all to see: what was first sent stays, and so does why it was changed (R4.3b). */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class CorrectionTest {

    private static final String HEADING = "_operation," + SalesLines.HEADING;
    private static final String REASON = "两笔订单的单价录入有误，按原始票据改正";
    private static final JsonObject EXPLANATION =
            JsonObject.of("text", "盘点后查实漏录三家门店的订单，附盘点表", "link", "https://example.cn/stocktaking.pdf");

    @Inject
    Governance governance;

    @Inject
    Pool pool;

    private final Provider provider = new Provider(Governance.UNIT_A);
    private final List<String> accepted = new ArrayList<>();
    private String source;

    @BeforeEach
    void goOnline() {
        source = governance.online(Governance.UNIT_A, Governance.sales());
        governance.classify(source, Governance.sales());
    }

    @Test
    void replacesAddsAndTakesAwayAndLeavesThePastReadable() {
        long first = original(SalesLines.DAY, line("1", 10, "1.00"), line("2", 10, "1.00"), line("3", 10, "1.00"));

        JsonPath judged =
                correct(explained(SalesLines.DAY, 3), upsert("1", 9, "2"), withdraw("2"), upsert("4", 1, "1"));

        assertThat(judged.getString("state")).isEqualTo("ACCEPTED");
        assertThat(judged.getString("reason")).isEqualTo(REASON);
        assertThat(judged.getInt("counted.received")).isEqualTo(3);
        assertThat(judged.getInt("corrected.upserts")).isEqualTo(2);
        assertThat(judged.getInt("corrected.withdrawals")).isEqualTo(1);
        assertThat(judged.getInt("corrected.superseded")).isEqualTo(2);
        assertThat(judged.getMap("corrected.totalsBefore")).isEqualTo(Map.of("amount", "30", "quantity", "30"));
        assertThat(judged.getMap("corrected.totalsAfter")).isEqualTo(Map.of("amount", "29", "quantity", "20"));
        assertThat(visible("")).isEqualTo(Map.of("1", "9", "3", "10", "4", "1"));
        assertThat(visible("?asOf=" + first)).isEqualTo(Map.of("1", "10", "2", "10", "3", "10"));
    }

    @Test
    void hasAReceiptThatSaysWhyAndWhatItChanged() {
        original(SalesLines.DAY, line("1", 10, "1.00"), line("2", 10, "1.00"));
        JsonPath judged = correct(explained(SalesLines.DAY, 1), withdraw("2"));

        JsonPath receipt = provider.get("/batches/" + judged.getString("id") + "/receipt");

        assertThat(receipt.getInt("payload.receiptVersion")).isEqualTo(2);
        assertThat(receipt.getMap("payload.correction"))
                .isEqualTo(new JsonObject()
                        .put("reason", REASON)
                        .put("explanation", EXPLANATION.getMap())
                        .put("upserts", 0)
                        .put("withdrawals", 1)
                        .put("superseded", 1)
                        .put("totalsBefore", Map.of("amount", "20", "quantity", "20"))
                        .put("totalsAfter", Map.of("amount", "10", "quantity", "10"))
                        .put("totalChangeLimit", "0.3")
                        .getMap());
        assertThat(receipt.getInt("payload.counted.accepted")).isEqualTo(1);
        assertThat(provider.get("/batches/" + accepted.get(0) + "/receipt").getInt("payload.receiptVersion"))
                .isEqualTo(1);
    }

    @Test
    void followsTheOneSealedBeforeItAndBothStay() {
        long first = original(SalesLines.DAY, line("1", 10, "1.00"));
        String later = open(manifest(SalesLines.DAY, 1), upsert("1", 12, "1"));
        String earlier = open(manifest(SalesLines.DAY, 1), upsert("1", 11, "1"));
        provider.tryMove(earlier, "VALIDATING", "signer").then().statusCode(202);
        JsonPath last = provider.seal(later);
        long middle = provider.seal(earlier).getLong("ledgerPosition");

        assertThat(last.getLong("ledgerPosition")).isGreaterThan(middle);
        assertThat(visible("?asOf=" + first)).isEqualTo(Map.of("1", "10"));
        assertThat(visible("?asOf=" + middle)).isEqualTo(Map.of("1", "11"));
        assertThat(visible("")).isEqualTo(Map.of("1", "12"));
    }

    @Test
    void bringsBackWhatWasWithdrawn() {
        original(SalesLines.DAY, line("1", 10, "1.00"), line("2", 1, "1.00"));
        long without = correct(manifest(SalesLines.DAY, 1), withdraw("2")).getLong("ledgerPosition");

        correct(manifest(SalesLines.DAY, 1), upsert("2", 2, "1"));

        assertThat(visible("?asOf=" + without)).isEqualTo(Map.of("1", "10"));
        assertThat(visible("")).isEqualTo(Map.of("1", "10", "2", "2"));
    }

    @Test
    void movesARecordToAnotherDayOfItsPeriod() {
        original(SalesLines.DAY, line("1", 10, "1.00"));
        original("2010-12-02", "2,茶,10,1.00,2010-12-02 08:00:00,\n");

        correct(period(SalesLines.DAY, "2010-12-02", 1), "UPSERT,1,茶,10,1.00,2010-12-02 09:00:00,\n");

        assertThat(sumOfRollups("2010-12-02")).containsEntry("amount", "20");
        assertThat(sumOfRollups(SalesLines.DAY)).containsEntry("amount", "0");
    }

    /** All records on one line: each is told from the others nevertheless. */
    @Test
    void comesAsOneLineOfJsonToo() {
        List<String> lines = new ArrayList<>(SalesLines.good(97));
        lines.add(lines.get(0));
        lines.add(line("1", 10, "none"));
        lines.add(line("2", 10, "none"));
        JsonPath first =
                sealJson(Provider.manifest(source, "ORIGINAL", SalesLines.DAY, 100), SalesLines.HEADING, lines);
        assertThat(first.getString("state")).isEqualTo("ACCEPTED_WITH_REJECTS");
        assertThat(rulesByLine(provider.get("/batches/" + first.getString("id") + "/quarantine")))
                .isEqualTo(Map.of(98, "unique", 99, "type", 100, "type"));

        JsonPath second = sealJson(
                explained(SalesLines.DAY, 4),
                HEADING,
                List.of(
                        "UPSERT,536000,商品0,9,1.25,2010-12-01 08:00:00,\n",
                        "UPSERT,536001,商品1,8,1.25,2010-12-01 08:00:00,\n",
                        "WITHDRAW,536002,商品2,,,,\n",
                        "WITHDRAW,536003,商品0,,,,\n"));
        JsonPath third = sealJson(
                explained(SalesLines.DAY, 1), HEADING, List.of("UPSERT,536000,商品0,7,1.25,2010-12-01 08:00:00,\n"));

        assertThat(second.getInt("corrected.superseded")).isEqualTo(4);
        assertThat(third.getInt("corrected.superseded")).isEqualTo(1);
        assertThat(visible("?limit=200"))
                .hasSize(95)
                .containsEntry("536000", "7")
                .containsEntry("536001", "8")
                .containsEntry("536004", "2")
                .doesNotContainKeys("536002", "536003");
    }

    private JsonPath sealJson(JsonObject manifest, String heading, List<String> lines) {
        String[] names = heading.strip().split(",");
        JsonArray records = new JsonArray();
        for (String line : lines) {
            String[] cells = line.strip().split(",", -1);
            JsonObject record = new JsonObject();
            for (int i = 0; i < names.length; i++) {
                record.put(names[i], cells[i]);
            }
            records.add(record);
        }
        String batch = provider.open(manifest);
        Response sent =
                provider.trySend(batch, records.encode().getBytes(StandardCharsets.UTF_8), "application/json", null);
        assertThat(sent.statusCode()).as(sent.asString()).isEqualTo(200);
        return provider.seal(batch);
    }

    @Nested
    class Rollups {

        @Test
        void addUpToWhatIsVisible() {
            original(SalesLines.DAY, line("1", 10, "1.50"), line("2", -3, "2.00"), line("3", 10, "1.00"));

            JsonPath judged = correct(
                    explained(SalesLines.DAY, 4),
                    upsert("1", 9, "2"),
                    withdraw("2"),
                    upsert("4", -1, "1"),
                    upsert("5", 2, "0.5"));

            assertThat(measures(judged.getString("id"), SalesLines.DAY))
                    .isEqualTo(Map.of("amount", "9", "quantity", "3", "lines", "1", "returns", "0"));
            assertThat(sumOfRollups(SalesLines.DAY))
                    .isEqualTo(Map.of("amount", "28", "quantity", "20", "lines", "4", "returns", "1"));
            assertThat(provider.get("/batches/" + judged.getString("id") + "/rollup")
                            .getList("items.dimensions.product"))
                    .containsExactly("茶");
        }

        /** What was added by the measures of a contract is taken away by the same. */
        @Test
        void takeAwayWhatWasAddedWhateverTheContractSaysNow() {
            original(SalesLines.DAY, line("1", 10, "2.00"), line("2", 10, "2.00"));
            JsonObject other = Governance.sales();
            other.getJsonArray("measures")
                    .set(
                            0,
                            JsonObject.of(
                                    "name",
                                    "amount",
                                    "aggregate",
                                    "SUM",
                                    "factors",
                                    JsonArray.of("price"),
                                    "when",
                                    null));
            other.put("dimensions", new JsonArray());
            governance.putInForce(source, 2, other);

            JsonPath judged = correct(explained(SalesLines.DAY, 2), withdraw("1"), upsert("2", 10, "3.00"));

            assertThat(measures(judged.getString("id"), SalesLines.DAY)).containsEntry("amount", "-37");
            assertThat(sumOfRollups(SalesLines.DAY))
                    .containsEntry("amount", "3")
                    .containsEntry("quantity", "10");
            assertThat(judged.getMap("corrected.totalsBefore")).containsEntry("amount", "4");
            assertThat(judged.getMap("corrected.totalsAfter")).containsEntry("amount", "3");
        }
    }

    @Nested
    class Quarantine {

        @Test
        void holdsEachLineThatCannotBe() {
            String other = sharing(source);
            originalOf(other, SalesLines.DAY, line("7", 1, "1.00"));
            original(SalesLines.DAY, line("1", 10, "1.00"), line("2", 10, "1.00"));
            original("2010-12-02", "3,茶,10,1.00,2010-12-02 08:00:00,\n");

            JsonPath judged = correct(
                    explained(SalesLines.DAY, 10),
                    withdraw("1"),
                    upsert("1", 9, "1"),
                    withdraw("1"),
                    withdraw("9"),
                    upsert("3", 9, "1"),
                    withdraw("3"),
                    upsert("7", 9, "1"),
                    withdraw("7"),
                    "DELETE,2,茶,,,,\n",
                    "UPSERT,2,茶,1,1,2010-12-02 08:00:00,\n");

            assertThat(judged.getString("problem.code")).isEqualTo("too-many-rejects");
            assertThat(judged.getInt("counted.conforming")).isEqualTo(1);
            assertThat(judged.getInt("corrected.withdrawals")).isEqualTo(1);
            JsonPath quarantine = provider.get("/batches/" + judged.getString("id") + "/quarantine");
            assertThat(rulesByLine(quarantine))
                    .isEqualTo(new TreeMap<>(Map.of(
                            3, "unique",
                            4, "unique",
                            5, "nothingToWithdraw",
                            6, "replacesOutsidePeriod",
                            7, "unique",
                            8, "otherInterface",
                            9, "unique",
                            10, "operation",
                            11, "period")));
            assertThat(quarantine.getList("items[0].cells"))
                    .containsExactly("1", "茶", "9", "1", "2010-12-01T00:00:00Z", "", "UPSERT");
            assertThat(quarantine.getList("items[2].cells")).containsExactly("9", "茶", "", "", "", "", "WITHDRAW");
            assertThat(quarantine.getList("items[7].cells")).containsExactly("2", "茶", "", "", "", "", "DELETE");
            assertThat(visible("")).isEqualTo(Map.of("1", "10", "2", "10", "3", "10"));
        }

        @Test
        void keepsWhatHappenedOutsideThePeriodFromBeingWithdrawn() {
            original(SalesLines.DAY, line("1", 10, "1.00"));
            original("2010-12-02", "3,茶,10,1.00,2010-12-02 08:00:00,\n");

            JsonPath judged = correct(manifest(SalesLines.DAY, 1), withdraw("3"));

            assertThat(rulesByLine(provider.get("/batches/" + judged.getString("id") + "/quarantine")))
                    .isEqualTo(Map.of(2, "replacesOutsidePeriod"));
            assertThat(visible("")).isEqualTo(Map.of("1", "10", "3", "10"));
        }

        /** The days of rows that came before are what they were, and so are those of their rollups. */
        @Test
        void goesByTheDayOfTheContractARecordCameUnder() {
            original("2010-12-02", "3,茶,10,1.00,2010-12-02 00:30:00,\n");
            original(SalesLines.DAY, line("1", 10, "1.00"));
            governance.putInForce(source, 2, Governance.sales().put("zone", "UTC"));

            JsonPath wrongDay = correct(explained(SalesLines.DAY, 1), withdraw("3"));
            JsonPath itsDay = correct(explained("2010-12-02", 1), withdraw("3"));

            assertThat(rulesByLine(provider.get("/batches/" + wrongDay.getString("id") + "/quarantine")))
                    .isEqualTo(Map.of(2, "replacesOutsidePeriod"));
            assertThat(itsDay.getString("state")).isEqualTo("ACCEPTED");
            assertThat(sumOfRollups("2010-12-02")).containsEntry("lines", "0");
        }

        @Test
        void letsTheRestPassUpToTheLimit() {
            original(SalesLines.DAY, SalesLines.good(40).toArray(String[]::new));
            List<String> lines = new ArrayList<>(SalesLines.good(20).stream()
                    .map(line -> "UPSERT," + line.replace("1.25", "1.5"))
                    .toList());
            lines.set(19, withdraw("9"));

            JsonPath judged = correct(manifest(SalesLines.DAY, 20), lines.toArray(String[]::new));

            assertThat(judged.getString("state")).isEqualTo("ACCEPTED_WITH_REJECTS");
            assertThat(judged.getInt("corrected.superseded")).isEqualTo(19);
            assertThat(visible("?limit=200")).hasSize(40);
        }
    }

    @Nested
    class Changes {

        @Test
        void ofMoreThanTheLimitNeedAnExplanationWithEvidence() {
            original(SalesLines.DAY, line("1", 70, "1.00"), line("2", 30, "1.00"));

            JsonPath atLimit = correct(manifest(SalesLines.DAY, 1), withdraw("2"));
            JsonPath above = correct(manifest(SalesLines.DAY, 1), upsert("1", 48, "1"));
            JsonPath explained = correct(explained(SalesLines.DAY, 1), upsert("1", 48, "1"));

            assertThat(atLimit.getString("state")).isEqualTo("ACCEPTED");
            assertThat(above.getString("state")).isEqualTo("REFUSED");
            assertThat(above.getString("problem.code")).isEqualTo("change-unexplained");
            assertThat(above.getMap("corrected.totalsAfter")).containsEntry("quantity", "48");
            assertThat(above.getMap("counted.acceptedTotals")).containsEntry("quantity", "0");
            assertThat(explained.getString("state")).isEqualTo("ACCEPTED");
            assertThat(explained.getString("explanation.link")).isEqualTo(EXPLANATION.getString("link"));
            assertThat(visible("")).isEqualTo(Map.of("1", "48"));
        }

        /** 29 % each is less than the limit, and twice that is more. */
        @Test
        void inStepsNeedAnExplanationOfThemTogether() {
            original(SalesLines.DAY, line("1", 100, "1.00"));

            JsonPath first = correct(manifest(SalesLines.DAY, 1), upsert("1", 129, "1"));
            JsonPath second = correct(manifest(SalesLines.DAY, 1), upsert("1", 166, "1"));
            JsonPath explained = correct(explained(SalesLines.DAY, 1), upsert("1", 166, "1"));
            JsonPath third = correct(manifest(SalesLines.DAY, 1), upsert("1", 190, "1"));
            JsonPath withoutNeed = correct(explained(SalesLines.DAY, 1), upsert("1", 191, "1"));
            JsonPath fourth = correct(manifest(SalesLines.DAY, 1), upsert("1", 220, "1"));

            assertThat(first.getString("state")).isEqualTo("ACCEPTED");
            assertThat(second.getString("problem.code")).isEqualTo("change-unexplained");
            assertThat(second.getMap("corrected.totalsBefore")).containsEntry("quantity", "129");
            assertThat(second.getMap("corrected.totalsExplained")).containsEntry("quantity", "100");
            assertThat(explained.getString("state")).isEqualTo("ACCEPTED");
            assertThat(third.getString("state")).isEqualTo("ACCEPTED");
            assertThat(third.getMap("corrected.totalsExplained")).containsEntry("quantity", "166");
            assertThat(withoutNeed.getString("state")).isEqualTo("ACCEPTED");
            assertThat(fourth.getString("problem.code")).isEqualTo("change-unexplained");
            assertThat(fourth.getMap("corrected.totalsExplained")).containsEntry("quantity", "166");
        }

        /** What came under another version of the contract is added up by this one's measures. */
        @Test
        void inStepsAreMeasuredFromWhatWasSentUnderAnotherContract() {
            original(SalesLines.DAY, line("1", 100, "1.00"));
            assertThat(correct(manifest(SalesLines.DAY, 1), upsert("1", 129, "1"))
                            .getString("state"))
                    .isEqualTo("ACCEPTED");
            governance.putInForce(source, 2, Governance.sales());

            JsonPath second = correct(manifest(SalesLines.DAY, 1), upsert("1", 166, "1"));

            assertThat(second.getString("problem.code")).isEqualTo("change-unexplained");
            assertThat(second.getMap("corrected.totalsBefore")).containsEntry("quantity", "129");
            assertThat(second.getMap("corrected.totalsExplained")).containsEntry("quantity", "100");
            assertThat(second.getMap("corrected.totalsAfter")).containsEntry("quantity", "166");
        }

        @Test
        void leaveNothingBehindWhereTheyAreRefused() {
            original(SalesLines.DAY, line("1", 70, "1.00"), line("2", 30, "1.00"));

            JsonPath refused = correct(manifest(SalesLines.DAY, 2), withdraw("1"), upsert("2", 1, "1"));

            assertThat(refused.getString("state")).isEqualTo("REFUSED");
            assertThat(visible("")).isEqualTo(Map.of("1", "70", "2", "30"));
            assertThat(sumOfRollups(SalesLines.DAY)).containsEntry("quantity", "100");
            assertThat(correct(explained(SalesLines.DAY, 1), withdraw("1")).getString("state"))
                    .isEqualTo("ACCEPTED");
        }

        @Test
        void countOnlyWhatIsOfThePeriod() {
            original(SalesLines.DAY, line("1", 10, "1.00"));
            original("2010-12-02", "3,茶,1000,1.00,2010-12-02 08:00:00,\n");

            JsonPath judged = correct(manifest(SalesLines.DAY, 1), upsert("1", 14, "1"));

            assertThat(judged.getString("problem.code")).isEqualTo("change-unexplained");
            assertThat(judged.getMap("corrected.totalsBefore")).containsEntry("quantity", "10");
        }
    }

    @Nested
    class Declarations {

        @Test
        void areOfAllLinesAndOfTheTotalsOfThoseThatPutIn() {
            original(SalesLines.DAY, line("1", 10, "1.00"), line("2", 1, "1.00"));
            JsonObject totals = JsonObject.of("amount", "12", "quantity", "12");

            JsonPath fewer = correct(manifest(SalesLines.DAY, 1), upsert("1", 12, "1"), withdraw("2"));
            JsonPath other = correct(
                    manifest(SalesLines.DAY, 2).put("totals", JsonObject.of("amount", "13")),
                    upsert("1", 12, "1"),
                    withdraw("2"));
            JsonPath right =
                    correct(manifest(SalesLines.DAY, 2).put("totals", totals), upsert("1", 12, "1"), withdraw("2"));

            assertThat(fewer.getString("problem.code")).isEqualTo("manifest-differs");
            assertThat(other.getList("differences.name")).containsExactly("amount");
            assertThat(right.getString("state")).isEqualTo("ACCEPTED");
        }
    }

    @Nested
    class Openings {

        @Test
        void needSomethingThatWasAcceptedForEachDay() {
            refused(manifest(SalesLines.DAY, 1), "nothing-to-correct");
            original(SalesLines.DAY, line("1", 10, "1.00"));

            refused(period(SalesLines.DAY, "2010-12-02", 1), "nothing-to-correct");
            original("2010-12-02", "3,茶,10,1.00,2010-12-02 08:00:00,\n");
            provider.open(period(SalesLines.DAY, "2010-12-02", 1));
        }

        @Test
        void needAKey() {
            JsonObject keyless = Governance.sales();
            keyless.getJsonArray("fields").forEach(field -> ((JsonObject) field).remove("key"));
            source = governance.online(Governance.UNIT_A, keyless);
            original(SalesLines.DAY, line("1", 10, "1.00"));

            refused(manifest(SalesLines.DAY, 1), "no-key");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "情况属实，已核实，特此说明",
                    "经核实，数据无误，情况属实。",
                    "。。。。。。。。。。。。",
                    "aaaaaaaaaaaaaaaaa",
                    "数据有误，数据更正，数据有误",
                    "Confirmed, verified, correction."
                })
        void needMoreThanAnEmptyPhrase(String phrase) {
            provider.tryOpen(manifest(SalesLines.DAY, 1).put("reason", phrase))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("empty-phrase"))
                    .body("clause", equalTo("R4.3b"))
                    .body("errors.pointer", contains("/reason"));
            provider.tryOpen(manifest(SalesLines.DAY, 1)
                            .put("explanation", EXPLANATION.copy().put("text", phrase)))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("empty-phrase"))
                    .body("errors.pointer", contains("/explanation/text"));
        }

        @Test
        void sayWhyInTheirOwnWordsAndNoOthersDo() {
            JsonObject silent = manifest(SalesLines.DAY, 1);
            silent.remove("reason");
            JsonObject unproven = manifest(SalesLines.DAY, 1).put("explanation", EXPLANATION.copy());
            unproven.getJsonObject("explanation").remove("link");

            refused(silent, "reason-required");
            refused(unproven, "evidence-required");
            refused(Provider.manifest(source, "ORIGINAL", SalesLines.DAY, 1).put("reason", REASON), "not-a-correction");
            refused(
                    Provider.manifest(source, "NIL", SalesLines.DAY, 0).put("explanation", EXPLANATION),
                    "not-a-correction");
            provider.tryOpen(manifest(SalesLines.DAY, 1).put("reason", "已核实"))
                    .then()
                    .statusCode(400)
                    .body("errors.pointer", contains("/reason"));
            refused(manifest(SalesLines.DAY, 0), "nothing-declared");
        }

        @Test
        void areForTheSourcesOwnUnitAlone() {
            original(SalesLines.DAY, line("1", 10, "1.00"));

            new Provider(Governance.UNIT_B)
                    .tryOpen(manifest(SalesLines.DAY, 1))
                    .then()
                    .statusCode(404);
            Provider.as(Governance.UNIT_A, new String[] {"operator"})
                    .contentType("application/json")
                    .body(manifest(SalesLines.DAY, 1).encode())
                    .post(Provider.API + "/batches")
                    .then()
                    .statusCode(403);
        }

        private void refused(JsonObject manifest, String code) {
            provider.tryOpen(manifest).then().statusCode(422).body("code", equalTo(code));
        }
    }

    @Nested
    class Periods {

        @Test
        void areSentAnewWhereTheyWereRefused() {
            String first = provider.open(Provider.manifest(source, "ORIGINAL", SalesLines.DAY, 2));
            provider.send(first, 1, SalesLines.HEADING + line("1", 10, "1.00"));
            assertThat(provider.seal(first).getString("state")).isEqualTo("REFUSED");

            original(SalesLines.DAY, line("1", 10, "1.00"));

            assertThat(visible("")).isEqualTo(Map.of("1", "10"));
        }

        @Test
        void haveEitherRecordsOrNone() {
            String nil = provider.open(Provider.manifest(source, "NIL", SalesLines.DAY, 0));
            original(SalesLines.DAY, line("1", 10, "1.00"));
            String originalOfNext = provider.open(Provider.manifest(source, "ORIGINAL", "2010-12-02", 1));
            provider.send(originalOfNext, 1, SalesLines.HEADING + "3,茶,10,1.00,2010-12-02 08:00:00,\n");
            String nilOfNext = provider.open(Provider.manifest(source, "NIL", "2010-12-02", 0));

            assertThat(provider.seal(nil).getString("problem.code")).isEqualTo("period-taken");
            assertThat(provider.seal(nilOfNext).getString("state")).isEqualTo("ACCEPTED");
            assertThat(provider.seal(originalOfNext).getString("problem.code")).isEqualTo("period-taken");
            provider.tryOpen(Provider.manifest(source, "NIL", SalesLines.DAY, 0))
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("period-taken"));
        }

        @Test
        void withNothingToReportGetRecordsByACorrection() {
            String nil = provider.open(Provider.manifest(source, "NIL", SalesLines.DAY, 0));
            provider.seal(nil);
            accepted.add(nil);

            JsonPath unexplained = correct(manifest(SalesLines.DAY, 1), upsert("1", 1, "1"));
            JsonPath explained = correct(explained(SalesLines.DAY, 1), upsert("1", 1, "1"));

            assertThat(unexplained.getString("problem.code")).isEqualTo("change-unexplained");
            assertThat(explained.getString("state")).isEqualTo("ACCEPTED");
            assertThat(visible("")).isEqualTo(Map.of("1", "1"));
            assertThat(sumOfRollups(SalesLines.DAY)).containsEntry("lines", "1");
        }
    }

    /** Whoever judges it dies at the last step, when all but the place in the ledger is written. */
    @Test
    void isJudgedAsAWholeOrNotAtAll() {
        long first = original(SalesLines.DAY, line("1", 10, "1.00"), line("2", 1, "1.00"));
        String batch = open(manifest(SalesLines.DAY, 2), upsert("1", 11, "1"), withdraw("2"));
        SqlConnection other = pool.getConnection().await().indefinitely();
        var holding = other.begin().await().indefinitely();
        try {
            other.query("select position from ledger_head for update").executeAndAwait();
            provider.tryMove(batch, "VALIDATING", "signer").then().statusCode(202);
            Integer judge = await().until(this::waitingJudge, Objects::nonNull);
            pool.preparedQuery("select pg_terminate_backend($1)").executeAndAwait(Tuple.of(judge));
            await().until(() -> waitingJudge() == null);
        } finally {
            holding.rollback().await().indefinitely();
            other.close().await().indefinitely();
        }

        assertThat(provider.read(batch).jsonPath().getString("state")).isEqualTo("VALIDATING");
        assertThat(visible("")).isEqualTo(Map.of("1", "10", "2", "1"));
        assertThat(withdrawals(batch)).isEqualTo(1);
        pool.preparedQuery("update batch set judge_after = null where id = cast($1 as text)::uuid")
                .executeAndAwait(Tuple.of(batch));
        JsonPath judged = provider.seal(batch);
        assertThat(judged.getString("state")).isEqualTo("ACCEPTED");
        assertThat(judged.getInt("corrected.superseded")).isEqualTo(2);
        assertThat(visible("")).isEqualTo(Map.of("1", "11"));
        assertThat(visible("?asOf=" + first)).isEqualTo(Map.of("1", "10", "2", "1"));
    }

    /** The database's process that waits with a batch of this interface for the next place in the ledger, if there is one. */
    private Integer waitingJudge() {
        var found = pool.query("""
                        select pid from pg_stat_activity join pg_locks using (pid)
                        where wait_event_type = 'Lock' and query like 'update ledger_head%%'
                            and relation = 'asset."%s"'::regclass""".formatted(source)).executeAndAwait().iterator();
        return found.hasNext() ? found.next().getInteger("pid") : null;
    }

    @Test
    void leavesNoRowsWhereItWasGivenUp() {
        original(SalesLines.DAY, line("1", 10, "1.00"));
        String batch = open(manifest(SalesLines.DAY, 1), withdraw("1"));
        assertThat(withdrawals(batch)).isEqualTo(1);

        provider.tryMove(batch, "ABANDONED", "clerk").then().statusCode(202);

        await().until(() -> withdrawals(batch) == 0);
        assertThat(visible("")).isEqualTo(Map.of("1", "10"));
    }

    private long withdrawals(String batch) {
        return pool.preparedQuery(
                        "select count(*) from withdrawal w join batch b on b.number = w.batch where b.id = cast($1 as text)::uuid")
                .execute(Tuple.of(batch))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }

    private static String line(String order, int quantity, String price) {
        return order + ",茶," + quantity + "," + price + "," + SalesLines.DAY + " 08:00:00,\n";
    }

    private static String upsert(String order, int quantity, String price) {
        return "UPSERT," + line(order, quantity, price);
    }

    private static String withdraw(String order) {
        return "WITHDRAW," + order + ",茶,,,,\n";
    }

    private JsonObject manifest(String day, long lines) {
        return Provider.manifest(source, "CORRECTION", day, lines).put("reason", REASON);
    }

    private JsonObject explained(String day, long lines) {
        return manifest(day, lines).put("explanation", EXPLANATION);
    }

    private JsonObject period(String from, String to, long lines) {
        return explained(from, lines).put("period", JsonObject.of("from", from, "to", to));
    }

    /** Sends the records of a day, which are accepted; returns their place in the ledger. */
    private long original(String day, String... lines) {
        return originalOf(source, day, lines);
    }

    private long originalOf(String interfaceCode, String day, String... lines) {
        String batch = provider.open(Provider.manifest(interfaceCode, "ORIGINAL", day, lines.length));
        provider.send(batch, 1, SalesLines.HEADING + String.join("", lines));
        JsonPath judged = provider.seal(batch);
        assertThat(judged.getString("state")).isEqualTo("ACCEPTED");
        accepted.add(batch);
        return judged.getLong("ledgerPosition");
    }

    private String open(JsonObject manifest, String... lines) {
        String batch = provider.open(manifest);
        provider.send(batch, 1, HEADING + String.join("", lines));
        return batch;
    }

    private JsonPath correct(JsonObject manifest, String... lines) {
        JsonPath judged = provider.seal(open(manifest, lines));
        if (judged.getString("state").startsWith("ACCEPTED")) {
            accepted.add(judged.getString("id"));
        }
        return judged;
    }

    /** Another interface of the unit, whose records go to the dataset of {@code other}. */
    private String sharing(String other) {
        String code = governance.planned(Governance.UNIT_A);
        governance.applyContract(code, other, 1, Governance.sales());
        governance.move(code, "ONLINE");
        return code;
    }

    /** The quantity of each visible order. */
    private Map<String, String> visible(String query) {
        JsonPath page = provider.get("/assets/" + source + "/records" + query);
        List<String> orders = page.getList("items.values.order");
        List<String> quantities = page.getList("items.values.quantity");
        Map<String, String> visible = new HashMap<>();
        for (int i = 0; i < orders.size(); i++) {
            assertThat(visible.put(orders.get(i), quantities.get(i))).isNull();
        }
        return visible;
    }

    private Map<String, String> measures(String batch, String day) {
        Map<String, String> measures = provider.get("/batches/" + batch + "/rollup-days")
                .getMap("items.find { it.day == '" + day + "' }.measures");
        return measures == null ? Map.of() : measures;
    }

    /** What a follower has of a day that adds up the rollups of all accepted batches, as monitoring does. */
    private Map<String, String> sumOfRollups(String day) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        accepted.forEach(batch -> measures(batch, day)
                .forEach((name, value) -> sums.merge(name, new BigDecimal(value), BigDecimal::add)));
        Map<String, String> texts = new TreeMap<>();
        sums.forEach((name, sum) -> texts.put(name, sum.stripTrailingZeros().toPlainString()));
        return texts;
    }

    private static Map<Integer, String> rulesByLine(JsonPath quarantine) {
        List<Integer> lines = quarantine.getList("items.line");
        List<String> rules = quarantine.getList("items.collect { it.failures[0].rule }");
        Map<Integer, String> byLine = new TreeMap<>();
        for (int i = 0; i < lines.size(); i++) {
            byLine.put(lines.get(i), rules.get(i));
        }
        return byLine;
    }
}
