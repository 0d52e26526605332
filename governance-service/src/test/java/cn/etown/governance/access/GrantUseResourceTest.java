package cn.etown.governance.access;

import cn.etown.governance.SetClock;
import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static cn.etown.governance.GovernanceFixtures.UNIT_A;
import static cn.etown.governance.GovernanceFixtures.UNIT_B;
import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.GovernanceFixtures.asService;
import static cn.etown.governance.GovernanceFixtures.newUnit;
import static cn.etown.governance.GovernanceFixtures.unit;
import static cn.etown.governance.access.GrantFixtures.apply;
import static cn.etown.governance.access.GrantFixtures.given;
import static cn.etown.governance.access.GrantFixtures.interfaceOfA;
import static cn.etown.governance.access.GrantFixtures.noon;
import static cn.etown.governance.access.GrantFixtures.report;
import static cn.etown.governance.access.GrantFixtures.terms;
import static cn.etown.governance.access.GrantFixtures.user;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class GrantUseResourceTest {

    private static final String COLLECTION = "collection-service";

    private final SetClock clock;

    private String code;
    private String grant;

    GrantUseResourceTest(SetClock clock) {
        this.clock = clock;
    }

    @BeforeEach
    void begin() {
        unit(UNIT_A);
        unit(UNIT_B);
        code = interfaceOfA();
        clock.setTo(noon("2026-03-02"));
        grant = given(code, terms("2026-03-02", "2026-06-30", "quantity"));
        clock.setTo(noon("2026-03-04"));
    }

    @AfterEach
    void end() {
        clock.run();
    }

    @Test
    void addsUpByTheCountysDay() {
        // 17:00 in UTC is the next day in the county.
        report(asService(COLLECTION), grant, delivered("2026-03-02T17:00:00Z", 1000))
                .then()
                .statusCode(201);
        report(asService(COLLECTION), grant, delivered("2026-03-03T01:00:00Z", 280))
                .then()
                .statusCode(201);
        report(asService(COLLECTION), grant, refused("2026-03-03T02:00:00Z"))
                .then()
                .statusCode(201);
        report(asService(COLLECTION), grant, delivered("2026-03-04T01:00:00Z", 5))
                .then()
                .statusCode(201);

        days(asOf("signer", UNIT_A))
                .body("items.day", contains("2026-03-03", "2026-03-04"))
                .body("items[0].grant", equalTo(grant.substring("/grants/".length())))
                .body("items[0].unit", equalTo(UNIT_B))
                .body("items[0].deliveries", equalTo(2))
                .body("items[0].refusals", equalTo(1))
                .body("items[0].records", equalTo(1280))
                .body("items[1].records", equalTo(5));
        as("auditor")
                .queryParam("interface", code)
                .queryParam("from", "2026-03-04")
                .queryParam("to", "2026-03-04")
                .get("/grant-uses")
                .then()
                .body("items.day", contains("2026-03-04"));
        String next = as("auditor")
                .queryParam("interface", code)
                .queryParam("limit", 1)
                .get("/grant-uses")
                .path("next");
        as("auditor")
                .queryParam("interface", code)
                .queryParam("cursor", next)
                .get("/grant-uses")
                .then()
                .body("items.day", contains("2026-03-04"));
    }

    @Test
    void countsARepeatOnce() {
        for (int i = 0; i < 2; i++) {
            asService(COLLECTION)
                    .header("Idempotency-Key", "delivery-of-" + grant)
                    .body(delivered("2026-03-04T01:00:00Z", 7))
                    .post(grant + "/uses")
                    .then()
                    .statusCode(201);
        }

        days(as("operator")).body("items.records", contains(7));
        as("auditor").get(grant + "/uses").then().body("items", hasSize(1));
        asService(COLLECTION)
                .body(delivered("2026-03-04T01:00:00Z", 7))
                .post(grant + "/uses")
                .then()
                .statusCode(400);
    }

    @Test
    void isReportedByCollectionAlone() {
        var use = delivered("2026-03-04T01:00:00Z", 1);
        report(asService("monitoring-service"), grant, use).then().statusCode(403);
        report(as("operator"), grant, use).then().statusCode(403);
    }

    @Test
    void isRefusedWhereItContradictsItself() {
        var noPosition = delivered("2026-03-04T01:00:00Z", 1);
        noPosition.remove("ledgerPosition");
        var noReason = refused("2026-03-04T01:00:00Z");
        noReason.remove("reason");
        var refusedWithRecords = refused("2026-03-04T01:00:00Z");
        refusedWithRecords.put("records", 1);
        unfit(noPosition, "/ledgerPosition");
        unfit(noReason, "/reason");
        unfit(refusedWithRecords, "/records");
        unfit(delivered("2026-03-01T01:00:00Z", 1), "/at");
        unfit(delivered("2026-03-04T05:00:00Z", 1), "/at");
        report(asService(COLLECTION), grant, delivered("2026-03-04T01:00:00Z", -1))
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/records"));

        report(
                        asService(COLLECTION),
                        apply(code, terms("2026-03-04", "2026-06-30", "line")),
                        refused("2026-03-04T01:00:00Z"))
                .then()
                .statusCode(422)
                .body("code", equalTo("grant-never-given"));
        as("auditor").get(grant + "/uses").then().body("items", hasSize(0));
    }

    @Test
    void isSeenByHolderAndProviderAndTheSumsByTheProviderAlone() {
        report(asService(COLLECTION), grant, delivered("2026-03-04T01:00:00Z", 1))
                .then()
                .statusCode(201);

        for (var who : List.of(user(), asOf("clerk", UNIT_A), as("operator"), as("auditor"))) {
            who.get(grant + "/uses").then().statusCode(200).body("items.records", contains(1));
        }
        asOf("signer", newUnit()).get(grant + "/uses").then().statusCode(404);
        asOf("signer", UNIT_B)
                .queryParam("interface", code)
                .get("/grant-uses")
                .then()
                .statusCode(404);
        as("operator").get("/grant-uses").then().statusCode(400);
    }

    private void unfit(Map<String, ?> use, String pointer) {
        report(asService(COLLECTION), grant, use)
                .then()
                .statusCode(422)
                .body("code", equalTo("use-contradicts-itself"))
                .body("errors.pointer", contains(pointer));
    }

    private ValidatableResponse days(RequestSpecification who) {
        return who.queryParam("interface", code).get("/grant-uses").then().statusCode(200);
    }

    private static Map<String, Object> delivered(String at, int records) {
        return new HashMap<>(Map.of(
                "at", at, "outcome", "DELIVERED", "records", records, "bytes", 80 * records, "ledgerPosition", 12));
    }

    private static Map<String, Object> refused(String at) {
        return new HashMap<>(
                Map.of("at", at, "outcome", "REFUSED", "reason", "quota-exceeded", "records", 0, "bytes", 0));
    }
}
