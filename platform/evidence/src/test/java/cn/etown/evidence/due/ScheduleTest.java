package cn.etown.evidence.due;

import cn.etown.evidence.record.Period;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import static org.assertj.core.api.Assertions.assertThat;

class ScheduleTest {

    private static final Arrival NEXT_DAY_09 = new Arrival(1, LocalTime.of(9, 0));
    private static final Arrival NEXT_DAY_15 = new Arrival(1, LocalTime.of(15, 0));
    private static final Arrival MONTH_DAY_5 = new Arrival(5, null);

    private static final ZoneId COUNTY = ZoneId.of("Asia/Shanghai");

    private static final LocalDate FIRST = day("2024-01-01");
    private static final LocalDate LAST = day("2026-12-31");

    /** National Day 2026: off from 1 to 7 October; Sunday 20 September and Saturday 10 October are worked (调休). */
    private static final Set<LocalDate> WORKED = Set.of(day("2026-09-20"), day("2026-10-10"));

    private static final Predicate<LocalDate> WORKING_DAY = day -> WORKED.contains(day)
            || !(day.getMonth() == Month.OCTOBER && day.getDayOfMonth() <= 7)
                    && day.getDayOfWeek() != DayOfWeek.SATURDAY
                    && day.getDayOfWeek() != DayOfWeek.SUNDAY;

    @Test
    void letsDailyDataBeDueTheNextDayInTheCountysZone() {
        assertThat(due(daily(NEXT_DAY_09), "2026-03-02"))
                .isEqualTo(data("2026-03-02", Instant.parse("2026-03-03T01:00:00Z")));
    }

    @Test
    void letsMonthlyDataBeDueAtTheEndOfADay() {
        assertThat(ofMonth(monthly(MONTH_DAY_5, Map.of()), 2026, 2)).isEqualTo(Instant.parse("2026-03-05T16:00:00Z"));
    }

    @Test
    void asksNothingForADayThatIsNotWorked() {
        assertThat(due(workingDays(), "2026-10-01")).isInstanceOf(Due.Nothing.class);
        assertThat(due(workingDays(), "2026-09-27")).isInstanceOf(Due.Nothing.class);
    }

    @Test
    void asksForAWeekendThatIsWorked() {
        assertThat(due(workingDays(), "2026-09-20"))
                .isEqualTo(data("2026-09-20", Instant.parse("2026-09-21T01:00:00Z")));
        assertThat(due(workingDays(), "2026-10-10"))
                .isEqualTo(data("2026-10-10", Instant.parse("2026-10-12T01:00:00Z")));
    }

    @Test
    void countsWorkingDaysAcrossAHoliday() {
        assertThat(due(workingDays(), "2026-09-30"))
                .isEqualTo(data("2026-09-30", Instant.parse("2026-10-08T01:00:00Z")));
        assertThat(due(workingDays(), "2026-10-09"))
                .isEqualTo(data("2026-10-09", Instant.parse("2026-10-10T01:00:00Z")));
    }

    @Test
    void asksNoCalendarForDailyData() {
        Predicate<LocalDate> notLoaded = day -> {
            throw new IllegalStateException("no calendar of " + day.getYear());
        };
        assertThat(daily(NEXT_DAY_09).dueOf(dayOf("2031-01-01"), notLoaded, COUNTY))
                .isEqualTo(data("2031-01-01", Instant.parse("2031-01-02T01:00:00Z")));
    }

    @Test
    void letsARowOfAMonthTakeThePlaceOfTheUsualArrival() {
        var schedule = monthly(MONTH_DAY_5, Map.of(Month.DECEMBER, new OwnRule(new Arrival(15, LocalTime.of(12, 0)))));

        assertThat(ofMonth(schedule, 2026, 12)).isEqualTo(Instant.parse("2027-01-15T04:00:00Z"));
        assertThat(ofMonth(schedule, 2026, 11)).isEqualTo(Instant.parse("2026-12-05T16:00:00Z"));
    }

