package cn.etown.governance.theme;

import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static cn.etown.governance.GovernanceFixtures.UNIT_A;
import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.draft;
import static cn.etown.governance.GovernanceFixtures.newInterface;
import static cn.etown.governance.GovernanceFixtures.today;
import static cn.etown.governance.contract.ContractFixtures.salesBut;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class ThemeResourceTest {

    private final String code =
            "T" + UUID.randomUUID().toString().replace("-", "").substring(0, 12).toUpperCase();

    @Test
    void areThereForSalesProductionAndInventory() {
        as("clerk")
                .queryParam("limit", 200)
                .get("/themes")
                .then()
                .statusCode(200)
                .body("items.code", hasItems("SALES", "PRODUCTION", "INVENTORY"));
        as("clerk")
                .get("/themes/SALES")
                .then()
                .body("measures", contains("amount", "quantity", "lines", "returns"))
                .body("aggregates", contains("SUM", "SUM", "COUNT", "COUNT"))
                .body("number", equalTo(2));
        as("clerk")
                .get("/themes/SALES/versions")
                .then()
                .body("items[0].number", equalTo(1))
                .body("items[0].aggregates", nullValue())
                .body("items[1].holdsFrom", equalTo("2024-01-01"));
        as("clerk").get("/themes/PRODUCTION").then().body("aggregates", contains("SUM", "SUM", "SUM"));
        as("clerk").get("/themes/INVENTORY").then().body("aggregates.size()", equalTo(5));
    }

    @Test
    void takeNoContractThatMakesAMeasureInAnotherWay() {
        var content = content();
        content.put("measures", List.of("amount", "lines"));
        content.put("aggregates", List.of("SUM", "SUM"));
        as("governor")
                .body(added(content))
                .post("/themes")
                .then()
                .statusCode(201)
                .body("aggregates", contains("SUM", "SUM"));
        String source = newInterface(UNIT_A);

        draft(UNIT_A, source, salesBut("value: SALES", "value: " + code))
                .then()
                .statusCode(422)
                .body("code", equalTo("contract-refused"))
                .body("clause", equalTo("R3.3"))
                .body("errors.pointer", contains("/schema/0/customProperties/3/value/2/aggregate"));
        draft(
                        UNIT_A,
                        source,
                        salesBut("value: SALES", "value: " + code)
                                .replace("aggregate: COUNT\n", "aggregate: SUM\n            factors: [quantity]\n"))
                .then()
                .statusCode(201);
    }

    @Test
    void areAddedOnceByAGovernor() {
        as("operator").body(added(content())).post("/themes").then().statusCode(403);
        as("governor")
                .body(added(content()))
                .post("/themes")
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"");
        as("governor")
                .body(added(content()))
                .post("/themes")
                .then()
                .statusCode(409)
                .body("code", equalTo("already-exists"));
    }

    @Test
    void changeByVersionsThatHoldFromADayOn() {
        as("governor").body(added(content())).post("/themes").then().statusCode(201);
        var next = content();
        next.put("measures", List.of("parcelsOut", "parcelsIn"));
        next.put("holdsFrom", today().plusDays(1).toString());

        change("\"0\"", next).then().statusCode(412);
        as("governor").body(next).put("/themes/" + code).then().statusCode(428);
        change("\"1\"", next).then().statusCode(200).header("ETag", "\"2\"").body("number", equalTo(2));

        as("clerk")
                .get("/themes/" + code)
                .then()
                .header("ETag", "\"2\"")
                .body("number", equalTo(1))
                .body("measures", contains("parcelsOut"));
        as("clerk").get("/themes/" + code + "/versions").then().body("items.number", contains(1, 2));
        change("\"2\"", content()).then().statusCode(422).body("errors.pointer", contains("/holdsFrom"));
    }

    @Test
    void refuseWhatHoldsInThePastAndMeasuresThatAreNone() {
        var past = content();
        past.put("holdsFrom", today().minusDays(1).toString());
        as("governor")
                .body(added(past))
                .post("/themes")
                .then()
                .statusCode(422)
                .body("code", equalTo("holds-from"))
                .body("errors.pointer", contains("/content/holdsFrom"));

        var twice = content();
        twice.put("measures", List.of("a", "a"));
        as("governor")
                .body(added(twice))
                .post("/themes")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/content/measures"));

        var unequal = content();
        unequal.put("aggregates", List.of("SUM", "COUNT"));
        as("governor")
                .body(added(unequal))
                .post("/themes")
                .then()
                .statusCode(422)
                .body("code", equalTo("aggregates-of-measures"))
                .body("errors.pointer", contains("/content/aggregates"));

        var wrong = content();
        wrong.put("measures", List.of("7 parcels"));
        as("governor")
                .body(added(wrong))
                .post("/themes")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/content/measures/0"));
        as("clerk").get("/themes/" + code).then().statusCode(404);
    }

    private Response change(String version, Map<String, Object> content) {
        return as("governor").header("If-Match", version).body(content).put("/themes/" + code);
    }

    private Map<String, Object> added(Map<String, Object> content) {
        return Map.of("code", code, "content", content);
    }

    private static Map<String, Object> content() {
        return new HashMap<>(Map.of(
                "nameZh", "物流",
                "nameEn", "Logistics",
                "measures", List.of("parcelsOut"),
                "holdsFrom", today().toString(),
                "reason", "县域物流监测"));
    }
}
