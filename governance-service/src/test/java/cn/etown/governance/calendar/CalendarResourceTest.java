package cn.etown.governance.calendar;

import cn.etown.governance.ToldEvents;
import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static cn.etown.governance.GovernanceFixtures.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

/** Years far ahead, so that no other test counts by them. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class CalendarResourceTest {

    private final CalendarAnnouncement announcement;

    CalendarResourceTest(CalendarAnnouncement announcement) {
        this.announcement = announcement;
    }

    @Nested
    class Enter {

        @Test
        void makesTheYearCountAndTellsItWhole() {
            as("operator")
                    .body(year(2501, day("2501-01-03", "元旦", false), day("2501-01-01", "元旦", true)))
                    .post("/calendars")
                    .then()
                    .statusCode(201)
                    .header("Location", endsWith("/api/governance/v1/calendars/2501"))
                    .header("ETag", "\"0\"")
                    .body("days.day", contains("2501-01-01", "2501-01-03"))
                    .body("revision", equalTo(0));

            // The 1st is a Saturday that is worked, the 3rd a Monday off.
            as("clerk")
                    .get("/working-days?from=2501-01-01&count=1")
                    .then()
                    .statusCode(200)
                    .body("last", equalTo("2501-01-04"));
            assertThat(told(2501)).hasSize(1);
            assertThat(told(2501).get(0))
                    .containsEntry("source", "通知")
                    .containsEntry(
                            "days",
                            List.of(
                                    Map.of("day", "2501-01-01", "name", "元旦", "working", true),
                                    Map.of("day", "2501-01-03", "name", "元旦", "working", false)));
        }

        @Test
        void refusesAYearThatIsEnteredAlready() {
            as("operator")
                    .body(year(2026, day("2026-01-01", "元旦", false)))
                    .post("/calendars")
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("already-exists"))
                    .body("errors.pointer", contains("/year"));
            as("clerk").get("/calendars/2026").then().body("revision", equalTo(0));
        }

        @Test
        void namesEveryDayThatCannotStandInTheYearAndStoresNothing() {
            as("operator")
                    .body(year(
                            2502,
                            day("2502-01-01", "元旦", false),
                            day("2503-01-02", "元旦", false),
                            day("2502-01-01", "元旦", true)))
                    .post("/calendars")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("calendar-day"))
                    .body("errors.pointer", contains("/days/1/day", "/days/2/day"));
            as("clerk").get("/calendars/2502").then().statusCode(404);
        }

        @Test
        void refusesWhatIsOutOfShape() {
            refused(year(1999, day("2000-01-01", "元旦", false)), "/year");
            refused(year(20260, day("2026-01-01", "元旦", false)), "/year");
            refused(year(2504), "/days");
            refused(year(2504, day("2504-01-01", "元\n旦", false)), "/days/0/name");
            refused(year(2504, Map.of("day", "2504-02-30", "name", "元旦", "working", false)), "/days/0/day");
            refused(year(2504, Map.of("day", "2504-02-01", "name", "元旦")), "/days/0/working");
            refused(Map.of("year", 2504, "source", " ", "days", List.of(day("2504-01-01", "a", false))), "/source");
        }

        @Test
        void isTheOperatorsAlone() {
            as("governor")
                    .body(year(2504, day("2504-01-02", "元旦", false)))
                    .post("/calendars")
                    .then()
                    .statusCode(403);
        }

        private void refused(Map<String, ?> request, String pointer) {
            as("operator")
                    .body(request)
                    .post("/calendars")
                    .then()
                    .statusCode(400)
                    .body("errors.pointer", contains(pointer));
        }
    }

    @Nested
    class Amend {

        @Test
        void putsTheLaterNoticeInThePlaceOfTheOneBeforeAndKeepsThat() {
            as("operator")
                    .body(year(2511, day("2511-01-01", "元旦", false)))
                    .post("/calendars")
                    .then()
                    .statusCode(201);
            var later = Map.of("source", "延长假期的通知", "days", List.of(day("2511-01-02", "元旦", false)));

            as("governor")
                    .header("If-Match", "\"0\"")
                    .body(later)
                    .put("/calendars/2511")
                    .then()
                    .statusCode(200)
                    .header("ETag", "\"1\"")
                    .body("days.day", contains("2511-01-02"));

            as("auditor")
                    .get("/calendars/2511/versions")
                    .then()
                    .statusCode(200)
                    .body("items.source", contains("通知", "延长假期的通知"))
                    .body("items.days.day", contains(List.of("2511-01-01"), List.of("2511-01-02")))
                    .body("items.enteredBy.subject", contains("subject-of-operator", "subject-of-governor"));
            assertThat(told(2511)).extracting(data -> data.get("revision")).containsExactly(0, 1);
            as("governor")
                    .header("If-Match", "\"0\"")
                    .body(later)
                    .put("/calendars/2511")
                    .then()
                    .statusCode(412);
        }

        @Test
        void wantsTheVersionReadAndTheGovernor() {
            var later = Map.of("source", "通知", "days", List.of(day("2026-01-01", "元旦", false)));

            as("governor").body(later).put("/calendars/2026").then().statusCode(428);
            as("operator")
                    .header("If-Match", "\"0\"")
                    .body(later)
                    .put("/calendars/2026")
                    .then()
                    .statusCode(403);
            as("governor")
                    .header("If-Match", "\"0\"")
                    .body(Map.of("source", "通知", "days", List.of(day("2998-01-01", "元旦", false))))
                    .put("/calendars/2998")
                    .then()
                    .statusCode(404);
            as("governor")
                    .header("If-Match", "\"0\"")
                    .body(Map.of("source", "通知", "days", List.of(day("2025-01-01", "元旦", false))))
                    .put("/calendars/2026")
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", contains("/days/0/day"));
            as("clerk").get("/calendars/2026").then().body("revision", equalTo(0));
        }
    }

    @Nested
    class Read {

        @Test
        void listsTheYearsInTheirOrderPageByPage() {
            var first = as("user")
                    .queryParam("limit", 2)
                    .get("/calendars")
                    .then()
                    .statusCode(200)
                    .body("items.year", contains(2024, 2025))
                    .extract();
            as("user")
                    .queryParam("limit", 1)
                    .queryParam("cursor", first.<String>path("next"))
                    .get("/calendars")
                    .then()
                    .body("items.year", contains(2026))
                    .body("items[0].days.day", hasItems("2026-02-14", "2026-02-15"));
        }

        @Test
        void tellsWhatCameWithTheInstallationAsNobodys() {
            as("user")
                    .get("/calendars/2024/versions")
                    .then()
                    .body("items[0].revision", equalTo(0))
                    .body("items[0].enteredBy", nullValue());
        }
    }

    @Nested
    class Count {

        @Test
        void skipsDaysOffAndCountsWorkedWeekends() {
            // Saturday 14 February 2026 is worked, 15 to 23 February are off.
            as("clerk")
                    .get("/working-days?from=2026-02-13&count=2")
                    .then()
                    .statusCode(200)
                    .body("from", equalTo("2026-02-13"))
                    .body("count", equalTo(2))
                    .body("last", equalTo("2026-02-24"));
        }

        @Test
        void refusesATermBeyondTheYearsThatAreLoaded() {
            as("clerk")
                    .header("Accept-Language", "en")
                    .get("/working-days?from=2998-12-30&count=5")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("calendar-missing"));
        }

        @Test
        void refusesWhatIsNoTerm() {
            as("clerk")
                    .get("/working-days?from=2026-01-01")
                    .then()
                    .statusCode(400)
                    .body("errors.pointer", contains("count"));
            as("clerk")
                    .get("/working-days?from=2026-02-30&count=1")
                    .then()
                    .statusCode(400)
                    .body("errors.pointer", contains("from"));
            as("clerk").get("/working-days?count=1").then().statusCode(400).body("errors.pointer", contains("from"));
            for (int count : List.of(0, -1, 501)) {
                as("clerk")
                        .get("/working-days?from=2026-01-01&count=" + count)
                        .then()
                        .statusCode(400)
                        .body("errors.pointer", contains("count"));
            }
            as("clerk")
                    .queryParam("from", "+999999999-01-01")
                    .queryParam("count", 1)
                    .get("/working-days")
                    .then()
                    .statusCode(400)
                    .body("errors.pointer", contains("from"));
        }
    }

    @Test
    void tellsTheYearsOfTheInstallationOnceWhateverTheNumberOfStarts() throws Throwable {
        for (int start = 0; start < 2; start++) {
            VertxContextSupport.subscribeAndAwait(announcement::announceOnce);
        }

        assertThat(told(2025)).hasSize(1);
    }

    private static List<Map<String, Object>> told(int year) {
        return ToldEvents.of("calendars/" + year, "calendar-published");
    }

    private static Map<String, ?> year(int year, Map<?, ?>... days) {
        return Map.of("year", year, "source", "通知", "days", List.of(days));
    }

    private static Map<String, ?> day(String day, String name, boolean working) {
        return Map.of("day", day, "name", name, "working", working);
    }
}
