package cn.etown.governance.standard.check;

import cn.etown.governance.contract.ContractFixtures;
import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import static cn.etown.governance.GovernanceFixtures.UNIT_A;
import static cn.etown.governance.GovernanceFixtures.UNIT_B;
import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.GovernanceFixtures.draft;
import static cn.etown.governance.GovernanceFixtures.newInterface;
import static cn.etown.governance.GovernanceFixtures.policyTerms;
import static cn.etown.governance.GovernanceFixtures.raise;
import static cn.etown.governance.GovernanceFixtures.setPolicy;
import static cn.etown.governance.GovernanceFixtures.today;
import static cn.etown.governance.standard.StandardFixtures.amount;
import static cn.etown.governance.standard.StandardFixtures.move;
import static cn.etown.governance.standard.StandardFixtures.newCode;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class MustFindingsTest {

    @Test
    void keepAContractFromBeingSubmitted() {
        String path = drafted(ContractFixtures.undescribedSales());

        move(asOf("clerk", UNIT_A), path, "SUBMITTED")
                .then()
                .statusCode(422)
                .body("code", equalTo("contract-not-to-standard"))
                .body("clause", equalTo("R3.2b"))
                .body("errors.size()", equalTo(6))
                .body("errors.pointer", hasItems("/schema/0/properties/0", "/schema/0/properties/5"));
        as("auditor").get(path).then().body("state", equalTo("DRAFT"));
    }

    @Test
    void keepAContractFromBeingApprovedThatTheLibraryLeftBehind() {
        String element = newCode("price");
        publish(as("operator").body(amount(element)).post("/data-elements").path("id"));
        String path = drafted(ContractFixtures.salesBut("        physicalName: 单价\n", """
                        physicalName: 单价
                        customProperties: [{property: unit, value: CNY}]
                        authoritativeDefinitions:
                          - type: dataElement
                            url: /api/governance/v1/data-elements/%s
                """.formatted(element)));
        move(asOf("clerk", UNIT_A), path, "SUBMITTED").then().statusCode(200);
        var smaller = amount(element);
        smaller.putAll(Map.of("precision", 6));
        publish(as("operator").body(smaller).post("/data-element-versions").path("id"));

        move(as("governor"), path, "APPROVED")
                .then()
                .statusCode(422)
                .body("code", equalTo("contract-not-to-standard"))
                .body("errors.pointer", contains("/schema/0/properties/4/physicalType"));
    }

    @Test
    void keepAContractFromBeingSubmittedThatContradictsThePolicy() {
        String flow = newInterface(UNIT_A);
        String document = ContractFixtures.sales()
                + "slaProperties:\n  - {property: frequency, value: 1, unit: w}\n  - {property: latency, value: 12, unit: h}\n";
        String path = "/contracts/"
                + draft(UNIT_A, flow, document).then().statusCode(201).extract().path("id");
        as("auditor")
                .get(path + "/findings")
                .then()
                .statusCode(200)
                .body("items.rule", not(hasItem("service-level-contradicts-policy")));
        setPolicy(flow, today(), policyTerms()).then().statusCode(201);

        as("auditor")
                .get(path + "/findings")
                .then()
                .body(
                        "items.findAll { it.rule == 'service-level-contradicts-policy' }.pointer",
                        contains("/slaProperties/0/value"));
        move(asOf("clerk", UNIT_A), path, "SUBMITTED")
                .then()
                .statusCode(422)
                .body("code", equalTo("contract-not-to-standard"))
                .body("errors.pointer", contains("/slaProperties/0/value"))
                .body("errors.detail", contains(containsString("DAILY")));
        rehearsed(UNIT_A, flow, document).then().body("items.rule", hasItem("service-level-contradicts-policy"));
        rehearsed(UNIT_B, flow, document).then().body("items.rule", not(hasItem("service-level-contradicts-policy")));
    }

    @Test
    void keepAContractFromBeingSubmittedThatTellsFiguresApartByAClosedField() {
        String flow = newInterface(UNIT_A);
        String document = ContractFixtures.sales();
        String path = "/contracts/"
                + draft(UNIT_A, flow, document).then().statusCode(201).extract().path("id");
        move(asOf("clerk", UNIT_A), path, "SUBMITTED").then().statusCode(200);
        move(as("governor"), path, "APPROVED").then().statusCode(200);
        String next = "/contracts/"
                + draft(UNIT_A, flow, ContractFixtures.sales("1.1.0"))
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        as("auditor").get(next + "/findings").then().body("items.rule", not(hasItem("dimension-closed")));
        raise(flow, "channel", "L3");

        as("auditor")
                .get(next + "/findings")
                .then()
                .statusCode(200)
                .body(
                        "items.findAll { it.rule == 'dimension-closed' }.pointer",
                        contains("/schema/0/customProperties/2/value/0"));
        move(asOf("clerk", UNIT_A), next, "SUBMITTED")
                .then()
                .statusCode(422)
                .body("code", equalTo("contract-not-to-standard"))
                .body("errors.pointer", contains("/schema/0/customProperties/2/value/0"))
                .body("errors.detail", contains(containsString("R3.2d")));
        rehearsed(UNIT_A, flow, document).then().body("items.rule", hasItem("dimension-closed"));
        rehearsed(UNIT_B, flow, document).then().body("items.rule", not(hasItem("dimension-closed")));
    }

    private static Response rehearsed(String unit, String flow, String document) {
        return asOf("clerk", unit)
                .contentType("application/yaml")
                .body(document.getBytes(StandardCharsets.UTF_8))
                .queryParam("interface", flow)
                .post("/contract-checks")
                .then()
                .statusCode(200)
                .extract()
                .response();
    }

    private static String drafted(String document) {
        return "/contracts/"
                + draft(UNIT_A, newInterface(UNIT_A), document)
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
    }

    private static void publish(String version) {
        move(as("governor"), "/data-element-versions/" + version, "PUBLISHED")
                .then()
                .statusCode(200);
    }
}