    @Test
    void asksNothingForAMonthWhoseRowSaysSo() {
        var schedule = monthly(MONTH_DAY_5, Map.of(Month.JANUARY, new OwnRule(null)));
        var january = month(2026, 1);

        assertThat(schedule.dueOf(january, WORKING_DAY, COUNTY))
                .isEqualTo(new Due.Nothing(january, Due.Cause.EXEMPT_PERIOD, "该月免报"));
    }

    @Test
    void asksNothingForAPeriodThatLiesWithinExemptDaysAndForNoOther() {
        var closed = new Exempt(new Period(day("2026-02-10"), day("2026-03-31")), "停业");
        var daily = schedule(Frequency.DAILY, NEXT_DAY_09, closed);
        var monthly = schedule(Frequency.MONTHLY, MONTH_DAY_5, closed);

        assertThat(due(daily, "2026-02-09")).isInstanceOf(Due.Data.class);
        assertThat(due(daily, "2026-02-10"))
                .isEqualTo(new Due.Nothing(dayOf("2026-02-10"), Due.Cause.EXEMPT_PERIOD, "停业"));
        assertThat(due(daily, "2026-03-31")).isInstanceOf(Due.Nothing.class);
        assertThat(due(daily, "2026-04-01")).isInstanceOf(Due.Data.class);
        assertThat(monthly.dueOf(month(2026, 2), WORKING_DAY, COUNTY)).isInstanceOf(Due.Data.class);
        assertThat(monthly.dueOf(month(2026, 3), WORKING_DAY, COUNTY)).isInstanceOf(Due.Nothing.class);
    }

