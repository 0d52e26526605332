package cn.etown.governance.standard.check;

import cn.etown.governance.contract.ContractFixtures;
import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import java.util.Map;

import static cn.etown.governance.GovernanceFixtures.UNIT_A;
import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.GovernanceFixtures.draft;
import static cn.etown.governance.GovernanceFixtures.newInterface;
import static cn.etown.governance.standard.StandardFixtures.amount;
import static cn.etown.governance.standard.StandardFixtures.move;
import static cn.etown.governance.standard.StandardFixtures.newCode;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

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
