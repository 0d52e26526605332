package cn.etown.governance.coverage;

import cn.etown.governance.SetClock;
import cn.etown.governance.contract.ContractFixtures;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static cn.etown.governance.GovernanceFixtures.accept;
import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.GovernanceFixtures.build;
import static cn.etown.governance.GovernanceFixtures.meetRequirements;
import static cn.etown.governance.GovernanceFixtures.move;
import static cn.etown.governance.GovernanceFixtures.putInForce;
import static org.hamcrest.Matchers.equalTo;

/** Source systems with listings, and what is decided about their items. */
final class CoverageFixtures {

    private CoverageFixtures() {}

    /** The clerk of {@code unit} uploads a listing whose only table is {@code orders}. */
    static Response upload(String unit, String system, String... fields) {
        return send(asOf("clerk", unit), system, "table,field\norders," + String.join("\norders,", fields) + "\n");
    }

    /** The clerk uploads a listing that was taken on another day. */
    static Response upload(String unit, String system, LocalDate takenOn) {
        return send(asOf("clerk", unit), system, "table,field\norders,amount\n", takenOn);
    }

    static Response send(RequestSpecification who, String system, String csv) {
        return send(who, system, csv, today());
    }

    private static Response send(RequestSpecification who, String system, String csv, LocalDate takenOn) {
        return who.contentType("text/csv")
                .queryParams("kind", "CATALOGUE", "takenFrom", "information_schema", "takenOn", takenOn.toString())
                .body(csv.getBytes(StandardCharsets.UTF_8))
                .post("/source-systems/" + system + "/schema-listings");
    }

    static Response register(RequestSpecification who, String system, String field, String origin) {
        return who.body(Map.of(
                        "sourceSystem",
                        system,
                        "table",
                        "orders",
                        "field",
                        field,
                        "origin",
                        origin,
                        "reference",
                        "采监检〔2026〕5号"))
                .post("/data-items");
    }

    /** The path of an item by its field. */
    static String item(String system, String field) {
        return "/data-items/"
                + as("auditor")
                        .queryParams("sourceSystem", system, "limit", 200)
                        .get("/data-items")
                        .path("items.find { it.field == '" + field + "' }.id");
    }

    /** An interface of {@code system}, APPROVED, with a contract in force; its code. */
    static String interfaceOf(String unit, String system) {
        String code = "flow-" + UUID.randomUUID();
        as("operator")
                .body(Map.of("code", code, "name", "销售明细", "sourceSystem", system))
                .post("/interfaces")
                .then()
                .statusCode(201);
        putInForce(unit, code, ContractFixtures.sales());
        return code;
    }

    /** Takes an interface with a contract in force all the way to ONLINE. */
    static void takeOnline(String unit, String code) {
        build(code);
        accept(code);
        meetRequirements(unit, code);
        move(as("operator"), "/interfaces/" + code, "ONLINE").then().statusCode(200);
    }

    /** By somebody who knows of the demands that wait for it. */
    static void decideOutOfScope(String path) {
        List<String> waiting = as("governor").get(path + "/impact").path("items.link");
        as("governor")
                .header("If-Match", as("operator").get(path).header("ETag"))
                .body(Map.of(
                        "inScope",
                        false,
                        "reason",
                        "技术字段",
                        "evidence",
                        List.of("采监〔2026〕9号"),
                        "waitingDemands",
                        waiting))
                .post(path + "/scope-decisions")
                .then()
                .statusCode(200)
                .body("inScope", equalTo(false));
    }

    /** Plans an item for a demand, up to the end of next week. */
    static Response plan(RequestSpecification who, String path) {
        return move(
                who,
                path,
                "PLANNED",
                Map.of("demand", "demands/1", "plannedFor", today().plusDays(7).toString()));
    }

    /** Connects an item to a field of an interface. */
    static Response connect(String path, String code, String field) {
        return move(as("operator"), path, "CONNECTED", Map.of("interface", code, "interfaceField", field));
    }

    /** The clerk asks for an exemption; its path. */
    static String askExemption(String unit, String item, LocalDate until) {
        return "/exemptions/"
                + asOf("clerk", unit)
                        .body(Map.of("reason", "系统将更换", "until", until.toString()))
                        .post(item + "/exemptions")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
    }

    /** Exempts an item until a day; the exemption's path. */
    static String exempt(String unit, String item, LocalDate until) {
        String exemption = askExemption(unit, item, until);
        move(as("governor"), exemption, "GRANTED").then().statusCode(200);
        return exemption;
    }

    /** The coverage of a system at the end of {@code day}. */
    static ValidatableResponse coverage(String system, LocalDate day) {
        return as("assessor")
                .queryParams("level", "SYSTEM", "sourceSystem", system, "asOf", day.toString())
                .get("/coverage")
                .then()
                .statusCode(200);
    }

    /** The county's day. */
    static LocalDate today() {
        return SetClock.TODAY;
    }
}
