package cn.etown.governance.coverage;

import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.GovernanceFixtures.newUnitCode;
import static cn.etown.governance.GovernanceFixtures.sourceSystem;
import static cn.etown.governance.GovernanceFixtures.tasks;
import static cn.etown.governance.coverage.CoverageFixtures.today;
import static cn.etown.governance.coverage.CoverageFixtures.upload;
import static org.assertj.core.api.Assertions.assertThat;

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

        upload(unit, system, today().minusMonths(12)).then().statusCode(201);
        assertThat(listingsOwed(unit)).isEmpty();

        upload(unit, sourceSystem(unit), today().minusMonths(12).minusDays(1))
                .then()
                .statusCode(201);
        assertThat(listingsOwed(unit))
                .singleElement()
                .satisfies(task ->
                        assertThat(task).extractingByKey("title").asString().contains("过期"));
    }

    private static List<Map<String, Object>> listingsOwed(String unit) {
        return tasks(() -> asOf("clerk", unit)).stream()
                .filter(task -> "upload-schema-listing".equals(task.get("kind")))
                .toList();
    }
}