    @Test
    void beginsAMonthOnItsFirstDayAlone() {
        var schedule = monthly(MONTH_DAY_5, Map.of());

        assertThat(schedule.periodBeginning(day("2028-02-01")))
                .contains(new Period(day("2028-02-01"), day("2028-02-29")));
        assertThat(schedule.periodBeginning(day("2028-02-02"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"DAILY,1096", "WORKING_DAYS,1096", "TEN_DAYS,108", "MONTHLY,36", "QUARTERLY,12", "YEARLY,3"})
    void cutsTheYears2024To2026IntoPeriodsThatLeaveNoDayOut(Frequency frequency, int count) {
        var periods = periods(schedule(frequency, NEXT_DAY_09));

        assertThat(periods).hasSize(count);
        assertThat(periods.get(0).from()).isEqualTo(FIRST);
        assertThat(periods.get(count - 1).to()).isEqualTo(LAST);
        assertFollowEachOther(periods);
    }

    @Test
    void cutsTheYears2024To2026IntoWeeksFromMondayToSunday() {
        var weeks = periods(schedule(Frequency.WEEKLY, NEXT_DAY_09));

        // The first of January 2024 was a Monday; the last week reaches into January 2027.
        assertThat(weeks).hasSize(157);
        assertThat(weeks.get(0)).isEqualTo(new Period(FIRST, day("2024-01-07")));
        assertThat(weeks.get(156)).isEqualTo(new Period(day("2026-12-28"), day("2027-01-03")));
        assertFollowEachOther(weeks);
    }

    @ParameterizedTest
    @CsvSource({
        "WEEKLY,2024-02-26,2024-03-03",
        "TEN_DAYS,2024-02-11,2024-02-20",
        "TEN_DAYS,2024-02-21,2024-02-29",
        "TEN_DAYS,2025-02-21,2025-02-28",
        "TEN_DAYS,2026-12-21,2026-12-31",
        "QUARTERLY,2024-01-01,2024-03-31",
        "QUARTERLY,2025-10-01,2025-12-31",
        "YEARLY,2024-01-01,2024-12-31"
    })
    void endsEachPeriodOnItsLastDay(Frequency frequency, LocalDate from, LocalDate to) {
        assertThat(schedule(frequency, NEXT_DAY_09).periodBeginning(from)).contains(new Period(from, to));
    }

    @ParameterizedTest
    @CsvSource({
        "WEEKLY,2026-09-14,1,09:00,2026-09-21T01:00:00Z",
        "TEN_DAYS,2026-09-21,1,15:00,2026-10-01T07:00:00Z",
        "QUARTERLY,2026-07-01,10,,2026-10-10T16:00:00Z",
        "YEARLY,2026-01-01,15,,2027-01-15T16:00:00Z"
    })
    void letsLongerPeriodsBeDueAfterTheirLastDay(
            Frequency frequency, LocalDate from, int daysAfter, LocalTime time, Instant latest) {
        var schedule = schedule(frequency, new Arrival(daysAfter, time));
        var period = schedule.periodBeginning(from).orElseThrow();

        assertThat(schedule.dueOf(period, WORKING_DAY, COUNTY)).isEqualTo(new Due.Data(period, latest));
    }

    @Test
    void countsWorkingDaysForAnyFrequencyThatAsksForThem() {
        var thirdWorkingDay = new Arrival(3, true, LocalTime.of(12, 0));

        assertThat(ofMonth(schedule(Frequency.MONTHLY, thirdWorkingDay), 2026, 9))
                .isEqualTo(Instant.parse("2026-10-10T04:00:00Z"));
    }

    @Test
    void asksForListedDaysAlone() {
        var listed = Set.of(day("2026-03-15"), day("2026-09-15"));
        var schedule =
                new Schedule(Frequency.LISTED_DAYS, listed, NEXT_DAY_09, Map.of(), Map.of(), new Exemptions(List.of()));

        assertThat(periods(schedule)).containsExactly(dayOf("2026-03-15"), dayOf("2026-09-15"));
        assertThat(due(schedule, "2026-03-15")).isEqualTo(data("2026-03-15", Instant.parse("2026-03-16T01:00:00Z")));
    }

    @Test
    void letsARowOfADayTakeThePlaceOfTheUsualArrivalWhateverListsThatDay() {
        var row = Map.of(day("2026-09-20"), new OwnRule(NEXT_DAY_15));
        for (var frequency : List.of(Frequency.DAILY, Frequency.WORKING_DAYS, Frequency.LISTED_DAYS)) {
            var schedule = days(frequency, row);

            assertThat(due(schedule, "2026-09-20"))
                    .isEqualTo(data("2026-09-20", Instant.parse("2026-09-21T07:00:00Z")));
            assertThat(due(schedule, "2026-09-21"))
                    .isEqualTo(data("2026-09-21", Instant.parse("2026-09-22T01:00:00Z")));
        }
    }

    @Test
    void asksNothingForADayWhoseRowSaysSo() {
        var schedule = days(Frequency.WORKING_DAYS, Map.of(day("2026-09-21"), new OwnRule(null)));

        assertThat(due(schedule, "2026-09-21"))
                .isEqualTo(new Due.Nothing(dayOf("2026-09-21"), Due.Cause.EXEMPT_PERIOD, "该日免报"));
        assertThat(due(schedule, "2026-09-22")).isInstanceOf(Due.Data.class);
    }

    @Test
    void asksNothingForADayThatIsNotWorkedEvenIfItHasARow() {
        var row = Map.of(day("2026-09-27"), new OwnRule(NEXT_DAY_15));

        assertThat(due(days(Frequency.WORKING_DAYS, row), "2026-09-27"))
                .isEqualTo(new Due.Nothing(dayOf("2026-09-27"), Due.Cause.NON_WORKING_DAY, "非工作日"));
    }

    private static Schedule days(Frequency frequency, Map<LocalDate, OwnRule> rows) {
        var listed = Set.of(day("2026-09-20"), day("2026-09-21"));
        return new Schedule(frequency, listed, NEXT_DAY_09, Map.of(), rows, new Exemptions(List.of()));
    }

    @Test
    void joinsExemptDaysThatFollowEachOtherOrOverlap() {
        var half = new Exempt(new Period(day("2026-03-01"), day("2026-03-15")), "停业");
        var other = new Exempt(new Period(day("2026-03-16"), day("2026-03-31")), "搬迁");
        var across = new Exempt(new Period(day("2026-03-10"), day("2026-04-30")), "搬迁");
        var later = new Exempt(new Period(day("2026-03-17"), day("2026-03-31")), "搬迁");
        var march = month(2026, 3);

        assertThat(exempted(march, half, other)).isEqualTo(new Due.Nothing(march, Due.Cause.EXEMPT_PERIOD, "停业；搬迁"));
        assertThat(exempted(march, other, half)).isEqualTo(new Due.Nothing(march, Due.Cause.EXEMPT_PERIOD, "停业；搬迁"));
        assertThat(exempted(march, half, across)).isEqualTo(new Due.Nothing(march, Due.Cause.EXEMPT_PERIOD, "停业；搬迁"));
        assertThat(exempted(march, half, later)).isInstanceOf(Due.Data.class);
        assertThat(exempted(march, across, half, half))
                .isEqualTo(new Due.Nothing(march, Due.Cause.EXEMPT_PERIOD, "停业；搬迁"));
    }

    private static Due exempted(Period month, Exempt... exempt) {
        return schedule(Frequency.MONTHLY, MONTH_DAY_5, exempt).dueOf(month, WORKING_DAY, COUNTY);
    }

    /** All frequencies but that of listed days leave no day out and none twice, wherever one begins. */
    @Property
    void cutsAnyDaysIntoPeriodsThatFollowEachOther(
            @ForAll Frequency frequency, @ForAll @IntRange(max = 700) int start) {
        if (frequency == Frequency.LISTED_DAYS) {
            return;
        }
        LocalDate from = FIRST.plusDays(start);

        assertFollowEachOther(from.datesUntil(from.plusDays(1200))
                .flatMap(day -> frequency.beginning(day).stream())
                .toList());
    }

    private static List<Period> periods(Schedule schedule) {
        return FIRST.datesUntil(LAST.plusDays(1))
                .flatMap(day -> schedule.periodBeginning(day).stream())
                .toList();
    }

    private static void assertFollowEachOther(List<Period> periods) {
        for (int i = 1; i < periods.size(); i++) {
            assertThat(periods.get(i).from()).isEqualTo(periods.get(i - 1).to().plusDays(1));
        }
    }

    private static Schedule schedule(Frequency frequency, Arrival arrival, Exempt... exempt) {
        return new Schedule(frequency, Set.of(), arrival, Map.of(), Map.of(), new Exemptions(List.of(exempt)));
    }

    private static Schedule daily(Arrival arrival) {
        return schedule(Frequency.DAILY, arrival);
    }

    private static Schedule workingDays() {
        return schedule(Frequency.WORKING_DAYS, NEXT_DAY_09);
    }

    private static Schedule monthly(Arrival arrival, Map<Month, OwnRule> months) {
        return new Schedule(Frequency.MONTHLY, Set.of(), arrival, months, Map.of(), new Exemptions(List.of()));
    }

    private static Due due(Schedule schedule, String day) {
        return schedule.dueOf(dayOf(day), WORKING_DAY, COUNTY);
    }

    private static Instant ofMonth(Schedule schedule, int year, int month) {
        return ((Due.Data) schedule.dueOf(month(year, month), WORKING_DAY, COUNTY)).latest();
    }

    private static Due data(String day, Instant latest) {
        return new Due.Data(dayOf(day), latest);
    }

    private static LocalDate day(String written) {
        return LocalDate.parse(written);
    }

    private static Period dayOf(String day) {
        return new Period(day(day), day(day));
    }

    private static Period month(int year, int month) {
        return new Period(
                LocalDate.of(year, month, 1), YearMonth.of(year, month).atEndOfMonth());
    }
}
