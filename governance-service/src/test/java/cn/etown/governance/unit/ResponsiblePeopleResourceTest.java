package cn.etown.governance.unit;

import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.Map;

import static cn.etown.governance.GovernanceFixtures.UNIT_A;
import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.GovernanceFixtures.newUnit;
import static cn.etown.governance.GovernanceFixtures.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class ResponsiblePeopleResourceTest {

    @Inject
    Pool pool;

    @Test
    void areNamedByTheirUnitAndSeenByItAndTheCenter() {
        String unit = newUnit();
        unit(UNIT_A);

        String id = name(unit, person())
                .then()
                .statusCode(201)
                .header("ETag", "\"0\"")
                .body("duty", equalTo("DATA_RESPONSIBLE"))
                .extract()
                .path("id");

        String path = "/responsible-people/" + id;
        as("operator").get(path).then().statusCode(200);
        asOf("signer", unit)
                .get("/units/" + unit + "/responsible-people")
                .then()
                .body("items.id", contains(id));
        asOf("clerk", UNIT_A).get(path).then().statusCode(404);
        asOf("clerk", UNIT_A)
                .get("/units/" + unit + "/responsible-people")
                .then()
                .statusCode(404);
        asOf("clerk", UNIT_A)
                .body(person())
                .post("/units/" + unit + "/responsible-people")
                .then()
                .statusCode(404);
        as("auditor").get(path).then().statusCode(200);
    }

    @Test
    void endWithTheirLastDayUnderTheVersionThatWasRead() {
        String unit = newUnit();
        String path = "/responsible-people/" + name(unit, person()).path("id");
        var ended = person();
        ended.put("until", "2026-03-31");

        asOf("clerk", unit).body(ended).put(path).then().statusCode(428);
        asOf("clerk", unit)
                .header("If-Match", "\"0\"")
                .body(ended)
                .put(path)
                .then()
                .statusCode(200)
                .body("until", equalTo("2026-03-31"));
        asOf("clerk", unit)
                .header("If-Match", "\"0\"")
                .body(person())
                .put(path)
                .then()
                .statusCode(412);
        asOf("clerk", UNIT_A)
                .header("If-Match", "\"1\"")
                .body(person())
                .put(path)
                .then()
                .statusCode(404);
    }

    @Test
    void areRefusedWhenTheyCannotBeReachedOrTheirTermIsNoTerm() {
        String unit = newUnit();
        var unreachable = person();
        unreachable.put("contact", Map.of());
        var reversed = person();
        reversed.put("until", "2025-12-31");
        var malformed = person();
        malformed.put("contact", Map.of("phone", "call me", "email", "a@b"));
        malformed.put("name", "a\u0001");

        name(unit, unreachable)
                .then()
                .statusCode(422)
                .body("code", equalTo("person-not-reachable"))
                .body("errors.pointer", contains("/contact"));
        name(unit, reversed).then().statusCode(422).body("errors.pointer", contains("/until"));
        name(unit, malformed)
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/name"))
                .body("errors.pointer", hasItem(endsWith("/phone")))
                .body("errors.pointer", hasItem(endsWith("/email")));
        as("operator").get("/units/" + unit + "/responsible-people").then().body("items.size()", equalTo(0));
    }

    @Test
    void leaveNothingOfThePersonInTheAudit() {
        String id = name(newUnit(), person()).path("id");

        var rows = pool.preparedQuery("select details::text as details from kit.audit where object = $1")
                .execute(Tuple.of("responsible-people/" + id))
                .await()
                .indefinitely();

        assertThat(rows)
                .singleElement()
                .satisfies(row -> assertThat(row.getString("details"))
                        .contains("DATA_RESPONSIBLE")
                        .doesNotContain("责任人甲", "6820001", "信息科"));
    }

    private static Response name(String unit, Map<String, Object> person) {
        return asOf("clerk", unit).body(person).post("/units/" + unit + "/responsible-people");
    }

    private static Map<String, Object> person() {
        return new HashMap<>(Map.of(
                "name", "责任人甲",
                "office", "信息科",
                "duty", "DATA_RESPONSIBLE",
                "contact", Map.of("phone", "0357-6820001"),
                "from", "2026-01-01"));
    }
}
