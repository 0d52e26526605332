package cn.etown.monitoring.series;

import cn.etown.kit.testing.PostgresResource;
import cn.etown.kit.testing.Tokens;
import cn.etown.monitoring.testing.CollectionAddress;
import cn.etown.monitoring.testing.Monitored;
import cn.etown.monitoring.testing.PlayedCollection;
import cn.etown.monitoring.testing.SentBatch;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import static cn.etown.monitoring.testing.Monitored.ask;
import static cn.etown.monitoring.testing.Monitored.askAs;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(CollectionAddress.class)
class SeriesTest {

    private static final String FIRST = "2010-12-01";
    private static final String SECOND = "2010-12-02";

    @Inject
    PlayedCollection collection;

    @Inject
    Monitored monitored;

    @Inject
    CircuitBreakerMaintenance breakers;

    @BeforeEach
    void collectionIsUp() {
        breakers.resetAll();
    }

    private static Map<String, String> sales(String amount, String quantity, String lines, String returns) {
        return Map.of("amount", amount, "quantity", quantity, "lines", lines, "returns", returns);
    }

    private static SentBatch batch(String unit, String day, String amount) {
        return SentBatch.of(unit).day(day).item(day, Map.of("amount", amount));
    }

    private static ValidatableResponse series(String unit) {
        return ask("/series?unit={unit}&theme=SALES&from=2010-12-01&to=2010-12-31", unit)
                .statusCode(200);
    }

    private static ValidatableResponse contributions(String unit, String day) {
        return ask("/contributions?unit={unit}&theme=SALES&day={day}", unit, day)
                .statusCode(200);
    }

    /** The amounts by day, in their order. */
    private static List<String> amounts(String unit) {
        return series(unit).extract().path("items.measures.amount");
    }

    @Nested
    class Shows {

        @Test
        void theMeasuresOfADayByName() {
            String unit = monitored.newUnit();

            monitored.learn(SentBatch.of(unit).day(FIRST).item(FIRST, sales("46376.49", "26814", "3108", "37")));

            series(unit)
                    .body("unit", equalTo(unit))
                    .body("theme", equalTo("SALES"))
                    .body("items", hasSize(1))
                    .body("items[0].day", equalTo(FIRST))
                    .body("items[0].measures", equalTo(sales("46376.49", "26814", "3108", "37")))
                    .body("items[0].batches", equalTo(1))
                    .body("next", nullValue());
        }

        @Test
        void eachDayOfARollupOfSeveralPages() {
            String unit = monitored.newUnit();
            var days = IntStream.rangeClosed(1, 25)
                    .mapToObj("2010-12-%02d"::formatted)
                    .toList();
            var batch = SentBatch.of(unit).period(days.get(0), days.get(24));
            days.forEach(day -> batch.item(day, Map.of("amount", "0." + day.substring(8))));
            collection.pagesOf(4);

            monitored.learn(batch);
            collection.pagesOf(200);

            assertThat(amounts(unit))
                    .isEqualTo(days.stream()
                            .map(day -> new BigDecimal("0." + day.substring(8)).stripTrailingZeros())
                            .map(BigDecimal::toPlainString)
                            .toList());
        }

        @Test
        void twoBatchesOfOneDayAddedUp() {
            String unit = monitored.newUnit();

            monitored.learn(
                    SentBatch.of(unit).day(FIRST).item(FIRST, sales("99999999999999999999.99", "1", "1", "0")),
                    SentBatch.of(unit).day(FIRST).item(FIRST, sales("0.01", "-1", "1", "1")));

            series(unit)
                    .body("items", hasSize(1))
                    .body("items[0].measures", equalTo(sales("100000000000000000000", "0", "2", "1")))
                    .body("items[0].batches", equalTo(2));
        }

        @Test
        void aBatchOfSeveralDaysOnEachOfThem() {
            String unit = monitored.newUnit();

            monitored.learn(SentBatch.of(unit)
                    .period(FIRST, SECOND)
                    .item(SECOND, Map.of("amount", "2"))
                    .item(FIRST, Map.of("amount", "1")));

            series(unit)
                    .body("items.day", equalTo(List.of(FIRST, SECOND)))
                    .body("items.measures.amount", equalTo(List.of("1", "2")));
        }

        /** Collection tells of a correction as the difference it makes. */
        @Test
        void whatIsRightOnceItWasCorrected() {
            String unit = monitored.newUnit();

            monitored.learn(
                    SentBatch.of(unit)
                            .period(FIRST, SECOND)
                            .kind("CORRECTION")
                            .item(FIRST, sales("-28.5", "-2", "-1", "0"))
                            .item(SECOND, sales("0", "0", "0", "-1")),
                    SentBatch.of(unit).day(FIRST).item(FIRST, sales("30", "4", "3", "0")),
                    SentBatch.of(unit).day(SECOND).item(SECOND, sales("7", "7", "7", "1")));

            series(unit)
                    .body("items.day", equalTo(List.of(FIRST, SECOND)))
                    .body("items[0].measures", equalTo(sales("1.5", "2", "2", "0")))
                    .body("items[1].measures", equalTo(sales("7", "7", "7", "0")));
        }

