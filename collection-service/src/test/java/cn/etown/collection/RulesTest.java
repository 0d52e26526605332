package cn.etown.collection;

import cn.etown.kit.testing.PostgresResource;
import cn.etown.kit.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

/** Records and batches are held to the rules of their contract that look beyond one field. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class RulesTest {

    private static final Instant LONG_AGO = Instant.parse("2010-01-01T00:00:00Z");

    @Inject
    Governance governance;

    @Inject
    Pool pool;

    private final Provider provider = new Provider(Governance.UNIT_A);
    private String source;

    @Nested
    class RowRules {

        private final JsonObject schema = withRules(JsonObject.of(
                "rows",
                JsonArray.of(
                        JsonObject.of("name", "退货须为会员", "expression", "quantity > 0 || member", "message", "非会员不能退货"),
                        JsonObject.of("expression", "price * quantity < decimal(\"100.10\")"))));

        @Test
        void sendTheRightRecordsToQuarantine() {
            source = governance.online(Governance.UNIT_A, schema);
            List<String> lines = lines();

            JsonPath judged = sendAll(lines);
            JsonPath quarantine = provider.get("/batches/" + judged.getString("id") + "/quarantine");

            assertThat(judged.getString("state")).isEqualTo("ACCEPTED_WITH_REJECTS");
            assertThat(judged.getLong("counted.accepted")).isEqualTo(63);
            assertThat(quarantine.getList("items.line")).containsExactly(62, 65);
            assertThat(quarantine.getList("items[0].failures.rule")).containsExactly("rowRule");
            assertThat(quarantine.getList("items[0].failures.clause")).containsExactly("R3.2c");
            assertThat(quarantine.getString("items[0].failures[0].zh")).isEqualTo("不符合行级规则“退货须为会员”（数量、会员）：非会员不能退货");
            assertThat(quarantine.getString("items[1].failures[0].zh"))
                    .isEqualTo("不符合行级规则（数量、单价）：price * quantity < decimal(\"100.10\")");
        }

        @Test
        void areHeldToInARehearsalToo() {
            source = governance.online(Governance.UNIT_A, schema);

            JsonPath checked = check(lines());

            assertThat(checked.getLong("counted.refused")).isEqualTo(2);
            assertThat(checked.getList("rejects.line")).containsExactly(62, 65);
            assertThat(checked.getString("rejects[0].failures[0].rule")).isEqualTo("rowRule");
        }

        @Test
        void areHeldToInCorrections() {
            source = governance.online(Governance.UNIT_A, schema);
            List<String> lines = positive(60);
            assertThat(sendAll(lines).getString("state")).isEqualTo("ACCEPTED");
            String batch = provider.open(
                    Provider.manifest(source, "CORRECTION", SalesLines.DAY, 2).put("reason", "两笔订单的数量录入有误，按原始票据改正"));

            JsonPath part = provider.send(
                    batch,
                    1,
                    "_operation," + SalesLines.HEADING + "UPSERT,536000,商品0,-2,1.25,2010-12-01 08:00:00,false\n"
                            + "WITHDRAW,536001,商品1,,,,\n");

            assertThat(part.getLong("quarantined")).isEqualTo(1);
        }

        /** A member that is not given leaves the rule untold, which keeps it; one that is no member breaks it. */
        private List<String> lines() {
            List<String> lines = positive(60);
            lines.add("1,茶叶,-1,1.25,2010-12-01 08:26:00,false\n");
            lines.add("2,茶叶,-1,1.25,2010-12-01 08:26:00,true\n");
            lines.add("3,茶叶,-1,1.25,2010-12-01 08:26:00,\n");
            lines.add("4,茶叶,10,10.01,2010-12-01 08:26:00,\n");
            lines.add("5,茶叶,10,10.009,2010-12-01 08:26:00,\n");
            return lines;
        }

        @Test
        void ofAContractThatCannotBeCompiledKeepItFromComingIntoForce() {
            JsonObject wrong =
                    withRules(JsonObject.of("rows", JsonArray.of(JsonObject.of("expression", "price > 0.5"))));
            String code = governance.planned(Governance.UNIT_A);

            assertThatThrownBy(() -> governance.applyContract(code, code, 1, wrong))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class RulesOnADelivery {

        @Test
        void refuseWhatBreaksOneAndNoteWhatBreaksAWarning() {
            source = governance.online(
                    Governance.UNIT_A,
                    withRules(JsonObject.of(
                            "batch",
                            JsonArray.of(
                                    batchRule("nullValues", "LESS", "PERCENT", "50")
                                            .put("fields", JsonArray.of("member")),
                                    batchRule("rowCount", "BETWEEN", "ROWS", "10", "99")
                                            .put("severity", "WARNING"),
                                    batchRule("invalidValues", "LESS_OR_EQUAL", "ROWS", "1")
                                            .put("name", "常见商品")
                                            .put("fields", JsonArray.of("product"))
                                            .put("values", JsonArray.of("商品0", "商品1"))))));
            // Of 100 lines 33 have another product, every second a member; one is no record.
            List<String> lines = SalesLines.good(99);
            lines.add("1,2\n");

            JsonPath judged = sendAll(lines);

            assertThat(judged.getString("state")).isEqualTo("REFUSED");
            assertThat(judged.getString("problem.code")).isEqualTo("rule-broken");
            assertThat(judged.getString("problem.clause")).isEqualTo("R3.2c");
            assertThat(judged.getLong("counted.accepted")).isZero();
            assertThat(judged.getList("rules.metric")).containsExactly("nullValues", "rowCount", "invalidValues");
            assertThat(judged.getList("rules.found")).containsExactly(49, 100, 33);
            assertThat(judged.getList("rules.of")).containsExactly(99, 100, 99);
            assertThat(judged.getList("rules.holds")).containsExactly(true, false, false);
            assertThat(judged.getList("rules.severity")).containsExactly("ERROR", "WARNING", "ERROR");
            assertThat(judged.getList("rules.limit")).containsExactly("< 50%", "∈ 10…99", "≤ 1");
            assertThat(check(lines).getList("rules")).isEqualTo(judged.getList("rules"));
        }

        @Test
        void letWhatKeepsThemPassWhateverItWarnsOf() {
            source = governance.online(
                    Governance.UNIT_A,
                    withRules(JsonObject.of(
                            "batch",
                            JsonArray.of(
                                    batchRule("rowCount", "GREATER", "ROWS", "100")
                                            .put("severity", "WARNING"),
                                    batchRule("missingValues", "EQUAL", "ROWS", "33")
                                            .put("fields", JsonArray.of("product"))
                                            .put("values", JsonArray.of("商品1"))))));

            JsonPath judged = sendAll(SalesLines.good(99));

            assertThat(judged.getString("state")).isEqualTo("ACCEPTED");
            assertThat(judged.getList("rules.holds")).containsExactly(false, true);
            assertThat(judged.getString("problem")).isNull();
        }

        /** Doubles of the key are counted before they are taken out, whatever the parts they come in. */
        @Test
        void countDoublesAcrossParts() {
            source = governance.online(
                    Governance.UNIT_A,
                    withRules(JsonObject.of(
                            "batch",
                            JsonArray.of(
                                    batchRule("duplicateValues", "LESS_OR_EQUAL", "PERCENT", "1")
                                            .put("fields", JsonArray.of("order", "product")),
                                    batchRule("duplicateValues", "LESS", "ROWS", "100")
                                            .put("fields", JsonArray.of("product"))))));
            List<String> lines = SalesLines.good(98);
            lines.add(lines.get(3));
            lines.add(lines.get(4));
            String batch = provider.open(Provider.manifest(source, "ORIGINAL", SalesLines.DAY, 100));
            List<String> parts = SalesLines.cut(lines, 3, 7);
            for (int i = 0; i < 3; i++) {
                provider.send(batch, i + 1, parts.get(i));
            }

            JsonPath judged = provider.seal(batch);

            assertThat(judged.getString("problem.code")).isEqualTo("rule-broken");
            assertThat(judged.getList("rules.found")).containsExactly(2, 97);
            assertThat(check(lines).getList("rules")).isEqualTo(judged.getList("rules"));
        }

        @Test
        void holdNeitherCorrectionsNorNothing() {
            source = governance.online(
                    Governance.UNIT_A,
                    withRules(JsonObject.of("batch", JsonArray.of(batchRule("rowCount", "GREATER", "ROWS", "50")))));
            assertThat(sendAll(SalesLines.good(60)).getString("state")).isEqualTo("ACCEPTED");
            String correction = provider.open(
                    Provider.manifest(source, "CORRECTION", SalesLines.DAY, 1).put("reason", "一笔订单的会员标记录入有误，按原始票据改正"));
            provider.send(
                    correction,
                    1,
                    "_operation," + SalesLines.HEADING + "UPSERT,536000,商品0,2,1.25,2010-12-01 08:00:00,false\n");
            String nil = provider.open(Provider.manifest(source, "NIL", "2010-12-02", 0));

            assertThat(provider.seal(correction).getString("state")).isEqualTo("ACCEPTED");
            assertThat(provider.seal(nil).getString("state")).isEqualTo("ACCEPTED");
            assertThat(provider.read(nil).jsonPath().getList("rules")).isEmpty();
        }

        private JsonObject batchRule(String metric, String operator, String unit, String... thresholds) {
            return JsonObject.of(
                    "metric",
                    metric,
                    "operator",
                    operator,
                    "unit",
                    unit,
                    "thresholds",
                    new JsonArray(List.of(thresholds)));
        }
    }

    @Nested
    class TheShareOfRefusedRecords {

        /** Two of a hundred are refused: the center's own limit of 5 % lets them pass. */
        @Test
        void isLimitedByThePolicyThatHoldsWhenThePeriodBegins() {
            source = governance.online(Governance.UNIT_A, Governance.sales());
            governance.setPolicy(source, 1, LocalDate.of(2010, 11, 1), terms("1.99"));
            governance.setPolicy(source, 2, LocalDate.of(2010, 12, 1), terms("2.00"));
            governance.setPolicy(source, 3, LocalDate.of(2010, 12, 2), terms("0"));

            JsonPath strict = send("2010-11-30");
            JsonPath exact = send("2010-12-01");
            JsonPath none = send("2010-12-02");

            assertThat(strict.getString("state")).isEqualTo("REFUSED");
            assertThat(strict.getString("problem.code")).isEqualTo("too-many-rejects");
            assertThat(exact.getString("state")).isEqualTo("ACCEPTED_WITH_REJECTS");
            assertThat(none.getString("problem.code")).isEqualTo("too-many-rejects");
        }

        @Test
        void isTheCentersOwnWithoutAPolicy() {
            source = governance.online(Governance.UNIT_A, Governance.sales());

            assertThat(send("2010-12-01").getString("state")).isEqualTo("ACCEPTED_WITH_REJECTS");
        }

        private JsonObject terms(String percent) {
            return JsonObject.of(
                    "frequency",
                    "DAILY",
                    "latestArrival",
                    JsonObject.of("tier", "NEXT_DAY_09"),
                    "rejectedShareLimit",
                    percent);
        }

        private JsonPath send(String day) {
            String lines = SalesLines.csv(SalesLines.good(98)).replace(SalesLines.DAY, day) + "1,2\n3,4\n";
            String batch = provider.open(Provider.manifest(source, "ORIGINAL", day, 100));
            provider.send(batch, 1, lines);
            return provider.seal(batch);
        }
    }

    @Nested
    class CodeLists {

        private final String list = "list-" + UUID.randomUUID().toString().substring(0, 8);
        private final JsonObject schema =
                withRules(JsonObject.of("codeLists", JsonArray.of(JsonObject.of("field", "product", "list", list))));

        @Test
        void takeTheCodesInForceWhenTheBatchWasOpenedAndInUseInItsPeriod() {
            governance.tellCodes(
                    list,
                    1,
                    LONG_AGO,
                    3,
                    JsonObject.of("code", "茶叶"),
                    JsonObject.of("code", "商品0", "validUntil", "2010-11-30"),
                    JsonObject.of("code", "商品1", "validFrom", "2010-12-01", "validUntil", "2010-12-01"));
            governance.tellCodes(list, 2, Instant.parse("9999-01-01T00:00:00Z"), 1, JsonObject.of("code", "别的"));
            source = governance.online(Governance.UNIT_A, schema);
            List<String> lines = new ArrayList<>(List.of(
                    "1,茶叶,1,1.25,2010-12-01 08:26:00,\n",
                    "2,商品0,1,1.25,2010-12-01 08:26:00,\n",
                    "3,商品1,1,1.25,2010-12-01 08:26:00,\n",
                    "4,别的,1,1.25,2010-12-01 08:26:00,\n"));

            JsonPath checked = check(lines);
            JsonPath judged = sendAll(lines);
            JsonPath quarantine = provider.get("/batches/" + judged.getString("id") + "/quarantine");

            assertThat(quarantine.getList("items.line")).containsExactly(3, 5);
            assertThat(quarantine.getList("items[0].failures.rule")).containsExactly("codeList");
            assertThat(quarantine.getList("items[0].failures.field")).containsExactly("product");
            assertThat(quarantine.getString("items[0].failures[0].zh")).contains("“商品”", list);
            assertThat(checked.getList("rejects.line")).containsExactly(3, 5);
        }

        /** A version that was published before the batch was opened, and is heard of only when one of its parts is there. */
        @Test
        void areTheSameForAllPartsOfABatch() {
            governance.tellCodes(list, 1, LONG_AGO, 1, JsonObject.of("code", "茶叶"));
            source = governance.online(Governance.UNIT_A, schema);
            String batch = provider.open(Provider.manifest(source, "ORIGINAL", SalesLines.DAY, 2));
            provider.send(batch, 1, SalesLines.HEADING + "1,茶叶,1,1.25,2010-12-01 08:26:00,\n");

            governance.tellCodes(list, 2, LONG_AGO.plusSeconds(1), 1, JsonObject.of("code", "商品0"));
            JsonPath second = provider.send(batch, 2, SalesLines.HEADING + "2,茶叶,1,1.25,2010-12-01 08:26:00,\n");

            assertThat(second.getLong("accepted")).isEqualTo(1);
            assertThat(check(List.of("1,茶叶,1,1.25,2010-12-01 08:26:00,\n")).getLong("counted.refused"))
                    .isEqualTo(1);
            assertThat(check(List.of("1,商品0,1,1.25,2010-12-01 08:26:00,\n")).getLong("counted.refused"))
                    .isZero();
        }

        @Test
        void keepABatchFromBeingOpenedWhileNothingIsKnownOfThem() {
            source = governance.online(Governance.UNIT_A, schema);

            provider.tryOpen(Provider.manifest(source, "ORIGINAL", SalesLines.DAY, 1))
                    .then()
                    .statusCode(503)
                    .body("code", equalTo("code-list-unknown"));
            provider.tryOpen(Provider.manifest(source, "NIL", SalesLines.DAY, 0))
                    .then()
                    .statusCode(201);
        }

        /** More codes than are kept in memory. */
        @Test
        void areReadAgainWhereTheyWereNotKept() {
            governance.tellCodes(
                    list,
                    1,
                    LONG_AGO,
                    5,
                    JsonObject.of("code", "茶叶"),
                    JsonObject.of("code", "1"),
                    JsonObject.of("code", "2"),
                    JsonObject.of("code", "3"),
                    JsonObject.of("code", "4"));
            source = governance.online(Governance.UNIT_A, schema);

            for (int i = 0; i < 2; i++) {
                assertThat(check(List.of("1,茶叶,1,1.25,2010-12-01 08:26:00,\n")).getLong("counted.refused"))
                        .isZero();
            }
        }

        /** Such a field does not keep the zeros that a code may begin with. */
        @Test
        void ofAFieldOfNumbersAreNumbers() {
            governance.tellCodes(list, 1, LONG_AGO, 2, JsonObject.of("code", "01"), JsonObject.of("code", "10"));
            source = governance.online(
                    Governance.UNIT_A,
                    withRules(JsonObject.of(
                            "codeLists", JsonArray.of(JsonObject.of("field", "quantity", "list", list)))));

            JsonPath checked = check(List.of(
                    "1,茶叶,1,1.25,2010-12-01 08:26:00,\n",
                    "2,茶叶,01,1.25,2010-12-01 08:26:00,\n",
                    "3,茶叶,10,1.25,2010-12-01 08:26:00,\n",
                    "4,茶叶,100,1.25,2010-12-01 08:26:00,\n"));

            assertThat(checked.getList("rejects.line")).containsExactly(5);
        }

        @Test
        void areWaitedForUntilAllCodesAreKnown() {
            governance.tellCodes(list, 1, LONG_AGO, 2, JsonObject.of("code", "商品0"));
            source = governance.online(Governance.UNIT_A, schema);
            String batch = provider.open(Provider.manifest(source, "ORIGINAL", SalesLines.DAY, 1));
            byte[] line = SalesLines.csv(SalesLines.good(1)).getBytes(StandardCharsets.UTF_8);

            provider.trySend(batch, 1, line).then().statusCode(503).body("code", equalTo("code-list-unknown"));
            governance.tellCodes(list, 1, LONG_AGO, 2, JsonObject.of("code", "商品0"));
            governance.tellCodes(list, 1, LONG_AGO, 2, JsonObject.of("code", "商品1"));

            provider.trySend(batch, 1, line).then().statusCode(200).body("accepted", equalTo(1));
        }
    }

    @Nested
    class References {

        private final Provider stranger = new Provider(Governance.UNIT_B);

        @Test
        void areToRecordsThatAreVisibleNow() {
            String goods = goods(Governance.UNIT_A);
            source = governance.online(Governance.UNIT_A, referring(goods, "OWN_UNIT"));
            sendGoods(provider, goods, "2010-12-01", "茶叶", "商品0", "蜂蜜");
            assertThat(withdrawGoods(provider, goods, "蜂蜜").getString("state")).isEqualTo("ACCEPTED");
            List<String> lines = lines("茶叶", "蜂蜜", "商品0", "大米");

            JsonPath checked = check(lines);
            JsonPath judged = sendAll(lines);
            JsonPath quarantine = provider.get("/batches/" + judged.getString("id") + "/quarantine");

            assertThat(judged.getString("state")).isEqualTo("ACCEPTED_WITH_REJECTS");
            assertThat(judged.getLong("counted.accepted")).isEqualTo(62);
            assertThat(quarantine.getList("items.line")).containsExactly(63, 65);
            assertThat(quarantine.getList("items[0].failures.rule")).containsExactly("reference");
            assertThat(quarantine.getList("items[0].failures.field")).containsExactly("product");
            assertThat(quarantine.getString("items[0].failures[0].zh")).contains(goods + ".code");
            assertThat(quarantine.getList("items[0].cells")).contains("蜂蜜");
            assertThat(checked.getList("rejects.line")).containsExactly(63, 65);
            assertThat(checked.getLong("counted.conforming")).isEqualTo(62);
        }

        @Test
        void areToTheUnitsOwnRecordsOrThoseOfAll() {
            String goods = goods(Governance.UNIT_B);
            sendGoods(stranger, goods, "2010-12-01", "茶叶", "商品0");
            source = governance.online(Governance.UNIT_A, referring(goods, "OWN_UNIT"));

            assertThat(check(lines("茶叶")).getLong("counted.conforming")).isZero();
            assertThat(sendAll(lines("茶叶")).getString("problem.code")).isEqualTo("too-many-rejects");

            source = governance.online(Governance.UNIT_A, referring(goods, "ALL"));

            assertThat(check(lines("茶叶")).getLong("counted.refused")).isZero();
            assertThat(sendAll(lines("茶叶")).getString("state")).isEqualTo("ACCEPTED");
        }

        @Test
        void areNotRehearsedToWhatIsNotKnownYet() {
            source = governance.online(Governance.UNIT_A, referring("nobody_knows", "OWN_UNIT"));

            askToCheck(lines()).then().statusCode(503).body("code", equalTo("dataset-unknown"));
        }

        /** Two batches are sealed one after the other, and the second refers to the first, whichever judge takes which. */
        @Test
        void waitForWhatWasSealedBefore() {
            String goods = goods(Governance.UNIT_A);
            source = governance.online(Governance.UNIT_A, referring(goods, "OWN_UNIT"));
            String first = openGoods(provider, goods, "2010-12-01", "茶叶", "商品0");
            String second = provider.open(Provider.manifest(source, "ORIGINAL", SalesLines.DAY, 61));
            provider.send(second, 1, SalesLines.csv(lines("茶叶")));

            provider.tryMove(first, "VALIDATING", "signer").then().statusCode(202);

            assertThat(provider.seal(second).getString("state")).isEqualTo("ACCEPTED");
        }

        @Test
        void holdCorrectionsToo() {
            String goods = goods(Governance.UNIT_A);
            source = governance.online(Governance.UNIT_A, referring(goods, "OWN_UNIT"));
            sendGoods(provider, goods, "2010-12-01", "茶叶", "商品0");
            assertThat(sendAll(lines()).getString("state")).isEqualTo("ACCEPTED");
            String batch = provider.open(
                    Provider.manifest(source, "CORRECTION", SalesLines.DAY, 21).put("reason", "二十一笔订单的数量录入有误，按原始票据改正"));
            StringBuilder corrected = new StringBuilder("_operation," + SalesLines.HEADING);
            lines().stream()
                    .limit(20)
                    .forEach(line -> corrected.append("UPSERT,").append(line));
            corrected.append("UPSERT,9,大米,2,1.25,2010-12-01 08:00:00,\n");
            provider.send(batch, 1, corrected.toString());

            JsonPath judged = provider.seal(batch);

            assertThat(judged.getString("state")).isEqualTo("ACCEPTED_WITH_REJECTS");
            assertThat(provider.get("/batches/" + batch + "/quarantine").getList("items[0].cells"))
                    .containsExactly("9", "大米", "2", "1.25", "2010-12-01T00:00:00Z", "", "UPSERT");
        }

        /** Whoever is judged first: what is sealed later is not there yet. */
        @Test
        void areToWhatWasSealedBeforeThemWhoeverIsJudgedFirst() {
            String goods = goods(Governance.UNIT_A);
            source = governance.online(Governance.UNIT_A, referring(goods, "OWN_UNIT"));
            sendGoods(provider, goods, "2010-12-01", "商品0");
            String first = sealedForLater(lines("茶叶"));
            sendGoods(provider, goods, "2010-12-02", "茶叶");

            JsonPath judged = judgeNow(first);

            assertThat(judged.getLong("counted.accepted")).isEqualTo(60);
        }

        /** However long somebody is at work on the other dataset. */
        @Test
        void keepNoJudgeWaiting() {
            String goods = goods(Governance.UNIT_A);
            source = governance.online(Governance.UNIT_A, referring(goods, "OWN_UNIT"));
            sendGoods(provider, goods, "2010-12-01", "商品0");
            var connection = pool.getConnection().await().indefinitely();
            var holding = connection.begin().await().indefinitely();
            try {
                connection
                        .preparedQuery("select pg_advisory_xact_lock(hashtextextended($1, 808202))")
                        .execute(Tuple.of(Governance.UNIT_A + " " + goods))
                        .await()
                        .indefinitely();

                assertThat(sendAll(lines()).getString("state")).isEqualTo("ACCEPTED");
            } finally {
                holding.rollback().await().indefinitely();
                connection.close().await().indefinitely();
            }
        }

        /** Of another unit, so that its fault is nobody's who refers to it; two hours are the longest. */
        @Test
        void waitForABatchThatCannotBeJudgedNoLongerThanStated() {
            String goods = goods(Governance.UNIT_B);
            String known = openGoods(stranger, goods, "2010-12-01", "商品0");
            assertThat(stranger.seal(known).getString("state")).isEqualTo("ACCEPTED");
            String stuck = openGoods(stranger, goods, "2010-12-02", "茶叶");
            run("update batch set judge_after = 'infinity', judge_attempts = 3 where id = $1", stuck);
            stranger.tryMove(stuck, "VALIDATING", "signer").then().statusCode(202);
            source = governance.online(Governance.UNIT_A, referring(goods, "ALL"));
            String waits = sealedForLater(lines());
            List.of(known, stuck)
                    .forEach(batch -> run("update batch set sealed_at = now() - interval '4 h' where id = $1", batch));

            run("update batch set judge_after = null, sealed_at = now() - interval '119 min' where id = $1", waits);
            await().until(() -> isPutOff(waits));
            assertThat(provider.read(waits).jsonPath().getString("state")).isEqualTo("VALIDATING");
            assertThat(operatorsTasks()).contains(Provider.API + "/batches/" + stuck);

            run("update batch set sealed_at = now() - interval '121 min' where id = $1", waits);
            assertThat(judgeNow(waits).getString("state")).isEqualTo("ACCEPTED");
            run("update batch set judge_after = null where id = $1", stuck);
            assertThat(stranger.verdict(stuck).getString("state")).isEqualTo("ACCEPTED");
        }

        @Test
        void toAllUnitsGetAnIndexOfTheirKeys() {
            String goods = goods(Governance.UNIT_B);
            source = governance.online(Governance.UNIT_A, referring(goods, "ALL"));

            await().until(() -> count("select count(*) from key_index where made and dataset = $1", goods) == 1);

            assertThat(count(
                            "select count(*) from pg_indexes where schemaname = 'asset' and tablename = $1"
                                    + " and indexdef like '% (code)'",
                            goods))
                    .isEqualTo(1);
        }

        /** A field that is no key keeps its text as it was sent. */
        @Test
        void meanTheSameTextHoweverItIsSpelt() {
            String goods = goods(Governance.UNIT_A);
            sendGoods(provider, goods, "2010-12-01", "caf\u00e9");
            source = governance.online(
                    Governance.UNIT_A,
                    JsonObject.of(
                            "zone",
                            "Asia/Shanghai",
                            "fields",
                            JsonArray.of(
                                    Governance.field("order", "单号", "STRING")
                                            .put("key", 1)
                                            .put("required", true),
                                    Governance.field("product", "商品", "STRING")),
                            "rules",
                            referring(goods, "OWN_UNIT").getJsonObject("rules")));
            byte[] content = "单号,商品\n1,cafe\u0301\n2,caf\u00e9\n".getBytes(StandardCharsets.UTF_8);
            String batch = provider.open(Provider.manifest(source, "ORIGINAL", SalesLines.DAY, 2));
            provider.send(batch, 1, new String(content, StandardCharsets.UTF_8));

            assertThat(askToCheck(content).jsonPath().getLong("counted.refused"))
                    .isZero();
            assertThat(provider.seal(batch).getString("state")).isEqualTo("ACCEPTED");
        }

        /** The time is kept in canonical text by then, which its field does not take. */
        @Test
        void canBeMendedAndSentAgainWhereTheyAreToNothing() {
            String goods = goods(Governance.UNIT_A);
            sendGoods(provider, goods, "2010-12-01", "商品0");
            source = governance.online(Governance.UNIT_A, referring(goods, "OWN_UNIT"));
            JsonPath judged = sendAll(lines("大米"));
            assertThat(judged.getString("state")).isEqualTo("ACCEPTED_WITH_REJECTS");
            String rejects = provider.as("clerk")
                    .get(Provider.API + "/batches/" + judged.getString("id") + "/rejects")
                    .asString();
            String correction = provider.open(
                    Provider.manifest(source, "CORRECTION", SalesLines.DAY, 1).put("reason", "一笔订单的商品编码录入有误，按原始票据改正"));

            JsonPath part = provider.send(correction, 1, rejects.replace("0,大米,", "0,商品0,"));

            assertThat(part.getLong("accepted")).isEqualTo(1);
            assertThat(provider.seal(correction).getString("state")).isEqualTo("ACCEPTED");
        }

        /** A record that refers to nothing keeps the contract for itself. */
        @Test
        void areToldAfterTheRulesOnADeliveryInARehearsalAndInABatch() {
            String goods = goods(Governance.UNIT_A);
            sendGoods(provider, goods, "2010-12-01", "商品0");
            JsonObject schema = referring(goods, "OWN_UNIT");
            schema.getJsonObject("rules")
                    .put(
                            "batch",
                            JsonArray.of(JsonObject.of(
                                    "metric", "duplicateValues",
                                    "operator", "LESS",
                                    "unit", "ROWS",
                                    "thresholds", JsonArray.of("100"),
                                    "fields", JsonArray.of("product"))));
            source = governance.online(Governance.UNIT_A, schema);
            List<String> lines = lines("大米", "大米");

            JsonPath judged = sendAll(lines);

            assertThat(judged.getList("rules.found")).containsExactly(60);
            assertThat(judged.getList("rules.of")).containsExactly(62);
            assertThat(check(lines).getList("rules")).isEqualTo(judged.getList("rules"));
        }

        /** Sealed, and not judged until {@link #judgeNow}. */
        private String sealedForLater(List<String> lines) {
            String batch = provider.open(Provider.manifest(source, "ORIGINAL", SalesLines.DAY, lines.size()));
            provider.send(batch, 1, SalesLines.csv(lines));
            run("update batch set judge_after = 'infinity' where id = $1", batch);
            provider.tryMove(batch, "VALIDATING", "signer").then().statusCode(202);
            return batch;
        }

        private JsonPath judgeNow(String batch) {
            run("update batch set judge_after = null where id = $1", batch);
            return provider.verdict(batch);
        }

        /** Whether a judge has looked, and waits. */
        private boolean isPutOff(String batch) {
            return count(
                            "select count(*) from batch where id::text = $1 and judge_after is not null and judge_attempts = 0",
                            batch)
                    == 1;
        }

        private List<String> operatorsTasks() {
            List<String> objects = new ArrayList<>();
            String cursor = "";
            while (cursor != null) {
                JsonPath page = given().auth()
                        .oauth2(Tokens.of("operator").sign())
                        .get(Provider.API + "/tasks?limit=200" + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                        .jsonPath();
                objects.addAll(page.getList("items.link"));
                cursor = page.getString("next");
            }
            return objects;
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

        private void run(String sql, String batch) {
            pool.preparedQuery(sql)
                    .execute(Tuple.of(UUID.fromString(batch)))
                    .await()
                    .indefinitely();
        }

        private String goods(String unit) {
            return governance.online(
                    unit,
                    JsonObject.of(
                            "zone",
                            "Asia/Shanghai",
                            "fields",
                            JsonArray.of(Governance.field("code", "编码", "STRING")
                                    .put("key", 1)
                                    .put("required", true))));
        }

        private JsonObject referring(String goods, String scope) {
            return withRules(JsonObject.of(
                    "references",
                    JsonArray.of(JsonObject.of("field", "product", "dataset", goods, "of", "code", "scope", scope))));
        }

        private void sendGoods(Provider who, String goods, String day, String... codes) {
            assertThat(who.seal(openGoods(who, goods, day, codes)).getString("state"))
                    .isEqualTo("ACCEPTED");
        }

        private String openGoods(Provider who, String goods, String day, String... codes) {
            String batch = who.open(Provider.manifest(goods, "ORIGINAL", day, codes.length));
            who.send(batch, 1, "编码\n" + String.join("\n", codes) + "\n");
            return batch;
        }

        private JsonPath withdrawGoods(Provider who, String goods, String code) {
            String batch = who.open(
                    Provider.manifest(goods, "CORRECTION", "2010-12-01", 1).put("reason", "该商品编码登记有误，按原始登记表撤回"));
            who.send(batch, 1, "_operation,编码\nWITHDRAW," + code + "\n");
            return who.seal(batch);
        }

        /** Sixty lines of 商品0, and one of each of these. */
        private List<String> lines(String... products) {
            List<String> lines = new ArrayList<>();
            positive(60).forEach(line -> lines.add(line.replaceAll("商品.", "商品0")));
            for (int i = 0; i < products.length; i++) {
                lines.add(i + "," + products[i] + ",2,1.25,2010-12-01 08:00:00,\n");
            }
            return lines;
        }
    }

    private static JsonObject withRules(JsonObject rules) {
        return Governance.sales().put("rules", rules);
    }

    /** Lines that keep every rule. */
    private static List<String> positive(int count) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add("%06d,商品%d,2,1.25,2010-12-01 08:%02d:00,\n".formatted(536000 + i, i % 3, i % 60));
        }
        return lines;
    }

    private JsonPath sendAll(List<String> lines) {
        String batch = provider.open(Provider.manifest(source, "ORIGINAL", SalesLines.DAY, lines.size()));
        provider.send(batch, 1, SalesLines.csv(lines));
        return provider.seal(batch);
    }

    private JsonPath check(List<String> lines) {
        return askToCheck(lines).then().statusCode(200).extract().jsonPath();
    }

    private Response askToCheck(List<String> lines) {
        return askToCheck(SalesLines.csv(lines).getBytes(StandardCharsets.UTF_8));
    }

    private Response askToCheck(byte[] content) {
        return provider.as("clerk")
                .config(Provider.BYTES_AS_THEY_ARE)
                .contentType("text/csv")
                .body(content)
                .post(Provider.API + "/checks?interface=" + source + "&from=" + SalesLines.DAY + "&to="
                        + SalesLines.DAY);
    }
}
