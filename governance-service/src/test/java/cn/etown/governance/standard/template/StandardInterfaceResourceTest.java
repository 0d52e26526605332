package cn.etown.governance.standard.template;

import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static cn.etown.governance.GovernanceFixtures.UNIT_A;
import static cn.etown.governance.GovernanceFixtures.UNIT_B;
import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.GovernanceFixtures.draft;
import static cn.etown.governance.GovernanceFixtures.newInterface;
import static cn.etown.governance.GovernanceFixtures.today;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class StandardInterfaceResourceTest {

    @Test
    void listsTheStandardsForInventoryProductionAndSales() {
        as("clerk")
                .get("/standards")
                .then()
                .statusCode(200)
                .body("items.code", hasItems("inventory-days", "production-orders", "sales-lines"))
                .body("items.theme", hasItems("INVENTORY", "PRODUCTION", "SALES"));
    }

    @ParameterizedTest
    @CsvSource({"inventory-days,1.0.0", "production-orders,1.0.0", "sales-lines,1.0.0", "sales-lines,1.1.0"})
    void becomesAContractAsItIsAndIsFoundInOrder(String standard, String version) {
        String code = newInterface(UNIT_A);
        String template = asOf("clerk", UNIT_A)
                .accept("*/*")
                .queryParam("interface", code)
                .queryParam("version", version)
                .get("/standards/" + standard + "/template")
                .then()
                .statusCode(200)
                .contentType("application/yaml")
                .extract()
                .asString();

        String contract = draft(UNIT_A, code, template)
                .then()
                .statusCode(201)
                .body("version", equalTo(version))
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

    @Test
    void countsOrdersShopsAndParcelsInTheNewestSales() {
        as("clerk")
                .get("/standards/sales-lines")
                .then()
                .body("version", equalTo("1.1.0"))
                .body("versions", contains("1.0.0", "1.1.0"));
        as("clerk")
                .queryParam("format", "json")
                .get("/standards/sales-lines/template")
                .then()
                .body(
                        "schema[0].customProperties.find { it.property == 'measures' }.value.name",
                        hasItems("orders", "parcelsOut", "parcelsIn"))
                .body("schema[0].customProperties.find { it.property == 'dimensions' }.value", hasItem("shopNo"));
    }

    @Test
    void isAddedByAGovernorWithATheme() {
        String theme = newTheme();
        String code = "waybills-" + UUID.randomUUID().toString().substring(0, 8);

        add(as("operator"), code, waybills(code, "1.0.0", theme)).then().statusCode(403);
        add(as("governor"), code, waybills(code, "1.0.0", theme))
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("theme", equalTo(theme))
                .body("version", equalTo("1.0.0"));
        add(as("governor"), code, waybills(code, "1.0.0", theme)).then().statusCode(409);

        String flow = newInterface(UNIT_A);
        String template = asOf("clerk", UNIT_A)
                .accept("*/*")
                .queryParam("interface", flow)
                .get("/standards/" + code + "/template")
                .asString();
        draft(UNIT_A, flow, template).then().statusCode(201);
    }

    @Test
    void getsItsNextVersionFromADayOn() {
        String theme = newTheme();
        String code = "waybills-" + UUID.randomUUID().toString().substring(0, 8);
        add(as("governor"), code, waybills(code, "1.0.0", theme)).then().statusCode(201);
        var next = waybills(code, "1.1.0", theme);
        next.put("holdsFrom", today().plusDays(1).toString());

        change(code, "\"0\"", next).then().statusCode(412);
        as("governor").body(next).put("/standards/" + code).then().statusCode(428);
        change(code, "\"1\"", waybills(code, "0.9.0", theme))
                .then()
                .statusCode(422)
                .body("code", equalTo("standard-refused"))
                .body("errors.pointer", contains("/version"));
        change(code, "\"1\"", next)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("version", equalTo("1.0.0"))
                .body("versions", contains("1.0.0", "1.1.0"));
        var sooner = waybills(code, "1.2.0", theme);
        change(code, "\"2\"", sooner)
                .then()
                .statusCode(422)
                .body("code", equalTo("holds-from"))
                .body("errors.pointer", contains("/holdsFrom"));
    }

    @Test
    void isRefusedWhereItCouldNotBecomeAContractOrIsNotItsOwn() {
        String theme = newTheme();
        String code = "waybills-" + UUID.randomUUID().toString().substring(0, 8);

        var broken = waybills(code, "1.0.0", theme);
        broken.put("document", ((String) broken.get("document")).replace("logicalType: date", "logicalType: day"));
        add(as("governor"), code, broken)
                .then()
                .statusCode(422)
                .body("code", equalTo("contract-refused"))
                .body("errors.pointer", hasItem("/schema/0/properties/1/logicalType"));
        var closed = waybills(code, "1.0.0", theme);
        closed.put(
                "document",
                ((String) closed.get("document"))
                        .replace("logicalType: date\n", "logicalType: date\n        classification: L3\n")
                        .replace(
                                "      - property: measures\n",
                                "      - property: dimensions\n        value: [sentOn]\n      - property: measures\n"));
        add(as("governor"), code, closed)
                .then()
                .statusCode(422)
                .body("code", equalTo("standard-refused"))
                .body("clause", equalTo("R3.2d"))
                .body("errors.pointer", contains("/schema/0/customProperties/2/value/0"));
        var foreign = waybills("sales-lines", "1.0.0", theme);
        add(as("governor"), code, foreign)
                .then()
                .statusCode(422)
                .body("code", equalTo("standard-refused"))
                .body("errors.pointer", contains("/schema/0/authoritativeDefinitions"));
        add(as("governor"), code, waybills(code, "1.0.0", "NO_SUCH_THEME"))
                .then()
                .statusCode(422)
                .body("code", equalTo("contract-refused"))
                .body("clause", equalTo("R3.3"));
        as("clerk").get("/standards/" + code).then().statusCode(404);
    }

    private static String newTheme() {
        String code = "T"
                + UUID.randomUUID().toString().replace("-", "").substring(0, 12).toUpperCase();
        as("governor")
                .body(Map.of(
                        "code",
                        code,
                        "content",
                        Map.of(
                                "nameZh", "物流",
                                "nameEn", "Logistics",
                                "measures", List.of("waybills"),
                                "holdsFrom", today().toString(),
                                "reason", "县域物流监测")))
                .post("/themes")
                .then()
                .statusCode(201);
        return code;
    }

    private static Response add(RequestSpecification who, String code, Map<String, Object> content) {
        return who.body(Map.of("code", code, "content", content)).post("/standards");
    }

    private static Response change(String code, String version, Map<String, Object> content) {
        return as("governor").header("If-Match", version).body(content).put("/standards/" + code);
    }

    private static Map<String, Object> waybills(String code, String version, String theme) {
        var content = new HashMap<String, Object>();
        content.put("version", version);
        content.put("theme", theme);
        content.put("nameZh", "物流运单");
        content.put("nameEn", "Waybills");
        content.put("descriptionZh", "每张运单一行");
        content.put("descriptionEn", "A line for each waybill");
        content.put("holdsFrom", today().toString());
        content.put("reason", "县域物流监测");
        content.put("document", """
                apiVersion: v3.1.0
                kind: DataContract
                id: "${interface}"
                version: %2$s
                status: draft
                schema:
                  - name: waybills
                    authoritativeDefinitions:
                      - type: standardInterface
                        url: /api/governance/v1/standards/%1$s?version=%2$s
                    properties:
                      - name: waybillNo
                        logicalType: string
                        required: true
                        primaryKey: true
                      - name: sentOn
                        logicalType: date
                        required: true
                    customProperties:
                      - property: theme
                        value: %3$s
                      - property: eventDate
                        value: sentOn
                      - property: measures
                        value:
                          - name: waybills
                            aggregate: COUNT
                """.formatted(code, version, theme));
        return content;
    }
}
