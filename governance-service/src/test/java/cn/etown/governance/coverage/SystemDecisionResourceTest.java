package cn.etown.governance.coverage;

import cn.etown.governance.ToldEvents;
import cn.etown.kit.testing.PostgresResource;
import cn.etown.kit.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import static cn.etown.governance.GovernanceFixtures.UNIT_A;
import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.asPerson;
import static cn.etown.governance.GovernanceFixtures.sourceSystem;
import static cn.etown.governance.coverage.CoverageFixtures.coverage;
import static cn.etown.governance.coverage.CoverageFixtures.interfaceOf;
import static cn.etown.governance.coverage.CoverageFixtures.item;
import static cn.etown.governance.coverage.CoverageFixtures.plan;
import static cn.etown.governance.coverage.CoverageFixtures.register;
import static cn.etown.governance.coverage.CoverageFixtures.takeOnline;
import static cn.etown.governance.coverage.CoverageFixtures.today;
import static cn.etown.governance.coverage.CoverageFixtures.upload;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class SystemDecisionResourceTest {

    @Test
    void connectsItemsEachByItsField() {
        String system = sourceSystem(UNIT_A);
        upload(UNIT_A, system, "amount", "outlet").then().statusCode(201);
        String code = interfaceOf(UNIT_A, system);
        takeOnline(UNIT_A, code);

        connect(system, code, line(system, "outlet", "channel"), line(system, "amount", "quantity"))
                .then()
                .statusCode(200)
                .body("items.field", contains("outlet", "amount"))
                .body("items.interfaceField", contains("channel", "quantity"))
                .body("items.standing", contains("CONNECTED", "CONNECTED"))
                .body("items.revision", contains(1, 1));

        coverage(system, today()).body("items[0].figure.value", equalTo("100.0000"));
        as("auditor").get(item(system, "amount") + "/transitions").then().body("items.to", contains("CONNECTED"));
    }

    @Test
    void decidesOnAllOrNone() {
        String system = sourceSystem(UNIT_A);
        upload(UNIT_A, system, "amount", "outlet", "price").then().statusCode(201);
        String code = interfaceOf(UNIT_A, system);
        takeOnline(UNIT_A, code);

        connect(system, code, line(system, "amount", "quantity"), line(system, "outlet", "colour"))
                .then()
                .statusCode(422)
                .body("code", equalTo("unknown-field"))
                .body("errors.pointer", contains("/items/1/interfaceField"));
        connect(system, code, line(system, "amount", "quantity"), line(system, "outlet", null))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/items/1/interfaceField"));
        connect(system, code, line(system, "amount", "quantity"), line(system, "amount", "quantity"))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/items/1"));
        connect(
                        system,
                        code,
                        line(system, "amount", "quantity"),
                        Map.of("id", UUID.randomUUID().toString(), "revision", 0, "interfaceField", "price"))
                .then()
                .statusCode(422)
                .body("code", equalTo("unknown-data-item"))
                .body("errors.pointer", contains("/items/1"));
        send(
                        system,
                        "data-item-moves",
                        Map.of(
                                "target",
                                "PLANNED",
                                "plannedFor",
                                today().plusDays(1).toString()),
                        List.of(line(system, "amount", null), line(system, "outlet", null)))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/demand"));
        send(system, "data-item-moves", Map.of("target", "MISSING"), List.of(line(system, "amount", null)))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/items/0"));

        coverage(system, today()).body("items[0].missing", equalTo(3));
    }

    @Test
    void changesNothingTwice() {
        String system = sourceSystem(UNIT_A);
        upload(UNIT_A, system, "amount", "outlet").then().statusCode(201);
        var both = List.of(line(system, "amount", null), line(system, "outlet", null));
        plan(as("operator"), item(system, "outlet")).then().statusCode(200);

        Map<String, Object> disputed = Map.of("target", "DISPUTED");
        send(system, "data-item-moves", disputed, both)
                .then()
                .statusCode(412)
                .body("errors.pointer", contains("/items/1/revision"));
        coverage(system, today()).body("items[0].disputed", equalTo(0));
        var now = List.of(line(system, "amount", null), line(system, "outlet", null));
        send(system, "data-item-moves", disputed, now).then().statusCode(200);
        send(system, "data-item-moves", disputed, now).then().statusCode(412);
        as("auditor").get(item(system, "amount") + "/transitions").then().body("items", hasSize(1));
    }

    @Test
    void takesAsManyAsFiveHundredOutOfScope() {
        String system = sourceSystem(UNIT_A);
        upload(UNIT_A, system, IntStream.range(0, 501).mapToObj(i -> "f" + i).toArray(String[]::new))
                .then()
                .statusCode(201);
        var all = lines(system);

        var out = Map.<String, Object>of("inScope", false, "evidence", List.of("采监〔2026〕9号"));
        send(system, "scope-decisions", out, all).then().statusCode(400);
        send(system, "scope-decisions", Map.of("inScope", true), all.subList(0, 2))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/scenario"));
        send(system, "scope-decisions", Map.of("inScope", false), all.subList(0, 500))
                .then()
                .statusCode(422)
                .body("code", equalTo("evidence-needed"))
                .body("errors.pointer", contains("/evidence"));
        send(system, "scope-decisions", out, all.subList(0, 500))
                .then()
                .statusCode(200)
                .body("items", hasSize(500))
                .body("items.inScope", everyItem(equalTo(false)));

        coverage(system, today()).body("items[0].inScope", equalTo(1)).body("items[0].outOfScope", equalTo(500));
    }

    @Test
    void takesNothingOutOfScopeByWhoNamedIt() {
        String system = sourceSystem(UNIT_A);
        upload(UNIT_A, system, "amount", "outlet").then().statusCode(201);
        register(both(), system, "outlet", "DEMAND").then().statusCode(200);
        var lines = List.of(line(system, "amount", null), line(system, "outlet", null));
        var out = Map.<String, Object>of("inScope", false, "evidence", List.of("采监〔2026〕9号"));

        send(both(), system, "scope-decisions", out, lines)
                .then()
                .statusCode(422)
                .body("code", equalTo("two-person-rule"))
                .body("errors.pointer", contains("/items/1"));
        send(asPerson("clerk-of-" + UNIT_A, "governor"), system, "scope-decisions", out, lines)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/items/0", "/items/1"));

        coverage(system, today()).body("items[0].inScope", equalTo(2)).body("items[0].outOfScope", equalTo(0));
    }

    @Test
    void takesNothingOutOfScopeThatADemandWaitsForUnknownToTheDecider() {
        String system = sourceSystem(UNIT_A);
        upload(UNIT_A, system, "amount", "outlet").then().statusCode(201);
        CoverageFixtures.plan(as("operator"), item(system, "outlet")).then().statusCode(200);
        var lines = List.of(line(system, "amount", null), line(system, "outlet", null));
        var out = Map.<String, Object>of("inScope", false, "evidence", List.of("采监〔2026〕9号"));

        send(system, "scope-decisions", out, lines)
                .then()
                .statusCode(422)
                .body("code", equalTo("dependents-left"))
                .body("errors.pointer", contains("/waitingDemands"))
                .body("errors.detail", contains(endsWith("demands/1")));
        coverage(system, today()).body("items[0].inScope", equalTo(2));
        send(
                        system,
                        "scope-decisions",
                        Map.of("inScope", true, "scenario", "a", "waitingDemands", List.of("demands/1")),
                        lines)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/waitingDemands"));

        var known = new HashMap<>(out);
        known.put("waitingDemands", List.of("demands/1"));
        send(system, "scope-decisions", known, lines)
                .then()
                .statusCode(200)
                .body("items.inScope", everyItem(equalTo(false)));
    }

    @Test
    void tellsOneFigureWhateverTheItemsAreConnectedTo() {
        String system = sourceSystem(UNIT_A);
        upload(UNIT_A, system, "amount", "outlet").then().statusCode(201);
        String code = interfaceOf(UNIT_A, system);
        takeOnline(UNIT_A, code);
        CoverageFixtures.connect(item(system, "outlet"), code, "channel").then().statusCode(200);
        int before = ToldEvents.of("coverage/" + system, "coverage-changed").size();

        var both = List.of(line(system, "amount", null), line(system, "outlet", null));
        send(system, "scope-decisions", Map.of("inScope", false, "evidence", List.of("采监〔2026〕9号")), both)
                .then()
                .statusCode(200);

        assertThat(ToldEvents.of("coverage/" + system, "coverage-changed"))
                .hasSize(before + 1)
                .last()
                .satisfies(data -> assertThat(data).containsEntry("inScope", 0).containsEntry("outOfScope", 2));
    }

    @Test
    void isForThoseWhoMay() {
        String system = sourceSystem(UNIT_A);
        upload(UNIT_A, system, "amount").then().statusCode(201);
        var body = Map.of("target", "MISSING", "reason", "a", "items", List.of(line(system, "amount", null)));

        as("service")
                .body(body)
                .post("/source-systems/" + system + "/data-item-moves")
                .then()
                .statusCode(403);
        as("operator")
                .body(body)
                .post("/source-systems/" + UUID.randomUUID() + "/data-item-moves")
                .then()
                .statusCode(404);
    }

    private static Response connect(String system, String code, Map<String, Object> one, Map<String, Object> other) {
        return send(system, "data-item-moves", Map.of("target", "CONNECTED", "interface", code), List.of(one, other));
    }

    private static Response send(
            String system, String decision, Map<String, Object> what, List<Map<String, Object>> lines) {
        return send(as("governor"), system, decision, what, lines);
    }

    private static Response send(
            RequestSpecification who,
            String system,
            String decision,
            Map<String, Object> what,
            List<Map<String, Object>> lines) {
        var body = new HashMap<>(what);
        body.put("reason", "批量办理");
        body.put("items", lines);
        return who.body(body).post("/source-systems/" + system + "/" + decision);
    }

    /** One person who registers what demands want and decides on it. */
    private static RequestSpecification both() {
        return given().basePath("/api/governance/v1")
                .auth()
                .oauth2(Tokens.of("operator", "governor").subject("both").sign())
                .contentType(ContentType.JSON);
    }

    /** An item as it is now, and the field that is to carry it where one is named. */
    private static Map<String, Object> line(String system, String field, String interfaceField) {
        String path = item(system, field);
        var line = new HashMap<String, Object>();
        line.put("id", path.substring("/data-items/".length()));
        line.put("revision", as("auditor").get(path).path("revision"));
        if (interfaceField != null) {
            line.put("interfaceField", interfaceField);
        }
        return line;
    }

    private static List<Map<String, Object>> lines(String system) {
        var lines = new ArrayList<Map<String, Object>>();
        String next = null;
        do {
            var request = as("auditor").queryParams("sourceSystem", system, "limit", 200);
            var page = (next == null ? request : request.queryParam("cursor", next))
                    .get("/data-items")
                    .jsonPath();
            page.<String>getList("items.id").forEach(id -> lines.add(Map.of("id", id, "revision", 0)));
            next = page.getString("next");
        } while (next != null);
        return lines;
    }
}
