package cn.etown.collection;

import cn.etown.kit.sketch.DistinctSketch;
import cn.etown.kit.testing.PostgresResource;
import cn.etown.kit.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Rollups computed anew from the rows, and counts of distinct things in them. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class RollupComputationTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Governance governance;

    @Inject
    Pool pool;

    private final Provider provider = new Provider(Governance.UNIT_A);

    @Nested
    class Computing {

        @Test
        void givesTheSameWhereNothingChanged() {
            String batch = judged(governance.online(Governance.UNIT_A, Governance.sales()), 20);
            JsonPath before = rollup(batch);

            JsonPath computed = compute("/batches/" + batch);

            assertThat(computed.getString("state")).isEqualTo("DONE");
            assertThat(computed.getInt("batchesDone")).isEqualTo(1);
            assertThat(computed.getInt("batchesTotal")).isEqualTo(1);
            assertThat(computed.getInt("changed")).isZero();
            assertThat(rollup(batch).getInt("version")).isEqualTo(2);
            assertThat(rollup(batch).getList("items")).isEqualTo(before.getList("items"));
            assertThat(provider.get("/batches/" + batch + "/rollup-days").getInt("version"))
                    .isEqualTo(2);
            assertThat(rollup(batch, 1).getList("items")).isEqualTo(before.getList("items"));
            assertThat(told(batch)).isEmpty();
            assertThat(provider.get("/batches/" + batch + "/rollup-versions").getList("items.changed"))
                    .containsExactly(false, false);
        }

        @Test
        void keepsWhatItWasAndTellsWhereItCameOutOtherwise() {
            String source = governance.online(Governance.UNIT_A, Governance.sales());
            String batch = judged(source, 20);
            JsonPath before = rollup(batch);
            run("update asset.\"" + source + "\" set quantity = quantity + 1 where _line = 2");

            JsonPath computed = compute("/batches/" + batch);
            JsonPath after = rollup(batch);
            run("update asset.\"" + source + "\" set quantity = quantity - 1 where _line = 2");
            JsonPath again = compute("/batches/" + batch);

            assertThat(computed.getInt("changed")).isEqualTo(1);
            assertThat(after.getInt("version")).isEqualTo(2);
            assertThat(after.getList("items")).isNotEqualTo(before.getList("items"));
            assertThat(again.getInt("changed")).isEqualTo(1);
            assertThat(rollup(batch).getList("items")).isEqualTo(before.getList("items"));
            assertThat(rollup(batch, 1).getList("items")).isEqualTo(before.getList("items"));
            assertThat(rollup(batch, 2).getList("items")).isEqualTo(after.getList("items"));
            assertThat(told(batch))
                    .extracting(event -> event.getInteger("version"))
                    .containsExactly(2, 3);
            assertThat(told(batch).get(0).getString("interface")).isEqualTo(source);
        }

        @Test
        void givesTheSameOfACorrection() {
            String source = governance.online(Governance.UNIT_A, Governance.sales());
            judged(source, 20);
            String correction = correct(source);
            JsonPath before = rollup(correction);
            assertThat(before.getList("items")).isNotEmpty();

            JsonPath computed = compute("/batches/" + correction);

            assertThat(computed.getInt("changed")).isZero();
            assertThat(rollup(correction).getInt("version")).isEqualTo(2);
            assertThat(rollup(correction).getList("items")).isEqualTo(before.getList("items"));
        }

        @Test
        void doesAllBatchesOfAnInterface() {
            String source = governance.online(Governance.UNIT_A, Governance.sales());
            String first = judged(source, 20);
            String second = judgedOn(source, "2010-12-02", 10);

            JsonPath computed = compute("/interfaces/" + source);

            assertThat(computed.getInt("batchesTotal")).isEqualTo(2);
            assertThat(computed.getInt("batchesDone")).isEqualTo(2);
            assertThat(computed.getInt("changed")).isZero();
            assertThat(computed.getString("batch")).isNull();
            assertThat(rollup(first).getInt("version")).isEqualTo(2);
            assertThat(rollup(second).getInt("version")).isEqualTo(2);
        }

        /** As a replica leaves it that is killed between two batches. */
        @Test
        void goesOnBehindTheLastBatchThatWasDone() {
            String source = governance.online(Governance.UNIT_A, Governance.sales());
            String first = judged(source, 20);
            String second = judgedOn(source, "2010-12-02", 10);
            String id = UUID.randomUUID().toString();
            run("insert into rollup_computation (id, interface, requested_at, requested_by, state, up_to_number,"
                    + " last_number, batches_done, batches_total) select '" + id + "', '" + source
                    + "', now(), 'test', 'WAITING', max(number), min(number), 1, 2 from batch where interface = '"
                    + source
                    + "'");

            JsonPath computed = done(id);

            assertThat(computed.getInt("batchesDone")).isEqualTo(2);
            assertThat(rollup(first).getInt("version")).isEqualTo(1);
            assertThat(rollup(second).getInt("version")).isEqualTo(2);
        }

        /** Ten years after it was replaced; what the rollup is now stays, however old. */
        @Test
        void givesUpWhatARollupWasWhenItsTimeIsOver() {
            String source = governance.online(Governance.UNIT_A, Governance.sales());
            String batch = judged(source, 20);
            for (int i = 0; i < 2; i++) {
                run("update asset.\"" + source + "\" set quantity = quantity + 1 where _line = 2");
                compute("/batches/" + batch);
            }
            assertThat(versionsOf(batch).getList("items.kept")).containsExactly(true, true, true);

            run(
                    "update rollup_version set computed_at = computed_at - interval '3654 days' where version = 2 and batch = '"
                            + batch + "'");

            await().atMost(PATIENCE)
                    .until(() -> versionsOf(batch).getList("items.kept").equals(List.of(false, true, true)));
            Response gone = provider.as("clerk").get(Provider.API + "/batches/" + batch + "/rollup?version=1");
            assertThat(gone.statusCode()).isEqualTo(404);
            assertThat(gone.asString()).contains("已过保存期");
            assertThat(rollup(batch, 2).getList("items")).isNotEmpty();
            assertThat(rollup(batch).getList("items")).isNotEmpty();
            assertThat(pool.preparedQuery(
                                    "select distinct until_version from rollup_item_before where batch = $1::text::uuid")
                            .execute(Tuple.of(batch))
                            .await()
                            .indefinitely())
                    .extracting(row -> row.getInteger(0))
                    .containsExactly(2);
        }

        private JsonPath versionsOf(String batch) {
            return provider.get("/batches/" + batch + "/rollup-versions");
        }

        @Test
        void isForBatchesAloneThatWereAccepted() {
            String source = governance.online(Governance.UNIT_A, Governance.sales());
            String batch = provider.open(Provider.manifest(source, "ORIGINAL", SalesLines.DAY, 10));

            Response asked = operator().post(Provider.API + "/batches/" + batch + "/rollup-computations");

            assertThat(asked.statusCode()).isEqualTo(422);
            assertThat(asked.<String>path("code")).isEqualTo("batch-not-accepted");
        }

        @Test
        void knowsNoVersionThatWasNeverComputed() {
            String batch = judged(governance.online(Governance.UNIT_A, Governance.sales()), 20);

            assertThat(provider.as("clerk")
                            .get(Provider.API + "/batches/" + batch + "/rollup?version=2")
                            .statusCode())
                    .isEqualTo(404);
        }

        @Test
        void knowsNoInterfaceThatIsNotThere() {
            assertThat(operator()
                            .post(Provider.API + "/interfaces/no-such-one/rollup-computations")
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Nested
    class Gathered {

        /** Of fields of every type, some of them empty, over two days between which the clocks are set back in New York. */
        @ParameterizedTest
        @ValueSource(strings = {"America/New_York", "+08:00", "UTC-05:30"})
        void whileTheRecordsCameInIsWhatTheirRowsComeTo(String zone) {
            String source = counted(ofEveryType().put("zone", zone));
            String batch = provider.open(Provider.manifest(source, "ORIGINAL", "2010-11-06", 900)
                    .put("period", JsonObject.of("from", "2010-11-06", "to", "2010-11-07")));
            for (int part = 1; part <= 3; part++) {
                StringBuilder csv = new StringBuilder("编号,日,时刻,数,词,真,于\n");
                for (int i = 300 * part - 300; i < 300 * part; i++) {
                    int kind = i % 24;
                    csv.append("%d,%s,%s,%s,%s,%s,%s\n"
                            .formatted(
                                    i,
                                    kind % 4 == 0 ? "" : "2010-11-0" + (1 + kind % 3),
                                    kind % 5 == 0 ? "" : "08:0" + kind % 2 + ":00",
                                    kind % 7 == 0
                                            ? ""
                                            : new BigDecimal(kind % 9 - 4)
                                                    .movePointLeft(kind % 3)
                                                    .toPlainString(),
                                    List.of("", "𠮷", "\uff21", "a", "\"\"\"\"").get(kind % 5),
                                    kind % 3 == 0 ? "" : kind % 3 == 1 ? "true" : "false",
                                    "2010-11-0%d %02d:%02d:59".formatted(6 + i % 2, i % 23, i % 60)));
                }
                provider.send(batch, part, csv.toString());
            }
            assertThat(gathered(batch)).isEqualTo(3);

            JsonPath sealed = provider.seal(batch);

            assertThat(sealed.getString("state")).as(sealed.prettify()).isEqualTo("ACCEPTED");
            JsonPath before = rollup(batch);
            assertThat(before.getList("items")).hasSize(24);
            assertThat(compute("/batches/" + batch).getInt("changed")).isZero();
            assertThat(provider.get("/batches/" + batch + "/rollup-days").getList("items.measures.lines"))
                    .containsExactly("450", "450");
            assertThat(gathered(batch)).isZero();
        }

        @Test
        void isReadFromTheRowsWhereAPartHasTooManyItems() {
            int lines = 10_001;
            int few = 30;
            String batch = provider.open(Provider.manifest(
                    governance.online(Governance.UNIT_A, Governance.sales()), "ORIGINAL", SalesLines.DAY, lines + few));
            StringBuilder csv = new StringBuilder(SalesLines.HEADING);
            for (int i = 0; i < lines; i++) {
                csv.append("%06d,商品%d,2,1.25,%s 08:00:00,\n".formatted(600_000 + i, i, SalesLines.DAY));
            }
            provider.send(batch, 1, csv.toString());
            provider.send(batch, 2, SalesLines.csv(SalesLines.good(few)));
            assertThat(gathered(batch)).isEqualTo(1);

            assertThat(provider.seal(batch).getString("state")).isEqualTo("ACCEPTED");

            assertThat(provider.get("/batches/" + batch + "/rollup-days").getList("items.measures.lines"))
                    .containsExactly(String.valueOf(lines + few));
            assertThat(compute("/batches/" + batch).getInt("changed")).isZero();
        }

        private JsonObject ofEveryType() {
            return JsonObject.of(
                    "theme",
                    "SALES",
                    "eventDate",
                    "at",
                    "dimensions",
                    JsonArray.of("day", "time", "number", "word", "truth"),
                    "measures",
                    JsonArray.of(
                            added("lines", "COUNT", null),
                            added("sum", "SUM", null, "number"),
                            added(
                                    "square",
                                    "SUM",
                                    JsonObject.of("field", "truth", "equalTo", "true"),
                                    "number",
                                    "number"),
                            added("early", "COUNT", JsonObject.of("field", "time", "lessThan", "08:01:00")),
                            added("days", "COUNT", JsonObject.of("field", "day", "atLeast", "2010-11-02")),
                            added("words", "COUNT", JsonObject.of("field", "word", "atLeast", "\uff21")),
                            added("late", "COUNT", JsonObject.of("field", "at", "atLeast", "2010-11-07T06:30:00Z"))),
                    "fields",
                    JsonArray.of(
                            Governance.field("id", "编号", "INTEGER")
                                    .put("key", 1)
                                    .put("required", true),
                            Governance.field("day", "日", "DATE").put("format", "yyyy-MM-dd"),
                            Governance.field("time", "时刻", "TIME").put("format", "HH:mm:ss"),
                            Governance.field("number", "数", "NUMBER"),
                            Governance.field("word", "词", "STRING"),
                            Governance.field("truth", "真", "BOOLEAN"),
                            Governance.field("at", "于", "TIMESTAMP")
                                    .put("required", true)
                                    .put("format", "yyyy-MM-dd HH:mm:ss")));
        }

        private JsonObject added(String name, String aggregate, JsonObject when, String... factors) {
            return JsonObject.of(
                    "name", name, "aggregate", aggregate, "factors", new JsonArray(List.of(factors)), "when", when);
        }

        /** Of how many parts the items are kept. */
        private long gathered(String batch) {
            return pool.preparedQuery("select count(*) from part_rollup where batch = $1::text::uuid")
                    .execute(Tuple.of(batch))
                    .await()
                    .indefinitely()
                    .iterator()
                    .next()
                    .getLong(0);
        }
    }

    @Nested
    class Closed {

        private static final List<Map<String, String>> BY_PRODUCT =
                List.of(Map.of("product", "商品0"), Map.of("product", "商品1"), Map.of("product", "商品2"));

        private final JsonObject schema = distinct().put("dimensions", JsonArray.of("product", "order"));

        @Test
        void dimensionsAreLeftOutAndWhatTheyToldApartIsAddedUp() {
            String source = counted(schema);
            String batch = judged(source, 20);
            JsonPath open = rollup(batch);
            assertThat(open.getList("items.dimensions.order")).hasSize(20).doesNotContainNull();
            assertThat(open.getList("items.distinct")).doesNotContainNull();

            governance.classify(source, schema, "order");

            JsonPath items = rollup(batch);
            assertThat(items.getList("items.dimensions")).isEqualTo(BY_PRODUCT);
            assertThat(items.getList("items.measures.lines")).containsExactly("7", "7", "6");
            assertThat(sum(items, "amount")).isEqualByComparingTo(sum(open, "amount"));
            assertThat(items.getList("items.distinct")).containsOnlyNulls();
            governance.classify(source, schema);
            assertThat(rollup(batch).getList("items.dimensions")).isEqualTo(open.getList("items.dimensions"));
        }

        @Test
        void dimensionsAreLeftOutPageByPageAndOfEarlierVersions() {
            String source = counted(schema);
            String batch = judged(source, 20);
            governance.classify(source, schema, "order");
            await().atMost(PATIENCE).until(() -> rollup(batch).getInt("version") == 2);

            JsonPath page = provider.get("/batches/" + batch + "/rollup?version=1&limit=2");
            JsonPath next =
                    provider.get("/batches/" + batch + "/rollup?version=1&limit=2&cursor=" + page.getString("next"));

            assertThat(page.getList("items.dimensions")).isEqualTo(BY_PRODUCT.subList(0, 2));
            assertThat(next.getList("items.dimensions")).isEqualTo(BY_PRODUCT.subList(2, 3));
            assertThat(next.getString("next")).isNull();
        }

        /** Its items have the dimensions of the version under which came what it replaces too. */
        @Test
        void dimensionsOfAnEarlierContractAreLeftOutOfACorrection() {
            String source = counted(schema);
            judged(source, 20);
            governance.putInForce(source, 2, distinct());
            governance.classify(source, schema, "order");

            JsonPath items = rollup(correct(source));
            JsonPath later = rollup(judgedOn(source, "2010-12-02", 20));

            assertThat(later.getList("items.distinct.orders.estimate")).containsExactly(7, 7, 6);
            assertThat(items.<Map<String, String>>getList("items.dimensions"))
                    .isNotEmpty()
                    .allSatisfy(dimensions -> assertThat(dimensions).containsOnlyKeys("product"));
        }

        @Test
        void dimensionsAreThoseThatNobodyHasClassified() {
            String batch = judged(governance.online(Governance.UNIT_A, schema), 20);

            assertThat(rollup(batch).getList("items.dimensions")).containsExactly(Map.of());
        }

        private static BigDecimal sum(JsonPath items, String measure) {
            return items.<String>getList("items.measures." + measure).stream()
                    .map(BigDecimal::new)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    @Nested
    class Distinct {

        @Test
        void thingsAreCountedByDayAndDimensions() {
            String source = counted();
            String batch = judged(source, 20);

            JsonPath items = rollup(batch);
            JsonPath days = provider.get("/batches/" + batch + "/rollup-days");

            assertThat(items.getList("items.dimensions.product")).containsExactly("商品0", "商品1", "商品2");
            assertThat(items.getList("items.distinct.orders.estimate")).containsExactly(7, 7, 6);
            assertThat(items.getList("items.measures.orders")).containsOnlyNulls();
            assertThat(days.getList("items.distinct.orders.estimate")).containsExactly(20);
            assertThat(days.getList("items.distinct.products.estimate")).containsExactly(3);
            assertThat(days.getList("items.distinct.returnedLines.estimate")).containsExactly(2);
            assertThat(merged(items.getList("items.distinct.orders.sketch")).toBytes())
                    .isEqualTo(
                            merged(days.getList("items.distinct.orders.sketch")).toBytes());
        }

        @Test
        void thingsOfTwoBatchesAreCountedOnceByMergingTheirSketches() {
            String source = counted();
            List<String> sketches = new ArrayList<>();
            for (String batch : List.of(judged(source, 20), judgedOn(source, "2010-12-02", 25))) {
                sketches.addAll(
                        provider.get("/batches/" + batch + "/rollup-days").getList("items.distinct.products.sketch"));
            }

            assertThat(sketches).hasSize(2);
            assertThat(merged(sketches).estimate()).isEqualTo(3);
        }

        /** Of so many products that their sketches are written in several pieces while the rows are read. */
        @Test
        void thingsOfManyItemsAreAllCounted() {
            int lines = 25_000;
            String source = counted();
            String batch = provider.open(Provider.manifest(source, "ORIGINAL", SalesLines.DAY, lines));
            StringBuilder csv = new StringBuilder(SalesLines.HEADING);
            for (int i = 0; i < lines; i++) {
                csv.append("%06d,商品%d,2,1.25,%s 08:00:00,\n".formatted(536_000 + i / 2, i, SalesLines.DAY));
            }
            provider.send(batch, 1, csv.toString());
            assertThat(provider.seal(batch).getString("state")).isEqualTo("ACCEPTED");

            JsonPath day = provider.get("/batches/" + batch + "/rollup-days");

            assertThat(day.getLong("items[0].distinct.products.estimate")).isBetween(23_750L, 26_250L);
            assertThat(day.getLong("items[0].distinct.orders.estimate")).isBetween(11_875L, 13_125L);
            assertThat(pool.preparedQuery("select count(*) as items, count(sketches) as sketches from rollup_item"
                                    + " where batch = $1::text::uuid")
                            .execute(Tuple.of(batch))
                            .await()
                            .indefinitely()
                            .iterator()
                            .next()
                            .toJson())
                    .isEqualTo(JsonObject.of("items", (long) lines, "sketches", (long) lines));
            assertThat(compute("/batches/" + batch).getInt("changed")).isZero();
        }

        /** The rollup of the batch that came first is computed anew, without its rows that are hidden now. */
        @Test
        void thingsThatACorrectionTakesAwayAreCountedNoMore() {
            String source = counted();
            String batch = judged(source, 20);

            String correction = correct(source);

            await().atMost(PATIENCE).until(() -> rollup(batch).getInt("version") == 2);
            assertThat(ordersOf(batch).estimate()).isEqualTo(18);
            assertThat(ordersOf(correction).estimate()).isEqualTo(1);
            DistinctSketch both = ordersOf(batch);
            both.add(ordersOf(correction));
            assertThat(both.estimate()).isEqualTo(19);
            assertThat(told(batch)).hasSize(1);
            assertThat(rollup(batch).getList("items.measures"))
                    .isEqualTo(rollup(batch, 1).getList("items.measures"));
        }

        /** Before, the judge waited for the computation, and gave up after a while. */
        @Test
        void aCorrectionIsJudgedWhileTheRollupOfWhatItReplacesIsComputed() {
            String source = counted();
            String batch = judged(source, 20);
            String id = UUID.randomUUID().toString();
            run("insert into rollup_computation (id, interface, batch, requested_at, requested_by, state, up_to_number,"
                    + " batches_total, not_before) select '" + id
                    + "', interface, id, now(), 'test', 'WAITING', number, 1,"
                    + " now() + interval '1 day' from batch where id = '" + batch + "'");
            SqlConnection computing = pool.getConnection().await().indefinitely();
            Transaction held = computing.begin().await().indefinitely();
            computing
                    .query("update rollup_computation set batches_done = 0 where id = '" + id + "'")
                    .executeAndAwait();

            String correction = correct(source);

            assertThat(provider.read(correction).<String>path("state")).isEqualTo("ACCEPTED");
            held.commitAndAwait();
            computing.closeAndAwait();
            run("update rollup_computation set state = 'DONE' where id = '" + id + "'");
            await().atMost(PATIENCE).until(() -> rollup(batch).getInt("version") == 2);
            assertThat(ordersOf(batch).estimate()).isEqualTo(18);
        }

        /** What is replaced was broken down by other dimensions; its items hold no row of the correction. */
        @Test
        void thingsOfACorrectionBelongToItsOwnItems() {
            String source = counted(distinct().put("dimensions", JsonArray.of("product", "order")));
            judged(source, 20);
            governance.putInForce(source, 2, distinct());

            JsonPath items = rollup(correct(source));

            assertThat(items.<Map<String, String>>getList("items.findAll { it.distinct != null }.dimensions"))
                    .containsExactly(Map.of("product", "商品0"));
            assertThat(items.getList("items.findAll { it.distinct != null }.distinct.orders.estimate"))
                    .containsExactly(1);
        }

        @Test
        void thingsNamedByAFieldThatIsNotOpenAreCountedWithoutASketchToTryThemBy() {
            String source = counted();
            governance.classify(source, distinct(), "order");
            String batch = judged(source, 20);

            JsonPath items = rollup(batch);
            JsonPath days = provider.get("/batches/" + batch + "/rollup-days");

            assertThat(items.getList("items.distinct.orders.estimate")).containsExactly(7, 7, 6);
            assertThat(days.getList("items.distinct.orders.estimate")).containsExactly(20);
            assertThat(items.getList("items.distinct.orders.sketch")).containsOnlyNulls();
            assertThat(items.getList("items.distinct.returnedLines.sketch")).containsOnlyNulls();
            assertThat(days.getList("items.distinct.orders.sketch")).containsOnlyNulls();
            assertThat(days.getList("items.distinct.products.sketch")).doesNotContainNull();
        }

        @Test
        void thingsNamedByAFieldThatIsNotOpenAreHashedUnderTheCentersKey() {
            String open = counted();
            String closed = counted();
            governance.classify(closed, distinct(), "order");
            String ofOpen = judged(open, 20);
            String ofClosed = judged(closed, 20);
            String again = judgedOn(closed, "2010-12-02", 20);

            JsonObject shown = keptOf(ofOpen);
            JsonObject hidden = keptOf(ofClosed);

            assertThat(hidden.getString("products")).isEqualTo(shown.getString("products"));
            DistinctSketch both = sketch(hidden.getJsonObject("orders").getString("keyed"));
            both.add(sketch(shown.getString("orders")));
            assertThat(both.estimate()).isEqualTo(40);
            both = sketch(hidden.getJsonObject("orders").getString("keyed"));
            both.add(sketch(keptOf(again).getJsonObject("orders").getString("keyed")));
            assertThat(both.estimate()).isEqualTo(40);
            assertThat(compute("/batches/" + ofClosed).getInt("changed")).isZero();
        }

        @Test
        void sketchesOfAFieldThatIsClosedLaterAreHiddenAtOnceAndThenMadeUnderTheKey() {
            String source = counted();
            String batch = judged(source, 20);
            assertThat(rollup(batch).getList("items.distinct.orders.sketch")).doesNotContainNull();

            governance.classify(source, distinct(), "order");

            assertThat(rollup(batch).getList("items.distinct.orders.sketch")).containsOnlyNulls();
            await().atMost(PATIENCE).until(() -> rollup(batch).getInt("version") == 2);
            assertThat(keptOf(batch).getValue("orders")).isInstanceOf(JsonObject.class);
            assertThat(rollup(batch).getList("items.distinct.orders.estimate")).containsExactly(7, 7, 6);
            governance.classify(source, distinct());
            assertThat(rollup(batch, 1).getList("items.distinct.orders"))
                    .as("what was kept from before has forgotten them")
                    .containsOnlyNulls();
            assertThat(rollup(batch, 1).getList("items.distinct.products.sketch"))
                    .doesNotContainNull();
            await().atMost(PATIENCE).until(() -> rollup(batch).getInt("version") == 3);
            assertThat(rollup(batch).getList("items.distinct.orders.sketch")).doesNotContainNull();
        }

        /** What is kept of the batch's first day. */
        private JsonObject keptOf(String batch) {
            return pool.preparedQuery(
                            "select sketches from rollup_day where batch = $1::text::uuid order by day limit 1")
                    .execute(Tuple.of(batch))
                    .await()
                    .indefinitely()
                    .iterator()
                    .next()
                    .getJsonObject(0);
        }

        private DistinctSketch ordersOf(String batch) {
            return merged(provider.get("/batches/" + batch + "/rollup-days").getList("items.distinct.orders.sketch"));
        }
    }

    private static DistinctSketch merged(List<String> sketches) {
        DistinctSketch merged = new DistinctSketch();
        sketches.forEach(sketch -> merged.add(sketch(sketch)));
        return merged;
    }

    private static DistinctSketch sketch(String base64) {
        return DistinctSketch.of(Base64.getDecoder().decode(base64));
    }

    /** An interface of whose lines things are counted; all its fields are open. */
    private String counted() {
        return counted(distinct());
    }

    private String counted(JsonObject schema) {
        String source = governance.online(Governance.UNIT_A, schema);
        governance.classify(source, schema);
        return source;
    }

    /** Sales lines of which orders, products, and the lines that are returned are counted. */
    private static JsonObject distinct() {
        JsonObject sales = Governance.sales();
        sales.getJsonArray("measures")
                .add(measure("orders", "order"))
                .add(measure("products", "product"))
                .add(measure("returnedLines", "order", "product")
                        .put("when", JsonObject.of("field", "quantity", "lessThan", "0")));
        return sales;
    }

    private static JsonObject measure(String name, String... factors) {
        return JsonObject.of("name", name, "aggregate", "DISTINCT", "factors", new JsonArray(List.of(factors)));
    }

    private String judged(String source, int lines) {
        return judgedOn(source, SalesLines.DAY, lines);
    }

    private String judgedOn(String source, String day, int lines) {
        String batch = provider.open(Provider.manifest(source, "ORIGINAL", day, lines));
        String csv = SalesLines.csv(SalesLines.good(lines)).replace(SalesLines.DAY, day);
        provider.send(batch, 1, day.equals(SalesLines.DAY) ? csv : csv.replace("536", "636"));
        assertThat(provider.seal(batch).getString("state")).isEqualTo("ACCEPTED");
        return batch;
    }

    /** Replaces the first line and takes the third away. */
    private String correct(String source) {
        String correction = provider.open(
                Provider.manifest(source, "CORRECTION", SalesLines.DAY, 2).put("reason", "第一行录入有误，第三行系重复下单"));
        List<String> lines = SalesLines.good(3);
        provider.send(
                correction,
                1,
                SalesLines.HEADING.strip() + ",_operation\n"
                        + lines.get(0).strip().replace(",2,", ",3,") + ",UPSERT\n"
                        + lines.get(2).strip() + ",WITHDRAW\n");
        assertThat(provider.seal(correction).getString("state")).isEqualTo("ACCEPTED");
        return correction;
    }

    private JsonPath compute(String of) {
        Response asked = operator().post(Provider.API + of + "/rollup-computations");
        assertThat(asked.statusCode()).as(asked.asString()).isEqualTo(202);
        assertThat(asked.header("Location")).isEqualTo(Provider.API + "/rollup-computations/" + asked.path("id"));
        return done(asked.path("id"));
    }

    private static JsonPath done(String id) {
        return await().atMost(PATIENCE)
                .until(
                        () -> operator()
                                .get(Provider.API + "/rollup-computations/" + id)
                                .jsonPath(),
                        computation -> computation.getString("state").equals("DONE"));
    }

    private static RequestSpecification operator() {
        return given().auth().oauth2(Tokens.of("operator").sign());
    }

    private JsonPath rollup(String batch) {
        return provider.get("/batches/" + batch + "/rollup");
    }

    private JsonPath rollup(String batch, int version) {
        return provider.get("/batches/" + batch + "/rollup?version=" + version);
    }

    private void run(String sql) {
        assertThat(pool.query(sql).execute().await().indefinitely().rowCount()).isEqualTo(1);
    }

    /** The events that tell of a rollup that came out otherwise. */
    private List<JsonObject> told(String batch) {
        List<JsonObject> events = new ArrayList<>();
        pool.preparedQuery(
                        "select data from kit.outbox where type = 'cn.etown.collection.rollup-computed.v1' and subject = $1"
                                + " order by (data ->> 'version')::int")
                .execute(Tuple.of("batches/" + batch))
                .await()
                .indefinitely()
                .forEach(row -> events.add(row.getJsonObject("data")));
        return events;
    }
}
