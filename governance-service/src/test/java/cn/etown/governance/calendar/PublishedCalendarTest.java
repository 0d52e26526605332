package cn.etown.governance.calendar;

import cn.etown.governance.ToldEvents;
import cn.etown.kit.testing.PostgresResource;
import cn.etown.kit.testing.TestData;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

import static cn.etown.governance.GovernanceFixtures.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** The calendars a new installation starts with. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class PublishedCalendarTest {

    private final ObjectMapper json = new ObjectMapper();

    /** The last working day of each year is the one that ends as many working days after New Year's Day as the year has. */
    @ParameterizedTest
    @CsvSource({"2024, 251, 2024-12-31, 2025-01-02", "2025, 248, 2025-12-31, 2026-01-04", "2026, 248, 2026-12-31,"})
    void haveAsManyWorkingDaysAsTheNoticesLeave(int year, int count, String last, String next) {
        as("clerk")
                .get("/working-days?from=" + year + "-01-01&count=" + count)
                .then()
                .statusCode(200)
                .body("last", equalTo(last));
        if (next != null) {
            as("clerk")
                    .get("/working-days?from=" + year + "-01-01&count=" + (count + 1))
                    .then()
                    .body("last", equalTo(next));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2024, 2025, 2026})
    void equalTheHolidaysAsOthersReadTheNotices(int year) throws IOException {
        var folder = TestData.folder("holidays");
        if (folder.isEmpty()) {
            return;
        }
        var theirs =
                offDays(json.readTree(Files.readAllBytes(folder.get().resolve(year + ".json"))), "date", "isOffDay");
        var ours = offDays(json.readTree(as("clerk").get("/calendars/" + year).asString()), "day", "working");
        ours.replaceAll((day, working) -> !working);

        assertThat(departures(ours)).isEqualTo(departures(theirs));
    }

    @ParameterizedTest
    @ValueSource(ints = {2024, 2025, 2026})
    void standInTheFeedOnceEachAsWholeYears(int year) {
        var told = ToldEvents.of("calendars/" + year, "calendar-published");

        var version = as("auditor")
                .get("/calendars/" + year + "/versions")
                .then()
                .statusCode(200)
                .extract();
        assertThat(told).hasSize(1);
        assertThat(told.get(0))
                .containsEntry("year", year)
                .containsEntry("revision", 0)
                .containsEntry("source", version.path("items[0].source"))
                .containsEntry("days", version.path("items[0].days"));
    }

    private static Map<LocalDate, Boolean> offDays(JsonNode year, String day, String off) {
        var days = new TreeMap<LocalDate, Boolean>();
        year.path("days")
                .forEach(entry -> days.put(
                        LocalDate.parse(entry.path(day).asText()),
                        entry.path(off).asBoolean()));
        return days;
    }

    /** Without the days that are said to be what they are anyway: weekends that are off. */
    private static Map<LocalDate, Boolean> departures(Map<LocalDate, Boolean> off) {
        var departures = new TreeMap<>(off);
        departures
                .entrySet()
                .removeIf(day -> day.getValue() == (day.getKey().getDayOfWeek().getValue() > 5));
        return departures;
    }
}
