package cn.etown.governance.sourcesystem;

import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import static cn.etown.governance.GovernanceFixtures.UNIT_A;
import static cn.etown.governance.GovernanceFixtures.UNIT_B;
import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.GovernanceFixtures.move;
import static cn.etown.governance.GovernanceFixtures.newInterface;
import static cn.etown.governance.GovernanceFixtures.sourceSystem;
import static cn.etown.governance.GovernanceFixtures.today;
import static cn.etown.governance.GovernanceFixtures.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class SourceSystemResourceTest {

    private final Pool pool;

    SourceSystemResourceTest(Pool pool) {
        this.pool = pool;
    }

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
        as("operator")
                .queryParam("unit", OWN_UNIT)
                .get("/source-systems")
                .then()
                .body("items.id", contains(own));
    }

    @Test
    void tellsThatAnIdIsUnknownOrNoId() {
        as("operator").get("/source-systems/" + UUID.randomUUID()).then().statusCode(404);
        as("operator").get("/source-systems/x").then().statusCode(404);
    }

    @Test
    void needALicenceThatHoldsWhereTheyAreExternal() {
        unit(UNIT_A);
        var external = new HashMap<String, Object>(
                Map.of("unit", UNIT_A, "name", "外部气象数据", "domain", "EXTERNAL", "phase", "PLANNING"));
        as("operator")
                .body(external)
                .post("/source-systems")
                .then()
                .statusCode(422)
                .body("code", equalTo("licence-missing"))
                .body("clause", equalTo("R5.3"))
                .body("errors.pointer", contains("/licence"));

        external.put(
                "licence",
                Map.of("text", "数据使用协议", "until", today().minusDays(1).toString()));
        as("operator")
                .body(external)
                .post("/source-systems")
                .then()
                .statusCode(422)
                .body("code", equalTo("licence-ended"))
                .body("errors.pointer", contains("/licence/until"));

        external.put("licence", Map.of("text", "数据使用协议", "until", today().toString()));
        as("operator")
                .body(external)
                .post("/source-systems")
                .then()
                .statusCode(201)
                .body("licence.text", equalTo("数据使用协议"));
    }

    @Test
    void moveFromPhaseToPhaseOnTheWordOfTheirUnitAndKeepTheHistory() {
        unit(UNIT_A);
        unit(UNIT_B);
        String path = "/source-systems/"
                + as("operator")
                        .body(Map.of("unit", UNIT_A, "name", "新系统", "domain", "NETWORK", "phase", "PLANNING"))
                        .post("/source-systems")
                        .path("id");

        move(asOf("clerk", UNIT_A), path, "OPERATION").then().statusCode(422).body("code", equalTo("phase-transition"));
        move(asOf("clerk", UNIT_B), path, "CONSTRUCTION").then().statusCode(404);
        move(asOf("clerk", UNIT_A), path, "CONSTRUCTION").then().statusCode(200);
        move(as("operator"), path, "OPERATION").then().statusCode(200).body("phase", equalTo("OPERATION"));

        move(as("operator"), path, "PLANNING").then().statusCode(422);
        asOf("clerk", UNIT_A).get(path + "/transitions").then().body("items.to", contains("CONSTRUCTION", "OPERATION"));
    }

    @Test
    void keepsWhatItWasCalledInEitherLanguage() {
        String system = sourceSystem(UNIT_A);
        rename(system, "\"0\"", "网店系统", "Shop system");
        rename(system, "\"1\"", "零售系统", "Retail system");

        var last = pool.preparedQuery("select details ->> 'from' as before, details ->> 'to' as after from kit.audit"
                        + " where object = $1 and action = 'change-source-system' order by id desc limit 1")
                .execute(Tuple.of("source-systems/" + system))
                .await()
                .indefinitely()
                .iterator()
                .next();
        assertThat(last.getString("before")).contains("网店系统", "Shop system");
        assertThat(last.getString("after")).contains("零售系统", "Retail system");
    }

    private static void rename(String system, String etag, String name, String nameEn) {
        as("operator")
                .header("If-Match", etag)
                .body(Map.of("name", name, "nameEn", nameEn, "domain", "NETWORK"))
                .put("/source-systems/" + system)
                .then()
                .statusCode(200);
    }

    @Test
    void areCorrectedWithTheVersionThatWasRead() {
        String path = "/source-systems/" + sourceSystem(UNIT_A);
        var corrected = Map.of("name", "网店系统", "domain", "NETWORK");

        as("operator").body(corrected).put(path).then().statusCode(428);
        as("operator")
                .header("If-Match", "\"7\"")
                .body(corrected)
                .put(path)
                .then()
                .statusCode(412);
        as("operator")
                .header("If-Match", "\"0\"")
                .body(corrected)
                .put(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("name", equalTo("网店系统"))
                .body("domain", equalTo("NETWORK"));
        as("operator")
                .header("If-Match", "\"1\"")
                .body(Map.of("name", "网店系统", "domain", "EXTERNAL"))
                .put(path)
                .then()
                .statusCode(422)
                .body("code", equalTo("licence-missing"));
    }

    @Test
    void keepTheDomainThatTheirInterfacesTookOver() {
        String code = newInterface(UNIT_A);
        String path =
                "/source-systems/" + as("auditor").get("/interfaces/" + code).path("sourceSystem");

        as("operator")
                .header("If-Match", "\"0\"")
                .body(Map.of("name", "订单系统", "domain", "NETWORK"))
                .put(path)
                .then()
                .statusCode(422)
                .body("code", equalTo("source-system-in-use"))
                .body("errors.pointer", contains("/domain"))
                .body("errors.detail[0]", endsWith("interfaces/" + code));
    }

    @Test
    void endWhenTheirInterfacesDidAndTakeNothingNew() {
        String code = newInterface(UNIT_A);
        String system = as("auditor").get("/interfaces/" + code).path("sourceSystem");
        String path = "/source-systems/" + system;
        var day = Map.of("endedOn", today().toString());

        move(asOf("signer", UNIT_A), path, "ENDED", day).then().statusCode(403);
        move(as("operator"), path, "ENDED")
                .then()
                .statusCode(422)
                .body("code", equalTo("end-day"))
                .body("errors.pointer", contains("/endedOn"));
        move(as("operator"), path, "ENDED", day)
                .then()
                .statusCode(422)
                .body("code", equalTo("source-system-in-use"))
                .body("errors.detail[0]", endsWith("interfaces/" + code));
        move(as("operator"), "/interfaces/" + code, "RETIRED").then().statusCode(200);

        move(as("operator"), path, "ENDED", day)
                .then()
                .statusCode(200)
                .body("phase", equalTo("ENDED"))
                .body("endedOn", equalTo(today().toString()));

        as("operator")
                .body(Map.of("code", "late-" + UUID.randomUUID(), "name", "迟到", "sourceSystem", system))
                .post("/interfaces")
                .then()
                .statusCode(422)
                .body("code", equalTo("source-system-ended"))
                .body("errors.pointer", contains("/sourceSystem"));
        asOf("clerk", UNIT_A).get(path + "/transitions").then().body("items.to", contains("ENDED"));
    }

    @Test
    void areNotRegisteredAsEnded() {
        unit(UNIT_A);

        as("operator")
                .body(Map.of("unit", UNIT_A, "name", "系统", "domain", "NETWORK", "phase", "ENDED"))
                .post("/source-systems")
                .then()
                .statusCode(422)
                .body("code", equalTo("source-system-ended"))
                .body("errors.pointer", contains("/phase"));
    }
}
