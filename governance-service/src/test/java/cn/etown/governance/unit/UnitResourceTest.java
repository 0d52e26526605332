package cn.etown.governance.unit;

import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import static cn.etown.governance.GovernanceFixtures.UNIT_A;
import static cn.etown.governance.GovernanceFixtures.UNIT_B;
import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.GovernanceFixtures.unit;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

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
            as("auditor").get("/units").then().body("items.code", hasItems(UNIT_A, UNIT_B));
        }
    }
}
