package cn.etown.monitoring.quality;

import cn.etown.kit.testing.PostgresResource;
import cn.etown.kit.testing.Tokens;
import cn.etown.monitoring.testing.CollectionAddress;
import cn.etown.monitoring.testing.Monitored;
import cn.etown.monitoring.testing.SentBatch;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

import static cn.etown.monitoring.testing.Monitored.ask;
import static cn.etown.monitoring.testing.Monitored.askAs;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(CollectionAddress.class)
class QualityTest {

    private static final String DAY = "2010-12-01";
    private static final String DECEMBER = "?unit={unit}&from=2010-12-01&to=2010-12-31";

    @Inject
    Monitored monitored;

    private static ValidatableResponse quality(String unit) {
        return ask("/quality" + DECEMBER, unit).statusCode(200);
    }

    private static ValidatableResponse summary(String unit) {
        return ask("/quality/summary" + DECEMBER, unit).statusCode(200);
    }

    private static Map<String, Integer> counts(
            int declared, int received, int conforming, int accepted, int quarantined) {
        return Map.of(
                "declared", declared,
                "received", received,
                "conforming", conforming,
                "accepted", accepted,
                "quarantined", quarantined);
    }

    private static Map<String, Object> measured(String value) {
        return Map.of("state", "MEASURED", "value", value);
    }

    private static Map<String, Object> notAssessable(String code, String zh, String en) {
        return Map.of("state", "NOT_ASSESSABLE", "reason", Map.of("code", code, "zh", zh, "en", en));
    }

    @Nested
    class OfABatch {

        @Test
        void isItsCountsItsAccuracyAndItsEvidence() {
            String unit = monitored.newUnit();
            var batch = SentBatch.of(unit).day(DAY).records(200, 197, 3);

            monitored.learn(batch);

            String path = "/api/collection/v1/batches/" + batch.id();
            quality(unit)
                    .body("items", hasSize(1))
                    .body("items[0].batch", equalTo(batch.id().toString()))
                    .body("items[0].interface", equalTo("sales-lines"))
                    .body("items[0].kind", equalTo("ORIGINAL"))
                    .body("items[0].period", equalTo(Map.of("from", DAY, "to", DAY)))
                    .body("items[0].verdict", equalTo("ACCEPTED_WITH_REJECTS"))
                    .body("items[0].records", equalTo(counts(200, 200, 197, 197, 3)))
                    .body("items[0].accuracy", equalTo(measured("98.5")))
                    .body("items[0].declaredMatches", equalTo(true))
                    .body("items[0].receipt", equalTo("sha-256:" + "c".repeat(64)))
                    .body("items[0].judgedAt", equalTo("2010-12-03T01:05:01.123456Z"))
                    .body("items[0].links", equalTo(Map.of("batch", path, "receipt", path + "/receipt")));
        }

        @Test
        void countsARefusedOneToo() {
            String unit = monitored.newUnit();

            monitored.learn(SentBatch.of(unit)
                    .day(DAY)
                    .verdict("REFUSED")
                    .records(300, 150, 50)
                    .butNotAsDeclared());

            quality(unit)
                    .body("items[0].verdict", equalTo("REFUSED"))
                    .body("items[0].records", equalTo(counts(300, 200, 150, 0, 50)))
                    .body("items[0].accuracy", equalTo(measured("75")))
                    .body("items[0].declaredMatches", equalTo(false));
        }

        @Test
        void cannotBeToldOfOneThatHasNothing() {
            String unit = monitored.newUnit();

            monitored.learn(
                    SentBatch.of(unit).day(DAY).kind("NIL").verdict("ACCEPTED").records(0, 0, 0));

            quality(unit)
                    .body("items[0].kind", equalTo("NIL"))
                    .body(
                            "items[0].accuracy",
                            equalTo(notAssessable("nothing-received", "没有收到记录", "No record was received")));
        }

        @Test
        void isKeptOfACorrection() {
            String unit = monitored.newUnit();

            monitored.learn(SentBatch.of(unit).day(DAY).kind("CORRECTION").records(20, 19, 1));

            quality(unit)
                    .body("items[0].kind", equalTo("CORRECTION"))
                    .body("items[0].records", equalTo(counts(20, 20, 19, 19, 1)))
                    .body("items[0].accuracy", equalTo(measured("95")));
        }

        @Test
        void isKeptWithoutATheme() {
            String unit = monitored.newUnit();

            monitored.learn(SentBatch.of(unit).day(DAY).theme(null));

            quality(unit).body("items", hasSize(1));
        }