        @Test
        void thatADayWasReportedToHaveNothing() {
            String unit = monitored.newUnit();

            monitored.learn(SentBatch.of(unit)
                    .day(SECOND)
                    .kind("NIL")
                    .verdict("ACCEPTED")
                    .records(0, 0, 0));

            series(unit)
                    .body("items.day", equalTo(List.of(SECOND)))
                    .body("items[0].measures", equalTo(Map.of()))
                    .body("items[0].batches", equalTo(1));
        }

        @Test
        void nothingOfARefusedBatch() {
            String unit = monitored.newUnit();

            monitored.learn(batch(unit, FIRST, "5").verdict("REFUSED"), batch(unit, SECOND, "7"));

            series(unit).body("items.day", equalTo(List.of(SECOND)));
        }

        @Test
        void eachThemeByItselfAndNothingWithoutATheme() {
            String unit = monitored.newUnit();

            monitored.learn(
                    batch(unit, FIRST, "1").theme(null),
                    batch(unit, FIRST, "2").theme("INVENTORY"),
                    batch(unit, FIRST, "4"));

            assertThat(amounts(unit)).containsExactly("4");
            ask("/series?unit={unit}&theme=INVENTORY&from=2010-12-01&to=2010-12-31", unit)
                    .body("items.measures.amount", equalTo(List.of("2")));
        }

        @Test
        void onlyTheDaysAskedFor() {
            String unit = monitored.newUnit();
            monitored.learn(
                    batch(unit, "2010-11-30", "1"),
                    batch(unit, FIRST, "2"),
                    batch(unit, "2010-12-31", "4"),
                    batch(unit, "2011-01-01", "8"));

            assertThat(amounts(unit)).containsExactly("2", "4");
        }

        @Test
        void allDaysPageByPage() {
            String unit = monitored.newUnit();
            monitored.learn(IntStream.rangeClosed(10, 14)
                    .mapToObj(day -> batch(unit, "2010-12-" + day, "" + day))
                    .toArray(SentBatch[]::new));
            String path = "/series?unit={unit}&theme=SALES&from=2010-12-01&to=2010-12-31&limit=2&cursor={cursor}";

            var first = ask(path.replace("&cursor={cursor}", ""), unit);
            var second = ask(path, unit, first.extract().path("next"));
            var third = ask(path, unit, second.extract().path("next"));

            first.body("items.measures.amount", equalTo(List.of("10", "11")));
            second.body("items.measures.amount", equalTo(List.of("12", "13")));
            third.body("items.measures.amount", equalTo(List.of("14"))).body("next", nullValue());
        }

        @Test
        void theBatchesBehindADay() {
            String unit = monitored.newUnit();
            var one = batch(unit, FIRST, "1.50");
            var other = batch(unit, FIRST, "2");
            monitored.learn(one, other, batch(unit, SECOND, "4"));

            String evidence = series(unit).extract().path("items[0].evidence");

            assertThat(evidence)
                    .isEqualTo("/api/monitoring/v1/contributions?unit=" + unit + "&theme=SALES&day=" + FIRST);
            String path = "/api/collection/v1/batches/" + one.id();
            contributions(unit, FIRST)
                    .body("items", hasSize(2))
                    .body("items.batch", hasItem(other.id().toString()))
                    .body(of(one, "measures"), equalTo(Map.of("amount", "1.5")))
                    .body(of(one, "day"), equalTo(FIRST))
                    .body(of(one, "rollupVersion"), equalTo(1))
                    .body(of(one, "links"), equalTo(Map.of("batch", path, "receipt", path + "/receipt")));
        }

        private static String of(SentBatch batch, String member) {
            return "items.find { it.batch == '" + batch.id() + "' }." + member;
        }
    }

    @Nested
    class CountsEachBatchOnce {

        @Test
        void thoughTheFeedIsReadAnew() {
            String unit = monitored.newUnit();
            monitored.learn(batch(unit, FIRST, "1"), batch(unit, FIRST, "2"), batch(unit, SECOND, "4"));

            monitored.readFeedAnew();

            assertThat(amounts(unit)).containsExactly("3", "4");
            ask("/parked-events").statusCode(200).body("items", hasSize(0));
        }

        @Test
        void thoughCollectionFailsInBetween() {
            String unit = monitored.newUnit();
            collection.fail(9);

            monitored.learn(batch(unit, FIRST, "1"), batch(unit, FIRST, "2"), batch(unit, SECOND, "4"));

            assertThat(collection.stillToGoWrong()).isZero();
            assertThat(amounts(unit)).containsExactly("3", "4");
        }

        @Test
        void thoughAnswersBreakOffInTheirMiddle() {
            String unit = monitored.newUnit();
            collection.cutOff(9);

            monitored.learn(batch(unit, FIRST, "1"), batch(unit, FIRST, "2"), batch(unit, SECOND, "4"));

            assertThat(collection.stillToGoWrong()).isZero();
            assertThat(amounts(unit)).containsExactly("3", "4");
        }

