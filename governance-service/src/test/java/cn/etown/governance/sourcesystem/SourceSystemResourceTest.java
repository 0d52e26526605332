package cn.etown.governance.sourcesystem;

import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.UUID;

import static cn.etown.governance.GovernanceFixtures.UNIT_A;
import static cn.etown.governance.GovernanceFixtures.UNIT_B;
import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.GovernanceFixtures.sourceSystem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class SourceSystemResourceTest {

    /** Has systems in one test alone, so that they fit one page. */
    private static final String OWN_UNIT = "93141029MA0DEM5EXF";

    @Test
    void refusesAUnitThatIsNotOnTheRegister() {
        as("operator")
                .body(Map.of("unit", "12141029MA0DEM3UXW", "name", "系统", "domain", "NETWORK", "phase", "PLANNING"))
                .post("/source-systems")
                .then()
                .statusCode(422)
                .body("code", equalTo("unknown-unit"))
                .body("errors.pointer", contains("/unit"));
    }

    @Test
    void refusesADomainThatTheRegulationDoesNotName() {
        as("operator")
                .body(Map.of("unit", UNIT_A, "name", "系统", "domain", "CLOUD", "phase", "PLANNING"))
                .post("/source-systems")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/domain"));
    }

    @Test
    void showsPeopleOfAUnitTheirOwnOnly() {
        String own = sourceSystem(OWN_UNIT);
        String other = sourceSystem(UNIT_B);

        asOf("signer", OWN_UNIT).get("/source-systems/" + own).then().statusCode(200);
        asOf("signer", OWN_UNIT).get("/source-systems/" + other).then().statusCode(404);
        asOf("signer", OWN_UNIT)
                .queryParam("unit", UNIT_B)
                .get("/source-systems")
                .then()
                .body("items.unit", everyItem(equalTo(OWN_UNIT)))
                .body("items.id", hasItem(own));
        as("operator").queryParam("unit", OWN_UNIT).get("/source-systems").then().body("items.id", contains(own));
    }

    @Test
    void tellsThatAnIdIsUnknownOrNoId() {
        as("operator").get("/source-systems/" + UUID.randomUUID()).then().statusCode(404);
        as("operator").get("/source-systems/x").then().statusCode(404);
    }
}
