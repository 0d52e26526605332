package cn.etown.governance.coverage;

import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.GovernanceFixtures.move;
import static cn.etown.governance.GovernanceFixtures.newUnitCode;
import static cn.etown.governance.GovernanceFixtures.sourceSystem;
import static cn.etown.governance.GovernanceFixtures.tasks;
import static cn.etown.governance.coverage.CoverageFixtures.today;
import static cn.etown.governance.coverage.CoverageFixtures.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class ListingTasksTest {

    @Test
    void askForTheListingOfASystemUntilThereIsOne() {
        String unit = newUnitCode();
        String system = sourceSystem(unit);

        assertThat(listingsOwed(unit))
                .singleElement()
                .satisfies(task -> assertThat(task)
                        .containsEntry("link", "/api/governance/v1/source-systems/" + system)
                        .containsEntry("unit", unit)
                        .containsEntry("clause", "R4.3a")
                        .extractingByKey("title")
                        .asString()
                        .contains("订单系统"));

        upload(unit, system, today()).then().statusCode(201);
        assertThat(listingsOwed(unit)).isEmpty();
    }

    @Test
    void askForAFreshListingWhereTheNewestIsTooOld() {
        String unit = newUnitCode();
        String system = sourceSystem(unit);

        upload(unit, system, today().minusMonths(12).plusDays(1)).then().statusCode(201);
        assertThat(listingsOwed(unit)).isEmpty();

        upload(unit, sourceSystem(unit), today().minusMonths(12).minusDays(1))
                .then()
                .statusCode(201);
        assertThat(listingsOwed(unit))
                .singleElement()
                .satisfies(task ->
                        assertThat(task).extractingByKey("title").asString().contains("过期"));
    }

    @Test
    void askForNoneOfASystemThatEnded() {
        String unit = newUnitCode();
        String system = sourceSystem(unit);
        var scope = Map.of("level", "UNIT", "unit", unit);
        as("auditor").queryParams(scope).get("/coverage").then().body("items[0].systems", equalTo(1));

        end(system);

        assertThat(listingsOwed(unit)).isEmpty();
        upload(unit, system, "amount").then().statusCode(422).body("code", equalTo("source-system-ended"));
        as("auditor")
                .queryParams(scope)
                .get("/coverage")
                .then()
                .body("items[0].systems", equalTo(0))
                .body("items[0].systemsWithoutListing", equalTo(0))
                .body("items[0].figure.reason", equalTo("NOTHING_IN_SCOPE"))
                .body("items[0].figure.value", nullValue());
    }

    @Test
    void askForNoFreshListingOfASystemThatEnded() {
        String unit = newUnitCode();
        String system = sourceSystem(unit);
        upload(unit, system, today().minusMonths(12).minusDays(1)).then().statusCode(201);

        end(system);

        assertThat(listingsOwed(unit)).isEmpty();
        CoverageFixtures.coverage(system, today())
                .body("items[0].systems", equalTo(1))
                .body("items[0].systemsWithOldListing", equalTo(0))
                .body("items[0].missing", equalTo(1));
    }

    private static void end(String system) {
        move(as("operator"), "/source-systems/" + system, "ENDED", Map.of("endedOn", today().toString()))
                .then()
                .statusCode(200);
    }

    private static List<Map<String, Object>> listingsOwed(String unit) {
        return tasks(() -> asOf("clerk", unit)).stream()
                .filter(task -> "upload-schema-listing".equals(task.get("kind")))
                .toList();
    }
}