        @Test
        void thoughCollectionFailsForSoLongThatItIsAskedNoMore() {
            String unit = monitored.newUnit();
            collection.fail(Integer.MAX_VALUE);
            long last = collection.tell(batch(unit, FIRST, "1"));
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> breakers.currentState(CollectionRollups.BREAKER) == CircuitBreakerState.OPEN);

            collection.fail(0);
            monitored.awaitEffectOf(last);

            assertThat(amounts(unit)).containsExactly("1");
            ask("/parked-events").statusCode(200).body("items", hasSize(0));
        }

        @Test
        void withItsNewestRollup() {
            String unit = monitored.newUnit();
            var batch = SentBatch.of(unit).day(FIRST).item(FIRST, Map.of("amount", "1", "returns", "1"));
            monitored.learn(batch, batch(unit, FIRST, "10"));

            monitored.learn(batch.recomputed(3).item(FIRST, Map.of("amount", "2")));
            series(unit).body("items[0].measures", equalTo(Map.of("amount", "12")));

            monitored.learn(batch.recomputed(2).item(FIRST, Map.of("amount", "5")));
            series(unit).body("items[0].measures", equalTo(Map.of("amount", "12")));
        }
    }

    @Test
    void goesOnWithoutABatchWhoseRollupCannotBeRead() {
        String unit = monitored.newUnit();
        collection.talkNonsense(Integer.MAX_VALUE);
        monitored.learn(batch(unit, FIRST, "1"));
        collection.talkNonsense(0);

        monitored.learn(batch(unit, SECOND, "2"));

        assertThat(amounts(unit)).containsExactly("2");
        String parked =
                ask("/parked-events").body("items", hasSize(1)).extract().path("items[0].id");
        applyParked(parked);
        assertThat(amounts(unit)).containsExactly("1", "2");
    }

    private static void applyParked(String event) {
        String path = "/api/monitoring/v1/parked-events/" + event;
        String etag = given().auth()
                .oauth2(Tokens.of("operator").sign())
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
        given().auth()
                .oauth2(Tokens.of("operator").sign())
                .header("If-Match", etag)
                .contentType(ContentType.JSON)
                .body("{\"target\": \"APPLIED\"}")
                .post(path + "/transitions")
                .then()
                .statusCode(200);
    }

    @Nested
    class Refuses {

        @ParameterizedTest
        @CsvSource({
            "theme=SALES&from=2010-12-01&to=2010-12-31, unit",
            "unit=91141029MA00000000&from=2010-12-01&to=2010-12-31, theme",
            "unit=91141029MA00000000&theme=SALES&to=2010-12-31, from",
            "unit=91141029MA00000000&theme=SALES&from=2010-12-01, to",
            "unit=nobody&theme=SALES&from=2010-12-01&to=2010-12-31, unit",
            "unit=91141029MA00000000&theme=sales&from=2010-12-01&to=2010-12-31, theme",
            "unit=91141029MA00000000&theme=SALES&from=today&to=2010-12-31, from",
            "unit=91141029MA00000000&theme=SALES&from=2010-12-01&to=2010-11-31, to",
            "unit=91141029MA00000000&theme=SALES&from=2010-12-01&to=2010-11-30, to",
            "unit=91141029MA00000000&theme=SALES&from=2010-12-01&to=2012-01-01, to",
            "unit=91141029MA00000000&theme=SALES&from=2010-12-01&to=2010-12-31&day=1, day",
            "unit=91141029MA00000000&theme=SALES&from=2010-12-01&to=2010-12-31&cursor=x, cursor"
        })
        void aQuestionThatIsNotWellFormed(String query, String pointer) {
            ask("/series?" + query).statusCode(400).body("errors.pointer", equalTo(List.of(pointer)));
        }

        @ParameterizedTest
        @ValueSource(strings = {"clerk", "signer"})
        void thePeopleOfAnotherUnit(String role) {
            String token = Tokens.of(role).unit(monitored.newUnit()).sign();
            String other = monitored.newUnit();

            askAs(token, "/series?unit={unit}&theme=SALES&from=2010-12-01&to=2010-12-31", other)
                    .statusCode(404)
                    .body("code", equalTo("not-found"));
            askAs(token, "/contributions?unit={unit}&theme=SALES&day=2010-12-01", other)
                    .statusCode(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"clerk", "signer", "governor", "assessor", "auditor", "service"})
    void isOpenToTheUnitTheCenterTheServicesAndTheAuditor(String role) {
        String unit = monitored.newUnit();
        monitored.learn(batch(unit, FIRST, "1"));
        String token = Tokens.of(role).unit(unit).sign();

        askAs(token, "/series?unit={unit}&theme=SALES&from=2010-12-01&to=2010-12-31", unit)
                .statusCode(200)
                .body("items", hasSize(1));
        askAs(token, "/contributions?unit={unit}&theme=SALES&day=2010-12-01", unit)
                .statusCode(200)
                .body("items", hasSize(1));
    }
}
