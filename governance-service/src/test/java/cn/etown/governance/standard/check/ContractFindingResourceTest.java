package cn.etown.governance.standard.check;

import cn.etown.governance.contract.ContractFixtures;
import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

import static cn.etown.governance.GovernanceFixtures.UNIT_A;
import static cn.etown.governance.GovernanceFixtures.UNIT_B;
import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.GovernanceFixtures.draft;
import static cn.etown.governance.GovernanceFixtures.newInterface;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class ContractFindingResourceTest {

    @Nested
    class OfAContract {

        @Test
        void countsThemAndNamesThePlaces() {
            String document = ContractFixtures.undescribedSales()
                    .replace("physicalName: 渠道\n", "physicalName: 渠道\n        classification: L1\n");
            String id = draft(UNIT_A, newInterface(UNIT_A), document).path("id");

            asOf("clerk", UNIT_A)
                    .queryParam("limit", 200)
                    .get("/contracts/" + id + "/findings")
                    .then()
                    .statusCode(200)
                    .body("must", equalTo(6))
                    .body("should", greaterThan(0))
                    .body(
                            "items.find { it.rule == 'classification-missing' }.pointer",
                            equalTo("/schema/0/properties/0"))
                    .body("items.rule", hasItems("caliber-missing", "chinese-name-missing", "element-not-referred-to"))
                    .body(
                            "items.findAll { it.pointer == '/schema/0/properties/5' }.rule",
                            not(hasItem("classification-missing")));
        }

        @Test
        void goPageByPage() {
            String path = "/contracts/"
                    + draft(UNIT_A, newInterface(UNIT_A), ContractFixtures.undescribedSales())
                            .path("id") + "/findings";
            var all = as("governor").queryParam("limit", 200).get(path).jsonPath();
            String next = as("governor").queryParam("limit", 3).get(path).path("next");

            as("governor")
                    .queryParam("limit", 3)
                    .queryParam("cursor", next)
                    .get(path)
                    .then()
                    .body("items.pointer", equalTo(all.getList("items.pointer").subList(3, 6)))
                    .body("must", equalTo(all.getInt("must")));
        }

        @Test
        void areHiddenFromOtherUnits() {
            String id = draft(UNIT_A, newInterface(UNIT_A), ContractFixtures.sales())
                    .path("id");

            asOf("clerk", UNIT_B).get("/contracts/" + id + "/findings").then().statusCode(404);
        }
    }

    @Nested
    class OfARehearsal {

        @Test
        void areThoseTheContractWouldHave() {
            rehearse(template().replace("LIVE_STREAM", "TELEX"))
                    .then()
                    .statusCode(200)
                    .body("items.rule", contains("code-list-values"))
                    .body("items[0].messageEn", equalTo("The code list sales-channels has no TELEX"));
        }

        @Test
        void lookAtTheStandardTheContractFollows() {
            rehearse(template()
                            .replace("name: saleAmount", "name: paidAmount")
                            .replace("factors: [saleAmount]", "factors: [paidAmount]"))
                    .then()
                    .statusCode(200)
                    .body("items.rule", hasItem("standard-field-missing"));
            rehearse(template().replaceFirst("\\?version=[0-9.]+", "?version=7.0.0"))
                    .then()
                    .body("items.rule", contains("standard-unknown"));
        }

        @Test
        void areNotMadeOfADocumentThatCouldNotBeAContract() {
            rehearse("id: a").then().statusCode(422).body("code", equalTo("contract-refused"));
            rehearse(ContractFixtures.salesBut(
                            "    physicalType: table\n",
                            "    quality: [{type: custom, engine: cel, implementation: quantity > nobody}]\n"))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("contract-refused"))
                    .body("errors.pointer", contains("/schema/0/quality/0/implementation"));
            rehearse("a: b: c").then().statusCode(400).body("code", equalTo("malformed-yaml"));
            rehearse("#".repeat(2 * 1024 * 1024)).then().statusCode(413);
        }

        @Test
        void storeNothing() {
            String code = newInterface(UNIT_A);
            asOf("clerk", UNIT_A)
                    .contentType("application/yaml")
                    .queryParam("interface", code)
                    .body(ContractFixtures.sales().getBytes(StandardCharsets.UTF_8))
                    .post("/contract-checks")
                    .then()
                    .statusCode(200);

            as("auditor").queryParam("interface", code).get("/contracts").then().body("items.size()", equalTo(0));
        }

        private static String template() {
            return as("clerk")
                    .accept("*/*")
                    .get("/standards/sales-lines/template")
                    .asString();
        }

        private static Response rehearse(String document) {
            return asOf("clerk", UNIT_A)
                    .contentType("application/yaml")
                    .body(document.getBytes(StandardCharsets.UTF_8))
                    .post("/contract-checks");
        }
    }
}
