package cn.etown.governance.papers;

import cn.etown.governance.SetClock;
import cn.etown.governance.ToldEvents;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.task.Task;
import cn.etown.kit.testing.PostgresResource;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import static cn.etown.governance.GovernanceFixtures.UNIT_A;
import static cn.etown.governance.GovernanceFixtures.UNIT_B;
import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.GovernanceFixtures.endUnit;
import static cn.etown.governance.GovernanceFixtures.move;
import static cn.etown.governance.GovernanceFixtures.newUnit;
import static cn.etown.governance.GovernanceFixtures.sourceSystem;
import static cn.etown.governance.GovernanceFixtures.tasks;
import static cn.etown.governance.GovernanceFixtures.unit;
import static cn.etown.governance.papers.PaperFixtures.both;
import static cn.etown.governance.papers.PaperFixtures.document;
import static cn.etown.governance.papers.PaperFixtures.paper;
import static cn.etown.governance.papers.PaperFixtures.published;
import static cn.etown.governance.papers.PaperFixtures.today;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class PaperResourceTest {

    private static final String NEW_UNIT = "12141029MA0DEM7GX8";

    @Inject
    Pool pool;

    @Inject
    PaperTasks paperTasks;

    @Inject
    SetClock clock;

    @Inject
    Vertx vertx;

    @Nested
    class Papers {

        @Test
        void areCountedAgainstWhatThePhaseNeedsOnceTheyAreValid() {
            String system = sourceSystem(NEW_UNIT);
            file(NEW_UNIT, system, paper("ASSET_LIST", "1", today())).then().statusCode(201);
            file(NEW_UNIT, system, paper("SCENARIOS", "1", today().plusDays(1)))
                    .then()
                    .statusCode(201);

            assertThat(missing(system)).containsExactly("PLANNING_SPECIFICATION", "SCENARIOS");
            int asked = completeness().path("items[0].asked");
            int there = completeness().path("items[0].there");

            file(NEW_UNIT, system, paper("SCENARIOS", "2", today())).then().statusCode(201);
            file(NEW_UNIT, system, paper("PLANNING_SPECIFICATION", "1", today()))
                    .then()
                    .statusCode(201);
            assertThat(missing(system)).isNull();
            completeness().then().body("items[0].asked", equalTo(asked)).body("items[0].there", equalTo(there + 2));
        }

        @Test
        void areFiledByTheSystemsUnitAndHiddenFromOthers() {
            String system = sourceSystem(UNIT_A);
            String filed = file(UNIT_A, system, paper("ASSET_LIST", "1", today()))
                    .then()
                    .statusCode(201)
                    .body("filedBy", equalTo("clerk"))
                    .extract()
                    .path("id");

            file(UNIT_B, system, paper("ASSET_LIST", "2", today())).then().statusCode(404);
            asOf("clerk", UNIT_B).get("/system-papers/" + filed).then().statusCode(404);
            asOf("clerk", UNIT_B)
                    .queryParam("unit", UNIT_A)
                    .get("/system-papers")
                    .then()
                    .body("items.id", not(hasItem(filed)));
            asOf("clerk", UNIT_B).get("/system-papers/missing").then().body("items.unit", everyItem(equalTo(UNIT_B)));
            asOf("clerk", UNIT_A)
                    .queryParam("sourceSystem", system)
                    .get("/system-papers")
                    .then()
                    .body("items.id", contains(filed));
        }

        @Test
        void areRefusedTwiceInOneVersionAndWithoutADigest() {
            String system = sourceSystem(UNIT_A);
            file(UNIT_A, system, paper("ASSET_LIST", "1", today())).then().statusCode(201);
            var without = new HashMap<>(paper("ASSET_LIST", "2", today()));
            without.remove("digest");

            file(UNIT_A, system, paper("ASSET_LIST", "1", today()))
                    .then()
                    .statusCode(409)
                    .body("errors.pointer", contains("/version"));
            file(UNIT_A, system, without).then().statusCode(400).body("errors.pointer", contains("/digest"));
        }

        @Test
        void countUntilTheirLastDay() {
            String system = sourceSystem(NEW_UNIT);
            var ends = until(paper("ASSET_LIST", "1", today()), today().plusDays(9));
            String filed = file(NEW_UNIT, system, ends)
                    .then()
                    .statusCode(201)
                    .body("validUntil", equalTo(today().plusDays(9).toString()))
                    .extract()
                    .path("id");

            assertThat(kinds(lacks(system, today().minusDays(1)))).contains("ASSET_LIST");
            assertThat(kinds(lacks(system, today()))).doesNotContain("ASSET_LIST");
            assertThat(kinds(lacks(system, today().plusDays(9)))).doesNotContain("ASSET_LIST");
            assertThat(lacks(system, today().plusDays(10)))
                    .contains(Map.of(
                            "kind",
                            "ASSET_LIST",
                            "why",
                            "EXPIRED",
                            "paper",
                            filed,
                            "validUntil",
                            today().plusDays(9).toString()));
            assertThat(lacks(system, today().plusDays(10))).contains(Map.of("kind", "SCENARIOS", "why", "NEVER_FILED"));
        }

        @Test
        void countForTwoYearsAtMost() {
            String system = sourceSystem(NEW_UNIT);

            file(NEW_UNIT, system, paper("ASSET_LIST", "1", today()))
                    .then()
                    .statusCode(201)
                    .body("validUntil", equalTo(today().plusMonths(24).toString()));
            for (var last :
                    List.of(today().plusMonths(24).plusDays(1), today().minusDays(1), LocalDate.of(2025, 1, 1))) {
                file(NEW_UNIT, system, until(paper("ASSET_LIST", "2", LocalDate.of(2026, 1, 1)), last))
                        .then()
                        .statusCode(422)
                        .body("code", equalTo("paper-term"))
                        .body("errors.pointer", contains("/validUntil"));
            }
        }

        @Test
        void areMissingOnceTheyAreRefusedAndTheReasonIsShown() {
            String system = sourceSystem(NEW_UNIT);
            String filed = "/system-papers/"
                    + file(NEW_UNIT, system, paper("ASSET_LIST", "1", today()))
                            .then()
                            .extract()
                            .path("id");
            move(as("operator"), filed, "ACCEPTED").then().statusCode(200).body("decidedBy", equalTo("operator"));
            assertThat(kinds(lacks(system, today()))).doesNotContain("ASSET_LIST");

            move(as("operator"), filed, "REFUSED").then().statusCode(200);

            assertThat(lacks(system, today()))
                    .filteredOn(paper -> paper.get("kind").equals("ASSET_LIST"))
                    .singleElement()
                    .satisfies(paper ->
                            assertThat(paper).containsEntry("why", "REFUSED").containsEntry("reason", "到 REFUSED"));
            move(as("operator"), filed, "ACCEPTED").then().statusCode(422).body("code", equalTo("paper-transition"));
            asOf("clerk", NEW_UNIT)
                    .get(filed + "/transitions")
                    .then()
                    .body("items.to", contains("ACCEPTED", "REFUSED"));
            assertThat(told(filed.substring(1)))
                    .containsExactly(
                            "cn.etown.governance.papers-filed.v1",
                            "cn.etown.governance.paper-decided.v1",
                            "cn.etown.governance.paper-decided.v1");
            file(NEW_UNIT, system, paper("ASSET_LIST", "2", today())).then().statusCode(201);
            assertThat(kinds(lacks(system, today()))).doesNotContain("ASSET_LIST");
        }

        @Test
        void neverChangeInTheDatabase() {
            String filed = file(NEW_UNIT, sourceSystem(NEW_UNIT), paper("ASSET_LIST", "1", today()))
                    .then()
                    .extract()
                    .path("id");

            assertThatThrownBy(() -> pool.preparedQuery(
                                    "update system_paper set valid_until = valid_until + 1 where id = $1")
                            .execute(Tuple.of(UUID.fromString(filed)))
                            .await()
                            .indefinitely())
                    .hasMessageContaining("only ever added to");
        }

        @Test
        void areAskedForByPhase() {
            as("auditor")
                    .get("/system-papers/required")
                    .then()
                    .statusCode(200)
                    .body("items.find { it.phase == 'PLANNING' }.kinds", contains("PLANNING_SPECIFICATION"))
                    .body("items.find { it.phase == 'OPERATION' }.kinds", hasSize(3));
        }

        private Response file(String unit, String system, Map<String, Object> paper) {
            return asOf("clerk", unit).body(paper).post("/source-systems/" + system + "/papers");
        }

        private Map<String, Object> until(Map<String, Object> paper, LocalDate last) {
            var ends = new HashMap<>(paper);
            ends.put("validUntil", last.toString());
            return ends;
        }

        private List<Map<String, Object>> lacks(String system, LocalDate day) {
            return as("auditor")
                    .queryParams("unit", NEW_UNIT, "limit", 200, "asOf", day.toString())
                    .get("/system-papers/missing")
                    .path("items.find { it.sourceSystem == '" + system + "' }.papers");
        }

        private List<Object> kinds(List<Map<String, Object>> papers) {
            return papers.stream().map(paper -> paper.get("kind")).toList();
        }

        private List<String> missing(String system) {
            return as("auditor")
                    .queryParams("unit", NEW_UNIT, "limit", 200)
                    .get("/system-papers/missing")
                    .path("items.find { it.sourceSystem == '" + system + "' }?.missing");
        }

        private Response completeness() {
            return as("assessor").queryParam("unit", NEW_UNIT).get("/system-papers/completeness");
        }
    }

    @Nested
    class Training {

        @Test
        void countsThePeopleOfInvitedUnits() {
            unit(UNIT_A);
            unit(UNIT_B);
            String session = hold(today(), UNIT_A, UNIT_B);

            record(as("operator"), session, UNIT_A, 3).then().statusCode(200).header("ETag", equalTo("\"1\""));
            record(as("operator"), session, UNIT_B, 0).then().statusCode(200);

            as("auditor")
                    .get(session + "/attendances")
                    .then()
                    .body("items.find { it.unit == '" + UNIT_A + "' }.people", equalTo(3))
                    .body("items.find { it.unit == '" + UNIT_B + "' }.people", equalTo(0));
            asOf("clerk", UNIT_A).get(session + "/attendances").then().body("items.unit", contains(UNIT_A));
            assertThat(told(session.substring(1)))
                    .containsOnly("cn.etown.governance.training-attended.v1")
                    .hasSize(2);
        }

        @Test
        void tellsASessionWithoutARecordApartFromAbsence() {
            unit(NEW_UNIT);
            var day = LocalDate.of(2024, 5, 6);
            unit(UNIT_A);
            record(as("operator"), hold(day, NEW_UNIT), NEW_UNIT, 2).then().statusCode(200);
            String open = hold(day, NEW_UNIT, UNIT_A);
            String etag = as("operator").get(open).header("ETag");

            completeness("2024-05-01", "2024-05-31")
                    .then()
                    .statusCode(200)
                    .body("items[0].asked", equalTo(1))
                    .body("items[0].unknown", equalTo(1))
                    .body("items[0].value", equalTo("100.0000"));
            as("operator")
                    .header("If-Match", etag)
                    .body(Map.of("attendances", List.of(), "othersAbsent", true))
                    .post(open + "/attendances")
                    .then()
                    .statusCode(200)
                    .body("attendanceCompleteAt", notNullValue());

            completeness("2024-05-01", "2024-05-31")
                    .then()
                    .statusCode(200)
                    .body("items[0].asked", equalTo(2))
                    .body("items[0].there", equalTo(1))
                    .body("items[0].unknown", equalTo(0))
                    .body("items[0].value", equalTo("50.0000"));
            as("assessor")
                    .queryParams("from", "2024-05-31", "to", "2024-05-01")
                    .get("/training-sessions/completeness")
                    .then()
                    .statusCode(400)
                    .body("errors.pointer", contains("to"));
        }

        @Test
        void isNotRecordedBeforeItIsHeldNorForUnitsThatWereNotInvited() {
            unit(UNIT_A);
            unit(UNIT_B);

            record(as("operator"), hold(today().plusDays(1), UNIT_A), UNIT_A, 1)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("training-not-held"));
            record(as("operator"), hold(today(), UNIT_A), UNIT_B, 1)
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", contains("/attendances/0/unit"));
            record(as("operator"), hold(today(), UNIT_A), UNIT_A, -1)
                    .then()
                    .statusCode(400)
                    .body("errors.pointer", contains("/attendances/0/people"));
        }

        @Test
        void needsTheVersionTheCallerHasRead() {
            unit(UNIT_A);
            String session = hold(today(), UNIT_A);
            var attendance = Map.of("attendances", List.of(Map.of("unit", UNIT_A, "people", 1)));

            as("operator")
                    .body(attendance)
                    .post(session + "/attendances")
                    .then()
                    .statusCode(428);
            record(as("operator"), session, UNIT_A, 1).then().statusCode(200);
            as("operator")
                    .header("If-Match", "\"0\"")
                    .body(attendance)
                    .post(session + "/attendances")
                    .then()
                    .statusCode(412);
        }

        @Test
        void namesAClauseAndRegisteredUnitsOnceEach() {
            unit(UNIT_A);

            announce("R6", today(), UNIT_A).then().statusCode(422).body("errors.pointer", contains("/clause"));
            announce("R8.5", today(), UNIT_A, UNIT_A)
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", contains("/units/1"));
            announce("R8.5", today(), UNIT_A, "91141029MA0DEM9XXX")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("unknown-unit"))
                    .body("errors.pointer", contains("/units/1"));
            announce("R8.5", today()).then().statusCode(422).body("errors.pointer", contains("/units"));
        }

        @Test
        void isOwedByTheCenterUntilItIsKnownOfEveryUnit() {
            unit(UNIT_A);
            unit(UNIT_B);
            String session = hold(today(), UNIT_A, UNIT_B);
            String later = hold(today().plusDays(1), UNIT_A);

            record(as("operator"), session, UNIT_A, 3).then().statusCode(200);
            assertThat(owed())
                    .filteredOn(task -> object(task, session))
                    .singleElement()
                    .satisfies(task -> assertThat(task.get("title").toString()).contains("接口规范编写"));
            assertThat(owed()).noneMatch(task -> object(task, later));

            record(as("operator"), session, UNIT_B, 0).then().statusCode(200);
            assertThat(owed()).noneMatch(task -> object(task, session));
        }

        @Test
        void invitesMoreUnitsAndAllOfThemUntilItIsHeld() {
            unit(UNIT_A);
            unit(UNIT_B);
            String session = hold(today(), UNIT_A);

            change(session, "/invitations", Map.of("units", List.of(UNIT_A, UNIT_B)))
                    .then()
                    .statusCode(200);
            as("auditor").get(session + "/attendances").then().body("items.unit", contains(UNIT_A, UNIT_B));
            String late = newUnit();
            change(session, "/invitations", Map.of("everyUnit", true)).then().statusCode(200);
            asOf("clerk", late).get(session + "/attendances").then().body("items.unit", contains(late));
            for (var request : List.<Map<String, ?>>of(
                    Map.of(), Map.of("everyUnit", false), Map.of("everyUnit", true, "units", List.of(UNIT_A)))) {
                change(session, "/invitations", request).then().statusCode(422).body("code", equalTo("training-units"));
            }
            change(session, "/invitations", Map.of("units", List.of("91141029MA0DEM9XXX")))
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", contains("/units/0"));
            change(hold(today().minusDays(1), UNIT_A), "/invitations", Map.of("units", List.of(UNIT_B)))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("training-over"));
        }

        @Test
        void invitesNoUnitThatHasEndedAndKeepsWhatItDid() {
            unit(UNIT_A);
            String gone = newUnit();
            String attended = hold(today().minusDays(1), gone);
            record(as("operator"), attended, gone, 2).then().statusCode(200);
            endUnit(gone);

            announce("R8.5", today(), UNIT_A, gone)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("unit-ended"))
                    .body("errors.pointer", contains("/units/1"));
            String session = hold(today(), UNIT_A);
            change(session, "/invitations", Map.of("everyUnit", true)).then().statusCode(200);

            asOf("clerk", gone).get(session + "/attendances").then().body("items", hasSize(0));
            asOf("clerk", gone).get(attended + "/attendances").then().body("items.people", contains(2));
        }

        @Test
        void asksNothingOfAUnitThatEndedBeforeTheDay() {
            unit(UNIT_A);
            String gone = newUnit();
            String session = hold(today().plusDays(1), UNIT_A, gone);
            endUnit(gone);

            clock.setTo(SetClock.now().plus(1, ChronoUnit.DAYS));
            try {
                record(as("operator"), session, UNIT_A, 3)
                        .then()
                        .statusCode(200)
                        .body("attendanceCompleteAt", notNullValue());
                as("assessor")
                        .queryParams(
                                "unit",
                                gone,
                                "from",
                                today().toString(),
                                "to",
                                today().plusDays(1).toString())
                        .get("/training-sessions/completeness")
                        .then()
                        .statusCode(200)
                        .body("items", hasSize(0));
            } finally {
                clock.run();
            }
        }

        @Test
        void isOpenAgainOnlyForUnitsThatWereNotInvitedBefore() {
            unit(UNIT_A);
            String session = hold(today(), UNIT_A);
            record(as("operator"), session, UNIT_A, 3).then().statusCode(200);

            change(session, "/invitations", Map.of("units", List.of(UNIT_A)))
                    .then()
                    .statusCode(200)
                    .body("attendanceCompleteAt", notNullValue());
            change(session, "/invitations", Map.of("units", List.of(UNIT_A, newUnit())))
                    .then()
                    .statusCode(200)
                    .body("attendanceCompleteAt", nullValue());
        }

        @Test
        void tellsOfEveryUnitThatStayedAway() {
            unit(UNIT_A);
            unit(UNIT_B);
            String session = hold(today(), UNIT_A, UNIT_B);

            change(
                            session,
                            "/attendances",
                            Map.of("attendances", List.of(Map.of("unit", UNIT_B, "people", 3)), "othersAbsent", true))
                    .then()
                    .statusCode(200)
                    .body("attendanceCompleteAt", notNullValue());

            assertThat(ToldEvents.of(session.substring(1), "training-attended"))
                    .extracting(data -> data.get("unit"), data -> data.get("people"))
                    .containsExactly(tuple(UNIT_B, 3), tuple(UNIT_A, 0));
        }

        @Test
        void isMovedOrCancelledWithAReason() {
            unit(NEW_UNIT);
            String session = hold(LocalDate.of(2024, 7, 1), NEW_UNIT);
            var next = today().plusDays(3).toString();

            change(session, "/transitions", Map.of("target", "ANNOUNCED", "reason", "改期"))
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", contains("/heldOn"));
            change(session, "/transitions", Map.of("target", "ANNOUNCED", "reason", "改期", "heldOn", next))
                    .then()
                    .statusCode(200)
                    .body("heldOn", equalTo(next));
            record(as("operator"), session, NEW_UNIT, 1).then().statusCode(422);
            change(session, "/transitions", Map.of("target", "CANCELLED", "reason", "取消"))
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("CANCELLED"));
            change(session, "/transitions", Map.of("target", "ANNOUNCED", "reason", "改期", "heldOn", next))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("training-transition"));

            as("auditor")
                    .get(session + "/transitions")
                    .then()
                    .body("items.to", contains("ANNOUNCED", "CANCELLED"))
                    .body("items.reason", contains("改期", "取消"));
            assertThat(told(session.substring(1)))
                    .containsExactly("cn.etown.governance.training-moved.v1", "cn.etown.governance.training-moved.v1");
            String held = hold(today(), NEW_UNIT);
            record(as("operator"), held, NEW_UNIT, 1).then().statusCode(200);
            change(held, "/transitions", Map.of("target", "CANCELLED", "reason", "取消"))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("training-recorded"));
        }

        @Test
        void countsForNobodyOnceItIsCancelled() {
            unit(NEW_UNIT);
            String session = hold(LocalDate.of(2024, 8, 1), NEW_UNIT);
            change(session, "/transitions", Map.of("target", "CANCELLED", "reason", "取消"))
                    .then()
                    .statusCode(200);

            completeness("2024-08-01", "2024-08-31").then().body("items", hasSize(0));
        }

        private Response completeness(String from, String to) {
            return as("assessor")
                    .queryParams("unit", NEW_UNIT, "from", from, "to", to)
                    .get("/training-sessions/completeness");
        }

        private Response change(String session, String what, Map<String, ?> request) {
            return as("operator")
                    .header("If-Match", as("operator").get(session).header("ETag"))
                    .body(request)
                    .post(session + what);
        }

        private List<Map<String, Object>> owed() {
            return tasks(() -> as("operator")).stream()
                    .filter(task -> task.get("kind").equals("record-attendance"))
                    .toList();
        }

        private boolean object(Map<String, Object> task, String session) {
            return ((String) task.get("link")).endsWith(session);
        }

        private String hold(LocalDate day, String... units) {
            return "/training-sessions/"
                    + announce("R8.5", day, units)
                            .then()
                            .statusCode(201)
                            .extract()
                            .path("id");
        }

        private Response announce(String clause, LocalDate day, String... units) {
            return as("operator")
                    .body(Map.of(
                            "topic", "接口规范编写", "clause", clause, "heldOn", day.toString(), "units", List.of(units)))
                    .post("/training-sessions");
        }

        private Response record(RequestSpecification who, String session, String unit, int people) {
            return who.header("If-Match", as("operator").get(session).header("ETag"))
                    .body(Map.of("attendances", List.of(Map.of("unit", unit, "people", people))))
                    .post(session + "/attendances");
        }
    }

    @Nested
    class Interpretations {

        @Test
        void arePublishedByAnotherPersonAndThenFound() {
            String word = "词" + UUID.randomUUID();
            String own = path(
                    both().body(interpretation("R4.3a", word, today(), null)).post("/interpretations"));

            asOf("clerk", UNIT_A).get(own).then().statusCode(404);
            asOf("clerk", UNIT_A)
                    .queryParam("text", word)
                    .get("/interpretations")
                    .then()
                    .body("items", hasSize(0));
            move(both(), own, "PUBLISHED").then().statusCode(422).body("code", equalTo("two-person-rule"));
            move(as("operator"), own, "PUBLISHED").then().statusCode(403);
            move(as("governor"), own, "PUBLISHED").then().statusCode(200);

            found(Map.of("text", word.toUpperCase())).body("items", hasSize(1));
            found(Map.of("clause", "R4.3a", "text", word)).body("items", hasSize(1));
            found(Map.of("clause", "R4.3b", "text", word)).body("items", hasSize(0));
            found(Map.of("text", word, "inForceOn", today().minusDays(1).toString()))
                    .body("items", hasSize(0));
        }

        @Test
        void giveWayToALaterOneOfTheSameClause() {
            String word = "词" + UUID.randomUUID();
            String first = path(as("operator")
                    .body(interpretation("R12", word, today(), null))
                    .post("/interpretations"));
            var id = first.substring("/interpretations/".length());
            as("operator")
                    .body(interpretation("R12", word, today().plusDays(5), id))
                    .post("/interpretations")
                    .then()
                    .statusCode(422);
            move(as("governor"), first, "PUBLISHED").then().statusCode(200);
            as("operator")
                    .body(interpretation("R11", word, today().plusDays(5), id))
                    .post("/interpretations")
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", contains("/supersedes"));
            String second = path(as("operator")
                    .body(interpretation("R12", word, today().plusDays(5), id))
                    .post("/interpretations"));

            move(as("governor"), second, "PUBLISHED").then().statusCode(200);

            as("auditor")
                    .get(first)
                    .then()
                    .body("state", equalTo("SUPERSEDED"))
                    .body("inForceUntil", equalTo(today().plusDays(5).toString()))
                    .body("supersededBy", equalTo(second.substring("/interpretations/".length())));
            found(Map.of("text", word, "inForceOn", today().plusDays(4).toString()))
                    .body("items.id", contains(id));
            found(Map.of("text", word, "inForceOn", today().plusDays(5).toString()))
                    .body("items.id", not(hasItem(id)));
            as("auditor").get(first + "/transitions").then().body("items.to", contains("PUBLISHED", "SUPERSEDED"));
        }

        @Test
        void holdFromTheirPublicationOn() {
            as("operator")
                    .body(interpretation("R12", "a", today().minusDays(1), null))
                    .post("/interpretations")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("interpretation-day"))
                    .body("errors.pointer", contains("/inForceFrom"));
            String waited = path(as("operator")
                    .body(interpretation("R12", "a", today(), null))
                    .post("/interpretations"));

            clock.setTo(SetClock.now().plus(1, ChronoUnit.DAYS));
            try {
                move(as("governor"), waited, "PUBLISHED")
                        .then()
                        .statusCode(422)
                        .body("code", equalTo("interpretation-day"));
            } finally {
                clock.run();
            }
        }

        @Test
        void nameAClauseThatIsThere() {
            as("operator")
                    .body(interpretation("R6", "a", today(), null))
                    .post("/interpretations")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("unknown-clause"));
            as("auditor")
                    .get("/clauses")
                    .then()
                    .statusCode(200)
                    .body("items.id", hasItem("R3.2a"))
                    .body("items.id", not(hasItem("R6")));
        }

        @Test
        void needTheVersionRead() {
            String draft = path(as("operator")
                    .body(interpretation("R12", "a", today(), null))
                    .post("/interpretations"));
            var publish = Map.of("target", "PUBLISHED", "reason", "a");

            as("governor").body(publish).post(draft + "/transitions").then().statusCode(428);
            as("governor")
                    .header("If-Match", "\"7\"")
                    .body(publish)
                    .post(draft + "/transitions")
                    .then()
                    .statusCode(412);
        }

        private ValidatableResponse found(Map<String, String> filter) {
            return asOf("clerk", UNIT_A)
                    .queryParams(filter)
                    .get("/interpretations")
                    .then()
                    .statusCode(200);
        }

        private String path(Response drafted) {
            return "/interpretations/"
                    + drafted.then().statusCode(201).extract().path("id");
        }

        private Map<String, Object> interpretation(String clause, String question, LocalDate from, String supersedes) {
            var request = new HashMap<String, Object>(Map.of(
                    "clause",
                    clause,
                    "question",
                    question,
                    "answer",
                    "不计入\n接入范围。",
                    "reference",
                    "乡e办函〔2026〕3号",
                    "inForceFrom",
                    from.toString()));
            if (supersedes != null) {
                request.put("supersedes", supersedes);
            }
            return request;
        }
    }

    @Nested
    class Tasks {

        @Test
        void askTheSignerToAcknowledgeUntilItIsDone() {
            unit(UNIT_A);
            String version = published(document(), today());

            assertThat(owedBy("signer", UNIT_A))
                    .filteredOn(task -> task.object().equals(version.substring(1)))
                    .singleElement()
                    .satisfies(task -> {
                        assertThat(task.kind()).isEqualTo("acknowledge-document");
                        assertThat(task.due()).isAfter(today().plusDays(9));
                        assertThat(task.clause()).isEqualTo("R7.2");
                    });
            assertThat(owedBy("clerk", UNIT_A)).noneMatch(task -> task.object().equals(version.substring(1)));

            asOf("signer", UNIT_A).post(version + "/acknowledgements").then().statusCode(201);
            assertThat(owedBy("signer", UNIT_A)).noneMatch(task -> task.object().equals(version.substring(1)));
        }

        @Test
        void giveANewUnitItsTermForWhatIsOld() {
            String version = published(document(), today());
            clock.setTo(SetClock.now().plus(20, ChronoUnit.DAYS));
            try {
                String late = newUnit();
                var due = LocalDate.parse(asOf("signer", late)
                        .get("/working-days?count=10&from=" + today().plusDays(20))
                        .path("last"));

                assertThat(owedBy("signer", late))
                        .filteredOn(task -> task.object().equals(version.substring(1)))
                        .singleElement()
                        .satisfies(task -> assertThat(task.due()).isEqualTo(due));
                asOf("signer", late).post(version + "/acknowledgements").then().statusCode(201);
                assertThat(ToldEvents.of(version.substring(1), "document-acknowledged"))
                        .singleElement()
                        .satisfies(told -> assertThat(told).containsEntry("acknowledgeBy", due.toString()));
            } finally {
                clock.run();
            }
        }

        @Test
        void askTheCenterToDecideOnPapersAndTheUnitToRenewThem() {
            String system = sourceSystem(UNIT_B);
            var ends = new HashMap<>(paper("ASSET_LIST", "1", today()));
            ends.put("validUntil", today().plusDays(20).toString());
            String filed = "/system-papers/"
                    + asOf("clerk", UNIT_B)
                            .body(ends)
                            .post("/source-systems/" + system + "/papers")
                            .path("id");

            assertThat(links(() -> as("operator"), "decide-paper")).anyMatch(link -> link.endsWith(filed));
            assertThat(links(() -> asOf("clerk", UNIT_B), "renew-paper")).anyMatch(link -> link.endsWith(filed));
            assertThat(links(() -> asOf("clerk", UNIT_A), "renew-paper")).noneMatch(link -> link.endsWith(filed));

            move(as("operator"), filed, "ACCEPTED").then().statusCode(200);
            asOf("clerk", UNIT_B)
                    .body(paper("ASSET_LIST", "2", today().plusDays(21)))
                    .post("/source-systems/" + system + "/papers")
                    .then()
                    .statusCode(201);
            assertThat(links(() -> as("operator"), "decide-paper")).noneMatch(link -> link.endsWith(filed));
            assertThat(links(() -> asOf("clerk", UNIT_B), "renew-paper")).noneMatch(link -> link.endsWith(filed));
        }

        private List<String> links(Supplier<RequestSpecification> who, String kind) {
            return tasks(who).stream()
                    .filter(task -> task.get("kind").equals(kind))
                    .map(task -> (String) task.get("link"))
                    .toList();
        }

        @Test
        void askTheClerkForPapersThatAreMissing() {
            String system = sourceSystem(UNIT_B);

            assertThat(owedBy("clerk", UNIT_B))
                    .filteredOn(task -> task.object().equals("source-systems/" + system))
                    .singleElement()
                    .satisfies(task -> assertThat(task.title().zh()).contains("3"));
            assertThat(owedBy("clerk", UNIT_A)).noneMatch(task -> task.object().equals("source-systems/" + system));
        }

        private List<Task> owedBy(String role, String unit) {
            var caller = new Caller(role, role, "cli", Set.of(role), Optional.of(unit), "");
            var found = new CompletableFuture<List<Task>>();
            var context = VertxContext.getOrCreateDuplicatedContext(vertx);
            VertxContextSafetyToggle.setContextSafe(context, true);
            context.runOnContext(run -> Panache.withTransaction(() -> paperTasks.owedBy(caller, 10_000))
                    .subscribe()
                    .with(found::complete, found::completeExceptionally));
            return found.join();
        }
    }

    private List<String> told(String subject) {
        var types = new ArrayList<String>();
        pool.preparedQuery("select type from kit.outbox where subject = $1 order by insertion")
                .execute(Tuple.of(subject))
                .await()
                .indefinitely()
                .forEach(row -> types.add(row.getString("type")));
        return types;
    }
}
