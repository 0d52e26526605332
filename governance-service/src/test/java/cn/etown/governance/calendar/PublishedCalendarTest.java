package cn.etown.governance.calendar;

import cn.etown.governance.ToldEvents;
import cn.etown.kit.testing.PostgresResource;
import cn.etown.kit.testing.TestData;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

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

    /** Also as others read them, where what they made of them is at hand. */
    @ParameterizedTest
    @MethodSource("notices")
    void sayWhatTheNoticesSay(int year, List<Holiday> notice) throws IOException {
        var ours = days(json.readTree(as("clerk").get("/calendars/" + year).asString()), "day", "working", true);
        var folder = TestData.folder("holidays");

        assertThat(ours).isEqualTo(days(year, notice));
        if (folder.isPresent()) {
            var theirs = json.readTree(Files.readAllBytes(folder.get().resolve(year + ".json")));
            assertThat(departures(ours)).isEqualTo(departures(days(theirs, "date", "isOffDay", false)));
        }
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

    record Day(String name, boolean worked) {}

    /**
     * One sentence of a notice.
     *
     * @param count how many days off the notice says there are
     * @param worked the days that are worked in turn (调休), each with the day of the week the notice names
     */
    record Holiday(String name, String first, int count, String last, String... worked) {

        List<LocalDate> daysOff(int year) {
            return on(year, first).datesUntil(on(year, last).plusDays(1)).toList();
        }

        List<LocalDate> daysWorked(int year) {
            return Arrays.stream(worked)
                    .map(day -> {
                        var found = on(year, day.substring(0, 5));
                        assertThat(found.getDayOfWeek()).isEqualTo(DayOfWeek.valueOf(day.substring(6)));
                        return found;
                    })
                    .toList();
        }

        private static LocalDate on(int year, String day) {
            return LocalDate.parse(year + "-" + day);
        }
    }

    /** Written down from the notices once more, apart from the migration. */
    static Stream<Arguments> notices() {
        return Stream.of(
                Arguments.of(
                        2024,
                        List.of(
                                new Holiday("元旦", "01-01", 1, "01-01"),
                                new Holiday("春节", "02-10", 8, "02-17", "02-04 SUNDAY", "02-18 SUNDAY"),
                                new Holiday("清明节", "04-04", 3, "04-06", "04-07 SUNDAY"),
                                new Holiday("劳动节", "05-01", 5, "05-05", "04-28 SUNDAY", "05-11 SATURDAY"),
                                new Holiday("端午节", "06-10", 1, "06-10"),
                                new Holiday("中秋节", "09-15", 3, "09-17", "09-14 SATURDAY"),
                                new Holiday("国庆节", "10-01", 7, "10-07", "09-29 SUNDAY", "10-12 SATURDAY"))),
                Arguments.of(
                        2025,
                        List.of(
                                new Holiday("元旦", "01-01", 1, "01-01"),
                                new Holiday("春节", "01-28", 8, "02-04", "01-26 SUNDAY", "02-08 SATURDAY"),
                                new Holiday("清明节", "04-04", 3, "04-06"),
                                new Holiday("劳动节", "05-01", 5, "05-05", "04-27 SUNDAY"),
                                new Holiday("端午节", "05-31", 3, "06-02"),
                                new Holiday("国庆节、中秋节", "10-01", 8, "10-08", "09-28 SUNDAY", "10-11 SATURDAY"))),
                Arguments.of(
                        2026,
                        List.of(
                                new Holiday("元旦", "01-01", 3, "01-03", "01-04 SUNDAY"),
                                new Holiday("春节", "02-15", 9, "02-23", "02-14 SATURDAY", "02-28 SATURDAY"),
                                new Holiday("清明节", "04-04", 3, "04-06"),
                                new Holiday("劳动节", "05-01", 5, "05-05", "05-09 SATURDAY"),
                                new Holiday("端午节", "06-19", 3, "06-21"),
                                new Holiday("中秋节", "09-25", 3, "09-27"),
                                new Holiday("国庆节", "10-01", 7, "10-07", "09-20 SUNDAY", "10-10 SATURDAY"))));
    }

    private static Map<LocalDate, Day> days(int year, List<Holiday> notice) {
        var days = new TreeMap<LocalDate, Day>();
        notice.forEach(holiday -> {
            assertThat(holiday.daysOff(year)).hasSize(holiday.count());
            holiday.daysOff(year).forEach(day -> days.put(day, new Day(holiday.name(), false)));
            holiday.daysWorked(year).forEach(day -> days.put(day, new Day(holiday.name(), true)));
        });
        return days;
    }

    /** @param worked what {@code how} says of a day that is worked */
    private static Map<LocalDate, Day> days(JsonNode year, String date, String how, boolean worked) {
        var days = new TreeMap<LocalDate, Day>();
        year.path("days")
                .forEach(entry -> days.put(
                        LocalDate.parse(entry.path(date).asText()),
                        new Day(entry.path("name").asText(), entry.path(how).asBoolean() == worked)));
        return days;
    }

    /** Without the days that are said to be what they are anyway: weekends that are off. */
    private static Map<LocalDate, Boolean> departures(Map<LocalDate, Day> days) {
        var departures = new TreeMap<LocalDate, Boolean>();
        days.forEach((date, day) -> {
            if (day.worked() == date.getDayOfWeek().getValue() > 5) {
                departures.put(date, day.worked());
            }
        });
        return departures;
    }
}
