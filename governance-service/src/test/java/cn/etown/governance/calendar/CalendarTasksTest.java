package cn.etown.governance.calendar;

import cn.etown.governance.SetClock;
import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.tasks;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class CalendarTasksTest {

    @Inject
    SetClock clock;

    @AfterEach
    void end() {
        clock.run();
    }

    @Test
    void askTheOperatorForTheNextYearFromTheFirstOfNovemberOn() {
        enter(2531);

        clock.setTo(Instant.parse("2531-10-31T15:59:59Z"));
        assertThat(owedBy("operator")).isEmpty();
        clock.setTo(Instant.parse("2531-10-31T16:00:00Z"));
        assertThat(owedBy("operator"))
                .singleElement()
                .satisfies(task -> assertThat(task)
                        .containsEntry("due", "2531-12-31")
                        .containsEntry("clause", "R1")
                        .containsEntry("link", "/api/governance/v1/calendars/2532"));
        assertThat(owedBy("governor")).isEmpty();

        enter(2532);
        assertThat(owedBy("operator")).isEmpty();
    }

    @Test
    void keepAskingWhenTheYearHasBegunWithoutOne() {
        clock.setTo(Instant.parse("2541-03-01T00:00:00Z"));

        assertThat(owedBy("operator"))
                .singleElement()
                .satisfies(task ->
                        assertThat(task).containsEntry("due", "2540-12-31").containsEntry("overdue", true));
    }

    private static void enter(int year) {
        as("operator")
                .body(Map.of(
                        "year",
                        year,
                        "source",
                        "通知",
                        "days",
                        List.of(Map.of("day", year + "-01-01", "name", "元旦", "working", false))))
                .post("/calendars")
                .then()
                .statusCode(201);
    }

    private static List<Map<String, Object>> owedBy(String role) {
        return tasks(() -> as(role)).stream()
                .filter(task -> task.get("kind").equals("enter-calendar"))
                .toList();
    }
}
