package cn.etown.governance.unit;

import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;

import static cn.etown.governance.GovernanceFixtures.UNIT_A;
import static cn.etown.governance.GovernanceFixtures.UNIT_B;
import static cn.etown.governance.GovernanceFixtures.all;
import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.GovernanceFixtures.move;
import static cn.etown.governance.GovernanceFixtures.newUnit;
import static cn.etown.governance.GovernanceFixtures.newUnitCode;
import static cn.etown.governance.GovernanceFixtures.sourceSystem;
import static cn.etown.governance.GovernanceFixtures.today;
import static cn.etown.governance.GovernanceFixtures.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class UnitResourceTest {

    private static final String NEW_UNIT = "11141029MA0DEM0CXF";

    @Nested
    class Register {

        @Test
        void answersWithThePlaceAndTheVersionOfTheUnitAndRepeatsItForTheSameKey() {
            var request = Map.of("code", NEW_UNIT, "name", "演示大数据中心");
            String key = UUID.randomUUID().toString();
            for (int time = 0; time < 2; time++) {
                as("operator")
                        .header("Idempotency-Key", key)
                        .body(request)
                        .post("/units")
                        .then()
                        .statusCode(201)
                        .header("Location", endsWith("/api/governance/v1/units/" + NEW_UNIT))
                        .header("ETag", "\"0\"")
                        .body("name", equalTo("演示大数据中心"));
            }
            as("operator").body(request).post("/units").then().statusCode(409).body("code", equalTo("already-exists"));
        }

        @Test
        void refusesACodeWhoseCheckCharacterIsWrong() {
            as("operator")
                    .body(Map.of("code", "91141029MA0DEM1AXA", "name", "假单位"))
                    .post("/units")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("unit-code"))
                    .body("errors.pointer", contains("/code"));
            as("operator").get("/units/91141029MA0DEM1AXA").then().statusCode(404);
        }

        @Test
        void refusesControlCharactersAndOverlongNames() {
            for (var name : List.of("a\u0000b", "a\nb", " ", "a".repeat(201))) {
                as("operator")
                        .body(Map.of("code", UNIT_B, "name", name))
                        .post("/units")
                        .then()
                        .statusCode(400)
                        .body("errors.pointer", contains("/name"));
            }
        }
    }

    @Nested
    class Read {

        @Test
        void showsPeopleOfAUnitTheirOwnOnly() {
            unit(UNIT_A);
            unit(UNIT_B);

            asOf("clerk", UNIT_A).get("/units/" + UNIT_A).then().statusCode(200);
            asOf("clerk", UNIT_A).get("/units/" + UNIT_B).then().statusCode(404);
            asOf("clerk", UNIT_A).get("/units").then().statusCode(200).body("items.code", contains(UNIT_A));
            as("clerk").get("/units").then().statusCode(200).body("items.size()", equalTo(0));
        }

        @Test
        void pagesThroughAllUnitsByCode() {
            unit(UNIT_A);
            unit(UNIT_B);

            var first = as("auditor")
                    .queryParam("limit", 1)
                    .get("/units")
                    .then()
                    .statusCode(200)
                    .extract();
            as("auditor")
                    .queryParam("cursor", first.<String>path("next"))
                    .get("/units")
                    .then()
                    .statusCode(200)
                    .body("items.code", not(hasItems(first.<String>path("items[0].code"))));
            assertThat(all(() -> as("auditor"), "/units"))
                    .extracting(unit -> unit.get("code"))
                    .contains(UNIT_A, UNIT_B);
        }
    }

    @Nested
    class Change {

        @Test
        void takesAllThatIsKnownAndTellsIt() {
            String code = newUnit();
            String parent = newUnit();
            var known = known();
            known.put("parent", parent);

            change(code, known)
                    .then()
                    .statusCode(200)
                    .header("ETag", "\"1\"")
                    .body("kind", equalTo("COOPERATIVE"))
                    .body("roles", contains("PROVIDER", "DATA_USER"))
                    .body("township.name", equalTo("昌宁镇"))
                    .body("state", equalTo("ACTIVE"))
                    .body("endedOn", nullValue())
                    .body("parent", equalTo(parent))
                    .body("contact.phone", equalTo("0357-6820000"));

            as("auditor").get("/units/" + code).then().body("name", equalTo("改名的单位"));
        }

        @Test
        void needsTheVersionThatWasRead() {
            String path = "/units/" + newUnit();

            as("operator").body(known()).put(path).then().statusCode(428);
            as("operator")
                    .header("If-Match", "\"5\"")
                    .body(known())
                    .put(path)
                    .then()
                    .statusCode(412);
        }

        @Test
        void refusesACircleOfParentsAndAParentNobodyKnows() {
            String top = newUnit();
            String middle = newUnit();
            String bottom = newUnit();
            below(middle, top).then().statusCode(200);
            below(bottom, middle).then().statusCode(200);

            for (var parent : List.of(top, middle, bottom)) {
                below(top, parent)
                        .then()
                        .statusCode(422)
                        .body("code", equalTo("unit-parent-cycle"))
                        .body("errors.pointer", contains("/parent"));
            }
            below(top, newUnitCode())
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("unknown-unit"))
                    .body("errors.pointer", contains("/parent"));
            as("operator").get("/units/" + top).then().body("parent", nullValue());
        }

        @Test
        void closesNoCircleByTwoChangesAtOnce() {
            String one = newUnit();
            String other = newUnit();

            var changes = Stream.of(List.of(one, other), List.of(other, one))
                    .map(pair -> CompletableFuture.supplyAsync(
                            () -> below(pair.get(0), pair.get(1)).statusCode()))
                    .toList();

            assertThat(changes.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(200, 422);
        }

        @Test
        void refusesContactsAndTownshipsThatAreNone() {
            var wrong = known();
            wrong.put("contact", Map.of("phone", "1; drop", "email", "nobody"));
            wrong.put("township", Map.of("code", "14102", "name", "昌宁镇"));
            wrong.put("roles", List.of());

            change(newUnit(), wrong)
                    .then()
                    .statusCode(400)
                    .body("errors.pointer", hasItems("/contact/phone", "/contact/email", "/township/code", "/roles"));
        }

        @Test
        void takesTownshipsOfTheCodeListAlone() {
            String code = newUnit();
            var known = known();

            known.put("township", Map.of("code", "141029999", "name", "昌宁镇"));
            change(code, known)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("unknown-township"))
                    .body("errors.pointer", contains("/township/code"));
            known.put("township", Map.of("code", "141029101", "name", "昌宁镇"));
            change(code, known)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("township-name"))
                    .body("errors.pointer", contains("/township/name"));
            as("operator")
                    .body(Map.of("code", newUnitCode(), "name", "单位", "township", known.get("township")))
                    .post("/units")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("township-name"));
        }

        @Test
        void takesNoRoleAwayByWhichSomethingLives() {
            String code = newUnit();
            String system = sourceSystem(code);
            var known = known();
            known.put("roles", List.of("DATA_USER"));

            change(code, known)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("unit-role-in-use"))
                    .body("errors.pointer", contains("/roles"))
                    .body("errors.detail[0]", endsWith("source-systems/" + system));
            as("auditor").get("/units/" + code).then().body("roles", contains("PROVIDER", "DATA_USER"));

            endSystem(system).then().statusCode(200);
            change(code, known).then().statusCode(200).body("roles", contains("DATA_USER"));
            as("operator")
                    .body(Map.of("unit", code, "name", "系统", "domain", "NETWORK", "phase", "PLANNING"))
                    .post("/source-systems")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("unit-role-missing"))
                    .body("clause", equalTo("R4.1"))
                    .body("errors.pointer", contains("/unit"));
        }

        private Response below(String code, String parent) {
            var known = known();
            known.put("parent", parent);
            return change(code, known);
        }

        private Response change(String code, Map<String, Object> known) {
            String etag = as("operator").get("/units/" + code).header("ETag");
            return as("operator").header("If-Match", etag).body(known).put("/units/" + code);
        }

        private Map<String, Object> known() {
            return new HashMap<>(Map.of(
                    "name", "改名的单位",
                    "kind", "COOPERATIVE",
                    "roles", List.of("DATA_USER", "PROVIDER"),
                    "township", Map.of("code", "141029100", "name", "昌宁镇"),
                    "contact", Map.of("phone", "0357-6820000")));
        }
    }

    @Nested
    class End {

        @Test
        void isRefusedWhileSomethingOfItLivesAndNamesIt() {
            String code = newUnit();
            String system = sourceSystem(code);

            end(code)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("unit-in-use"))
                    .body("clause", equalTo("R3.2a"))
                    .body("errors.pointer", contains("/target"))
                    .body("errors.detail[0]", endsWith("source-systems/" + system));

            endSystem(system).then().statusCode(200);
            end(code).then().statusCode(200);
        }

        @Test
        void isRefusedWhileAUnitBelowItIsActive() {
            String top = newUnit();
            String below = newUnitCode();
            as("operator")
                    .body(Map.of("code", below, "name", "下级", "parent", top))
                    .post("/units")
                    .then()
                    .statusCode(201);

            end(top).then()
                    .statusCode(422)
                    .body("code", equalTo("unit-in-use"))
                    .body("errors.detail[0]", endsWith("units/" + below));
            end(below).then().statusCode(200);
            end(top).then().statusCode(200);
        }

        @Test
        void leavesItsDayAndReasonAndTakesNothingNew() {
            String code = newUnit();

            end(code)
                    .then()
                    .statusCode(200)
                    .header("ETag", "\"1\"")
                    .body("state", equalTo("ENDED"))
                    .body("endedOn", equalTo(today().toString()));

            asOf("clerk", code)
                    .get("/units/" + code + "/transitions")
                    .then()
                    .body("items.to", contains("ENDED"))
                    .body("items.reason", contains("到 ENDED"));
            end(code).then().statusCode(422).body("code", equalTo("unit-transition"));
            refusedAsEnded(as("operator").body(Map.of("code", newUnitCode(), "name", "下级", "parent", code)), "/units");
            refusedAsEnded(
                    as("operator").body(Map.of("unit", code, "name", "系统", "domain", "NETWORK", "phase", "PLANNING")),
                    "/source-systems");
            refusedAsEnded(
                    as("operator")
                            .body(Map.of(
                                    "name", "责任人",
                                    "office", "信息科",
                                    "duty", "DATA_RESPONSIBLE",
                                    "contact", Map.of("phone", "0357-6820001"),
                                    "from", today().toString())),
                    "/units/" + code + "/responsible-people");
        }

        @Test
        void isForTheGovernorAndNotForADayToCome() {
            String code = newUnit();

            move(as("operator"), "/units/" + code, "ENDED", Map.of("endedOn", today().toString()))
                    .then()
                    .statusCode(403);
            move(
                            as("governor"),
                            "/units/" + code,
                            "ENDED",
                            Map.of("endedOn", today().plusDays(1).toString()))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("end-day"))
                    .body("errors.pointer", contains("/endedOn"));
            move(as("governor"), "/units/" + code, "ENDED")
                    .then()
                    .statusCode(400)
                    .body("errors.pointer", contains("/endedOn"));
        }

        @Test
        void takesNoSystemThatIsRegisteredAtTheSameTime() {
            String code = newUnit();
            var system = Map.of("unit", code, "name", "系统", "domain", "NETWORK", "phase", "PLANNING");

            var answers = Stream.<Supplier<Response>>of(
                            () -> end(code), () -> as("operator").body(system).post("/source-systems"))
                    .map(CompletableFuture::supplyAsync)
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .filter(answer -> answer.statusCode() < 300)
                    .toList();

            assertThat(answers).hasSize(1);
        }

        private Response end(String code) {
            return move(as("governor"), "/units/" + code, "ENDED", Map.of("endedOn", today().toString()));
        }

        private void refusedAsEnded(RequestSpecification request, String path) {
            request.post(path).then().statusCode(422).body("code", equalTo("unit-ended"));
        }
    }

    private static Response endSystem(String system) {
        return move(as("operator"), "/source-systems/" + system, "ENDED", Map.of("endedOn", today().toString()));
    }
}
