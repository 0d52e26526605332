package cn.etown.governance.standard.template;

import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static cn.etown.governance.GovernanceFixtures.UNIT_A;
import static cn.etown.governance.GovernanceFixtures.UNIT_B;
import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.GovernanceFixtures.draft;
import static cn.etown.governance.GovernanceFixtures.newInterface;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class StandardInterfaceResourceTest {

    @Test
    void listsTheStandardsForInventoryProductionAndSales() {
        as("clerk")
                .get("/standards")
                .then()
                .statusCode(200)
                .body("items.code", contains("inventory-days", "production-orders", "sales-lines"))
                .body("items.theme", contains("INVENTORY", "PRODUCTION", "SALES"));
    }

    @ParameterizedTest
    @CsvSource({"inventory-days", "production-orders", "sales-lines"})
    void becomesAContractAsItIsAndIsFoundInOrder(String standard) {
        String code = newInterface(UNIT_A);
        String template = asOf("clerk", UNIT_A)
                .accept("*/*")
                .queryParam("interface", code)
                .get("/standards/" + standard + "/template")
                .then()
                .statusCode(200)
                .contentType("application/yaml")
                .extract()
                .asString();

        String contract = draft(UNIT_A, code, template)
                .then()
                .statusCode(201)
                .body("version", equalTo("1.0.0"))
                .extract()
                .path("id");

        as("governor")
                .get("/contracts/" + contract + "/findings")
                .then()
                .statusCode(200)
                .body("items", empty())
                .body("must", equalTo(0))
                .body("should", equalTo(0));
    }

    @Test
    void isGivenInJsonTooWithTheInterfacesCodeFilledIn() {
        String code = newInterface(UNIT_A);
        var json = asOf("clerk", UNIT_A)
                .queryParam("format", "json")
                .queryParam("interface", code)
                .get("/standards/sales-lines/template")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("id", equalTo(code))
                .body("schema[0].properties[0].name", equalTo("orderNo"))
                .extract()
                .asByteArray();

        asOf("clerk", UNIT_A)
                .body(json)
                .post("/interfaces/" + code + "/contracts")
                .then()
                .statusCode(201);
    }

    @Test
    void isNotFoundForAnInterfaceOfAnotherUnitAnUnknownStandardOrVersion() {
        String code = newInterface(UNIT_A);

        asOf("clerk", UNIT_B)
                .queryParam("interface", code)
                .get("/standards/sales-lines/template")
                .then()
                .statusCode(404);
        as("clerk").get("/standards/no-such-standard").then().statusCode(404);
        as("clerk").get("/standards/no-such-standard/template").then().statusCode(404);
        as("clerk")
                .queryParam("version", "9.9.9")
                .get("/standards/sales-lines/template")
                .then()
                .statusCode(404);
        as("clerk")
                .queryParam("format", "xml")
                .get("/standards/sales-lines/template")
                .then()
                .statusCode(400);
    }
}