        @Test
        void comesPageByPage() {
            String unit = monitored.newUnit();
            var batches = List.of(
                    SentBatch.of(unit).day(DAY),
                    SentBatch.of(unit).day(DAY),
                    SentBatch.of(unit).day(DAY));
            monitored.learn(batches.toArray(SentBatch[]::new));
            List<String> inOrder = batches.stream()
                    .map(batch -> batch.id().toString())
                    .sorted()
                    .toList();

            var first = ask("/quality" + DECEMBER + "&limit=2", unit);
            var second = ask(
                    "/quality" + DECEMBER + "&limit=2&cursor={cursor}",
                    unit,
                    first.extract().path("next"));

            first.body("items.batch", equalTo(inOrder.subList(0, 2)));
            second.body("items.batch", equalTo(inOrder.subList(2, 3)));
        }
    }

    @Nested
    class OfAPeriod {

        @Test
        void isMadeOfAllBatchesTogether() {
            String unit = monitored.newUnit();

            monitored.learn(
                    SentBatch.of(unit).day(DAY).records(200, 197, 3),
                    SentBatch.of(unit).day("2010-12-02").records(100, 100, 0),
                    SentBatch.of(unit)
                            .day("2010-12-02")
                            .verdict("REFUSED")
                            .records(200, 100, 0)
                            .butNotAsDeclared(),
                    SentBatch.of(unit)
                            .day("2010-12-05")
                            .kind("NIL")
                            .verdict("ACCEPTED")
                            .records(0, 0, 0));

            summary(unit)
                    .body("unit", equalTo(unit))
                    .body("from", equalTo("2010-12-01"))
                    .body("to", equalTo("2010-12-31"))
                    .body("batches", equalTo(4))
                    .body("matching", equalTo(3))
                    .body("records", equalTo(counts(500, 400, 397, 297, 3)))
                    .body("accuracy", equalTo(measured("99.25")))
                    .body("declaredAgainstCounted", equalTo(measured("75")))
                    .body(
                            "evidence",
                            equalTo("/api/monitoring/v1/quality?unit=" + unit + "&from=2010-12-01&to=2010-12-31"));
        }

        @Test
        void countsABatchInTheMonthInWhichItsPeriodEnds() {
            String unit = monitored.newUnit();

            monitored.learn(
                    SentBatch.of(unit).period("2010-11-29", "2010-12-05"),
                    SentBatch.of(unit).period("2010-12-27", "2011-01-02"));

            summary(unit).body("batches", equalTo(1));
            ask("/quality/summary?unit={unit}&from=2011-01-01&to=2011-01-31", unit)
                    .body("batches", equalTo(1));
        }

        @Test
        void cannotBeToldWhereNothingWasSent() {
            summary(monitored.newUnit())
                    .body("batches", equalTo(0))
                    .body("accuracy", equalTo(notAssessable("nothing-received", "没有收到记录", "No record was received")))
                    .body(
                            "declaredAgainstCounted",
                            equalTo(notAssessable("no-batch", "没有已裁定的批次", "No batch was judged")));
        }

        @Test
        void isTheSameWhenTheFeedIsReadAnew() {
            String unit = monitored.newUnit();
            monitored.learn(
                    SentBatch.of(unit).day(DAY).records(10, 9, 1),
                    SentBatch.of(unit).day(DAY).records(10, 10, 0));

            monitored.readFeedAnew();

            summary(unit).body("batches", equalTo(2)).body("accuracy", equalTo(measured("95")));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/quality, from=2010-12-01&to=2010-12-31, unit",
        "/quality, unit=91141029MA00000000&from=2010-12-01&to=2010-11-30, to",
        "/quality/summary, unit=91141029MA00000000&from=2010-12-01, to",
        "/quality/summary, unit=91141029MA00000000&from=2010-12-01&to=2010-12-31&limit=1, limit"
    })
    void refusesAQuestionThatIsNotWellFormed(String path, String query, String pointer) {
        ask(path + "?" + query).statusCode(400).body("errors.pointer", equalTo(List.of(pointer)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"clerk", "signer"})
    void hidesAUnitFromThePeopleOfAnother(String role) {
        String token = Tokens.of(role).unit(monitored.newUnit()).sign();
        String other = monitored.newUnit();

        askAs(token, "/quality" + DECEMBER, other).statusCode(404);
        askAs(token, "/quality/summary" + DECEMBER, other).statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"clerk", "signer", "governor", "assessor", "auditor", "service"})
    void isOpenToTheUnitTheCenterTheServicesAndTheAuditor(String role) {
        String unit = monitored.newUnit();
        monitored.learn(SentBatch.of(unit).day(DAY));
        String token = Tokens.of(role).unit(unit).sign();

        askAs(token, "/quality" + DECEMBER, unit).statusCode(200).body("items", hasSize(1));
        askAs(token, "/quality/summary" + DECEMBER, unit).statusCode(200).body("batches", equalTo(1));
    }
}
