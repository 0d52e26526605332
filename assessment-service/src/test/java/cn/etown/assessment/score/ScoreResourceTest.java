package cn.etown.assessment.score;

import cn.etown.assessment.LargerScheme;
import cn.etown.assessment.Neighbours;
import cn.etown.assessment.NeighboursAddress;
import cn.etown.assessment.SentBatch;
import cn.etown.assessment.SetClock;
import cn.etown.assessment.figures.Figures;
import cn.etown.kit.testing.PostgresResource;
import cn.etown.kit.testing.Tokens;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import javax.sql.DataSource;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import static cn.etown.assessment.Neighbours.COLLECTION;
import static cn.etown.assessment.Neighbours.MONITORING;
import static cn.etown.assessment.Neighbours.UNIT_A;
import static cn.etown.assessment.Neighbours.UNIT_B;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

/** Each test scores a month of its own. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(NeighboursAddress.class)
class ScoreResourceTest {

    private static final String SCORES = "/api/assessment/v1/scores";

    @Inject
    Neighbours neighbours;

    @Inject
    SetClock clock;

    @Inject
    DataSource database;

    @Inject
    CircuitBreakerMaintenance breakers;

    private final ObjectMapper json = new ObjectMapper();

    @BeforeEach
    void awaitTheUnits() {
        await().atMost(Duration.ofSeconds(30)).until(() -> count("select count(*) from known_unit") == 2);
    }

    @AfterEach
    void recover() {
        neighbours.recover();
        breakers.resetAll();
        clock.run();
    }

    @Nested
    class Scoring {

        @Test
        void namesTheUnitAsItIsNamedNow() {
            neighbours.rename(UNIT_B, "演示特产联合社");
            awaitName("演示特产联合社");
            neighbours.tell(SentBatch.taken(UNIT_B, "2010-10-01", 7, 0));

            score(UNIT_B, "2010-10").statusCode(201).body("document.unit.name", equalTo("演示特产联合社"));

            neighbours.rename(UNIT_B, "演示特产合作社");
            awaitName("演示特产合作社");
        }

        private void awaitName(String name) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> count("select count(*) from known_unit where name = '" + name + "'") == 1);
        }

        @Test
        void scoresAUnitWithTheEvidenceBehindEachPoint() {
            var good = SentBatch.taken(UNIT_A, "2010-12-01", 100, 2);
            var differing = SentBatch.taken(UNIT_A, "2010-12-02", 50, 0).butDeclared(51);
            var again = SentBatch.taken(UNIT_A, "2010-12-03", 50, 0);
            neighbours.tell(good, differing, again, SentBatch.taken(UNIT_B, "2010-12-01", 7, 7));

            var score = score(UNIT_A, "2010-12").statusCode(201).header("Location", notNullValue());

            score.body("unit", equalTo(UNIT_A))
                    .body("edition", equalTo(1))
                    .body("newest", equalTo(true))
                    .body("madeBy.subject", equalTo("subject-of-assessor"))
                    .body("document.unit.name", equalTo("演示电商服务中心"))
                    .body("document.scheme.code", equalTo("unit-month"))
                    .body("document.outcome.points", equalTo("13.1999"))
                    .body("document.outcome.percent", equalTo("87.99"))
                    .body("document.outcome.grade", nullValue())
                    .body("document.indicators.points", contains("9.8666", "3.3333"))
                    .body("document.indicators.lost", contains("0.1334", "1.6667"))
                    .body("document.indicators.favourable", contains(148, 2))
                    .body("document.indicators.applicable", contains(150, 3))
                    .body(
                            "document.indicators[0].links",
                            contains(MONITORING + "?unit=" + UNIT_A + "&from=2010-12-01&to=2010-12-31"))
                    .body("document.indicators[1].counted.favourable", contains(1, 0, 1))
                    .body("document.batches.batch", contains(id(good), id(differing), id(again)))
                    .body("document.batches[1].refusedFor", equalTo("manifest-differs"))
                    .body("document.batches.accepted", contains(98, 0, 50))
                    .body("document.batches[1].differences[0].declared", equalTo("51"))
                    .body("document.batches[1].differences[0].found", equalTo("50"))
                    .body("document.batches[0].receipt", equalTo(good.receipt()))
                    .body("document.batches[0].links.receipt", equalTo(COLLECTION + "/" + good.id() + "/receipt"))
                    .body("document.notes.code", contains("due-unknown", "no-grade"))
                    .body("document.notes[1].zh", equalTo("可评分值为 15 分，不足 60 分，不评等次"));
            String location = score.extract().header("Location");
            as("auditor")
                    .get(location)
                    .then()
                    .statusCode(200)
                    .body("digest", equalTo(score.extract().path("digest")));
        }

        @Test
        void givesAGradeUnderASchemeOfEnoughPoints() throws SQLException {
            LargerScheme.hold(database);
            neighbours.tell(
                    SentBatch.taken(UNIT_A, "2015-01-01", 10, 1),
                    SentBatch.taken(UNIT_A, "2015-01-02", 10, 0).butDeclared(11));

            var score = score(UNIT_A, "2015-01").statusCode(201);

            score.body("document.scheme.version", equalTo(2))
                    .body("document.outcome.points", equalTo("74.0000"))
                    .body("document.outcome.percent", equalTo("74.00"))
                    .body("document.outcome.grade", equalTo("QUALIFIED"))
                    .body("document.notes.code", contains("due-unknown"));
            as("operator").queryParam("month", "2015-01").get(SCORES).then().body("items.grade", contains("QUALIFIED"));
        }

        @Test
        void asksEachNeighbourForPagesAlone() {
            neighbours.tell(
                    SentBatch.taken(UNIT_A, "2011-08-01", 10, 0),
                    SentBatch.taken(UNIT_A, "2011-08-02", 10, 0),
                    SentBatch.taken(UNIT_A, "2011-08-03", 10, 0));
            int before = neighbours.requests();

            score(UNIT_A, "2011-08").statusCode(201);

            assertThat(neighbours.requests() - before)
                    .as("two pages of accepted batches and of figures, and one of each other state")
                    .isEqualTo(7);
        }

        @Test
        void countsABatchInTheMonthInWhichItsPeriodEnds() {
            var across = SentBatch.taken(UNIT_A, "2010-02-03", 10, 0).butFrom("2010-01-28");
            var january = SentBatch.taken(UNIT_A, "2010-01-27", 10, 1);
            neighbours.tell(across, january);

            score(UNIT_A, "2010-01").statusCode(201).body("document.batches.batch", contains(id(january)));
            score(UNIT_A, "2010-02").statusCode(201).body("document.batches.batch", contains(id(across)));
        }

        @Test
        void leavesOutWhatWasNeverSealed() {
            neighbours.tell(SentBatch.taken(UNIT_A, "2010-03-01", 10, 0).butOpen());

            score(UNIT_A, "2010-03").statusCode(201).body("document.batches", empty());
        }

        @Test
        void isNotPreventedByBatchesThatWereNeverSealedOrEndInAnotherMonth() {
            var january = SentBatch.taken(UNIT_A, "2013-01-15", 10, 0);
            neighbours.tell(january);
            neighbours.tell(
                    tooMany(() -> SentBatch.taken(UNIT_A, "2013-01-16", 10, 0).butOpen()));
            neighbours.tell(
                    tooMany(() -> SentBatch.taken(UNIT_A, "2013-02-03", 10, 0).butFrom("2013-01-28")));
            neighbours.pagesOf(200);

            score(UNIT_A, "2013-01").statusCode(201).body("document.batches.batch", contains(id(january)));
            score(UNIT_A, "2013-02").statusCode(422).body("code", equalTo("too-many-batches"));
        }

        private static SentBatch[] tooMany(Supplier<SentBatch> batch) {
            return Stream.generate(batch).limit(Figures.MOST_BATCHES + 1).toArray(SentBatch[]::new);
        }

        @Test
        void saysThatNothingCouldBeAssessedWhereNothingCame() {
            score(UNIT_A, "2010-04")
                    .statusCode(201)
                    .body("document.indicators.state", contains("NOT_ASSESSABLE", "NOT_ASSESSABLE"))
                    .body("document.indicators.reason.code", contains("nothing-received", "no-batch"))
                    .body("document.outcome.assessable", equalTo("0"))
                    .body("document.outcome.percent", nullValue())
                    .body("document.outcome.grade", nullValue())
                    .body("document.notes.code", contains("due-unknown", "scaled", "no-grade"));
        }

        @Test
        void makesANewEditionAndLeavesTheFirstAsItWas() {
            neighbours.tell(SentBatch.taken(UNIT_A, "2010-05-01", 10, 1));
            String first = score(UNIT_A, "2010-05").statusCode(201).extract().path("id");
            neighbours.tell(SentBatch.taken(UNIT_A, "2010-05-02", 10, 0));
            score(UNIT_A, "2010-05").statusCode(201).body("edition", equalTo(2));

            as("operator")
                    .queryParam("unit", UNIT_A)
                    .queryParam("month", "2010-05")
                    .get(SCORES)
                    .then()
                    .statusCode(200)
                    .body("items.edition", contains(1, 2))
                    .body("items.newest", contains(false, true))
                    .body("items.points", contains("14.0000", "14.5000"));
            as("operator")
                    .get(SCORES + "/" + first)
                    .then()
                    .body("newest", equalTo(false))
                    .body("document.outcome.points", equalTo("14.0000"));
        }

        @Test
        void givesTheFirstAnswerAgainUnderTheSameKeyEvenWhenFiguresHaveChanged() {
            String key = UUID.randomUUID().toString();
            neighbours.tell(SentBatch.taken(UNIT_A, "2010-06-01", 10, 1));
            String first = keyed(key, "2010-06").statusCode(201).extract().path("id");
            neighbours.tell(SentBatch.taken(UNIT_A, "2010-06-02", 10, 0));

            keyed(key, "2010-06").statusCode(201).body("id", equalTo(first)).body("edition", equalTo(1));
            keyed(key, "2010-07").statusCode(422).body("code", equalTo("idempotency-key-reused"));
        }

        @Test
        void givesTheFirstAnswerAgainUnderTheSameKeyWhateverBecameOfTheNeighbours() {
            String key = UUID.randomUUID().toString();
            String first = keyed(key, "2013-03").statusCode(201).extract().path("id");
            neighbours.tell(SentBatch.taken(UNIT_A, "2013-03-01", 10, 0).butInJudgement());

            keyed(key, "2013-03").statusCode(201).body("id", equalTo(first));

            neighbours.fail(COLLECTION, 1000, true);
            neighbours.fail(MONITORING, 1000, true);
            int before = neighbours.requests();

            keyed(key, "2013-03")
                    .statusCode(201)
                    .header("Location", endsWith("/scores/" + first))
                    .body("id", equalTo(first))
                    .body("edition", equalTo(1));
            keyed(key, "2013-04").statusCode(422).body("code", equalTo("idempotency-key-reused"));
            assertThat(neighbours.requests()).isEqualTo(before);
        }

        @Test
        void numbersEditionsWithoutGapWhenScoredAtOnce() {
            var made = Stream.generate(() -> CompletableFuture.supplyAsync(() ->
                            score(UNIT_A, "2010-10").statusCode(201).extract().<Integer>path("edition")))
                    .limit(5)
                    .toList();

            assertThat(made.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(1, 2, 3, 4, 5);
        }

        @Test
        void leavesAnAuditRecord() throws SQLException {
            String id = score(UNIT_A, "2010-08").statusCode(201).extract().path("id");

            assertThat(count("select count(*) from kit.audit where action = 'make-score' and clause = 'R11'"
                            + " and object = 'scores/" + id + "' and details ->> 'month' = '2010-08'"))
                    .isEqualTo(1);
        }

        private ValidatableResponse keyed(String key, String month) {
            return as("assessor")
                    .header("Idempotency-Key", key)
                    .contentType(ContentType.JSON)
                    .body("{\"unit\": \"" + UNIT_A + "\", \"month\": \"" + month + "\"}")
                    .post(SCORES)
                    .then();
        }
    }

    @Nested
    class Refusing {

        @Test
        void aMonthThatIsNotOverInTheCounty() {
            clock.setTo(Instant.parse("2026-10-31T15:59:59Z"));
            score(UNIT_A, "2026-10")
                    .statusCode(422)
                    .body("code", equalTo("month-not-over"))
                    .body("clause", equalTo("R11"));

            clock.setTo(Instant.parse("2026-10-31T16:00:00Z"));
            score(UNIT_A, "2026-10").statusCode(201);
        }

        @Test
        void aMonthBeforeAnyScheme() {
            score(UNIT_A, "2009-12").statusCode(422).body("code", equalTo("no-scheme-in-force"));
        }

        @Test
        void aUnitThatGovernanceDoesNotKnow() {
            score("12141029MA0DEM3UXW", "2010-12").statusCode(404).body("code", equalTo("not-found"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"2010-13", "2010-1", "0999-12", "december"})
        void whatIsNoMonth(String month) {
            score(UNIT_A, month)
                    .statusCode(400)
                    .body("code", equalTo("invalid-request"))
                    .body("errors.pointer", contains("/month"));
        }

        @Test
        void toChangeAScore() {
            String id = score(UNIT_A, "2010-09").statusCode(201).extract().path("id");

            assertThatThrownBy(() -> execute("update score set points = 15 where id = '" + id + "'"))
                    .hasMessageContaining("only ever added to");
            assertThatThrownBy(() -> execute("delete from score where id = '" + id + "'"))
                    .hasMessageContaining("only ever added to");
        }
    }

    @Nested
    class WhenANeighbourFails {

        @ParameterizedTest
        @CsvSource({MONITORING + ", 1", COLLECTION + ", 4"})
        void triesAgain(String path, int pages) {
            neighbours.fail(path, 2, path.equals(MONITORING));
            int before = neighbours.requestsTo(path);

            score(UNIT_B, "2011-01").statusCode(201);

            assertThat(neighbours.requestsTo(path) - before).isEqualTo(2 + pages);
        }

        @ParameterizedTest
        @ValueSource(strings = {MONITORING, COLLECTION})
        void keepsNothingAndSaysWhenToTryAgain(String path) throws SQLException {
            neighbours.fail(path, 1000, false);
            long before = count("select count(*) from score");

            score(UNIT_B, "2011-02")
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .body("code", equalTo("neighbour-unavailable"));

            assertThat(count("select count(*) from score")).isEqualTo(before);
        }

        @Test
        void stopsAskingOneThatIsDown() {
            neighbours.fail(COLLECTION, 1000, false);
            // Of each score four tries, and after twenty of them nobody is asked any more.
            for (int i = 0; i < 5; i++) {
                score(UNIT_B, "2011-02").statusCode(503);
            }
            int before = neighbours.requestsTo(COLLECTION);

            score(UNIT_B, "2011-02").statusCode(503).body("code", equalTo("neighbour-unavailable"));

            assertThat(neighbours.requestsTo(COLLECTION)).isEqualTo(before);
        }
    }

    @Nested
    class WhereFiguresAreNotSettled {

        @Test
        void waitsForABatchThatIsBeingJudged() {
            var batch = SentBatch.taken(UNIT_B, "2011-03-01", 10, 0).butInJudgement();
            neighbours.tell(batch);

            score(UNIT_B, "2011-03")
                    .statusCode(503)
                    .body("code", equalTo("figures-not-settled"))
                    .body("errors.pointer", contains(COLLECTION + "/" + batch.id()));
        }

        @Test
        void refusesWhereMonitoringMeasuredSomethingElse() {
            var batch = SentBatch.taken(UNIT_B, "2011-04-01", 10, 1).butMeasured(0);
            neighbours.tell(SentBatch.taken(UNIT_B, "2011-04-02", 10, 0), batch);

            score(UNIT_B, "2011-04")
                    .statusCode(503)
                    .body("code", equalTo("figures-not-settled"))
                    .body("errors.pointer", contains(COLLECTION + "/" + batch.id()));
        }
    }

    @Nested
    class Reading {

        @Test
        void showsAUnitItsOwnScoresOnly() {
            String ofA = score(UNIT_A, "2011-05").statusCode(201).extract().path("id");
            String ofB = score(UNIT_B, "2011-05").statusCode(201).extract().path("id");

            asOf("clerk", UNIT_A).get(SCORES + "/" + ofA).then().statusCode(200);
            asOf("clerk", UNIT_A).get(SCORES + "/" + ofB).then().statusCode(404).body("code", equalTo("not-found"));
            asOf("signer", UNIT_B)
                    .queryParam("month", "2011-05")
                    .get(SCORES)
                    .then()
                    .body("items.id", contains(ofB));
            asOf("signer", UNIT_B)
                    .queryParam("unit", UNIT_A)
                    .get(SCORES)
                    .then()
                    .statusCode(200)
                    .body("items", empty());
        }

        @Test
        void pagesThroughAllScores() {
            String first = score(UNIT_A, "2011-06").statusCode(201).extract().path("id");
            String second = score(UNIT_B, "2011-06").statusCode(201).extract().path("id");

            var page = as("governor")
                    .queryParam("month", "2011-06")
                    .queryParam("limit", 1)
                    .get(SCORES)
                    .then()
                    .body("items.id", contains(first));
            as("governor")
                    .queryParam("month", "2011-06")
                    .queryParam("cursor", page.extract().<String>path("next"))
                    .get(SCORES)
                    .then()
                    .body("items.id", contains(second))
                    .body("next", nullValue());
        }
    }

    @Test
    void tellsTheFeedOfAScore() throws IOException {
        neighbours.tell(SentBatch.taken(UNIT_A, "2011-07-01", 100, 2));
        var score = score(UNIT_A, "2011-07").statusCode(201).extract();

        var event = eventOf(score.path("id"));

        String masked = event.toString()
                .replace(score.path("id"), "{score}")
                .replace(score.path("digest"), "{digest}")
                .replace(score.path("madeAt"), "{madeAt}");
        assertThat(json.readTree(masked)).isEqualTo(golden());
    }

    private JsonNode golden() throws IOException {
        try (var golden = getClass().getResourceAsStream("/golden/score-made.v1.json")) {
            return json.readTree(golden);
        }
    }

    /** Type, subject and data of the event about a score, once the feed has it. */
    private JsonNode eventOf(String score) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> {
                            var events = json.readTree(as("service")
                                    .queryParam("limit", 200)
                                    .get("/api/assessment/v1/events")
                                    .asString());
                            return StreamSupport.stream(events.spliterator(), false)
                                    .filter(event ->
                                            event.path("subject").asText().equals("scores/" + score))
                                    .findFirst();
                        },
                        Optional::isPresent)
                .map(event -> ((ObjectNode) event).retain("type", "subject", "data"))
                .orElseThrow();
    }

    static ValidatableResponse score(String unit, String month) {
        return as("assessor")
                .contentType(ContentType.JSON)
                .body("{\"unit\": \"" + unit + "\", \"month\": \"" + month + "\"}")
                .post(SCORES)
                .then();
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(Tokens.of(role).sign());
    }

    private static RequestSpecification asOf(String role, String unit) {
        return given().auth().oauth2(Tokens.of(role).unit(unit).sign());
    }

    private static String id(SentBatch batch) {
        return batch.id().toString();
    }

    private long count(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var found = connection.createStatement().executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
