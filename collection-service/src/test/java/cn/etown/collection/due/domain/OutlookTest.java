package cn.etown.collection.due.domain;

import cn.etown.collection.due.domain.InterfaceLife.Move;
import cn.etown.collection.due.domain.Outlook.Policy;
import cn.etown.evidence.due.Arrival;
import cn.etown.evidence.due.Exempt;
import cn.etown.evidence.due.Exemptions;
import cn.etown.evidence.due.Frequency;
import cn.etown.evidence.due.OwnRule;
import cn.etown.evidence.due.Schedule;
import cn.etown.evidence.record.Period;
import cn.etown.kit.calendar.CalendarYear;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

class OutlookTest {

    private static final ZoneId COUNTY = ZoneId.of("Asia/Shanghai");
    private static final Arrival NEXT_DAY_09 = new Arrival(1, LocalTime.of(9, 0));
    private static final LocalDate LONG_AGO = day("2025-01-01");

    /** National Day 2026: off from 1 to 7 October; Sunday 20 September and Saturday 10 October are worked (调休). */
    private static final CalendarYear YEAR_2026 = new CalendarYear(
            2026,
            day("2026-10-01").datesUntil(day("2026-10-08")).collect(Collectors.toSet()),
            Set.of(day("2026-09-20"), day("2026-10-10")));

    private static final LoadedCalendar CALENDAR =
            new LoadedCalendar(List.of(new CalendarYear(2025, Set.of(), Set.of()), YEAR_2026));

    private static final List<Move> ONLINE = List.of(move("2025-01-01T00:00:00Z", "ONLINE"));

    @Test
    void dailyDataAreDueTheNextDayInTheCountysZone() {
        assertThat(due(daily(NEXT_DAY_09), "2026-03-02", "2026-03-03"))
                .containsExactly(
                        data("2026-03-02", "2026-03-02", "2026-03-03T01:00:00Z"),
                        data("2026-03-03", "2026-03-03", "2026-03-04T01:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "WEEKLY,2026-03-02,2026-03-08,2026-03-09T01:00:00Z",
        "TEN_DAYS,2026-02-21,2026-02-28,2026-03-01T01:00:00Z",
        "MONTHLY,2026-02-01,2026-02-28,2026-03-01T01:00:00Z",
        "QUARTERLY,2026-04-01,2026-06-30,2026-07-01T01:00:00Z",
        "YEARLY,2026-01-01,2026-12-31,2027-01-01T01:00:00Z"
    })
    void longerPeriodsEndWithWeekDecadeMonthQuarterOrYear(Frequency frequency, String from, String to, String dueAt) {
        assertThat(due(schedule(frequency, NEXT_DAY_09), from, from)).containsExactly(data(from, to, dueAt));
    }

    @Test
    void dataOfAMonthAreDueAtTheEndOfTheTiersDay() {
        assertThat(due(schedule(Frequency.MONTHLY, new Arrival(5, null)), "2026-02-01", "2026-02-28"))
                .containsExactly(data("2026-02-01", "2026-02-28", "2026-03-05T16:00:00Z"));
    }

    @Test
    void workingDaysFollowThePublishedCalendar() {
        var schedule = schedule(Frequency.WORKING_DAYS, new Arrival(1, false, LocalTime.of(9, 0)));

        assertThat(due(schedule, "2026-09-30", "2026-10-01"))
                .containsExactly(
                        data("2026-09-30", "2026-09-30", "2026-10-08T01:00:00Z"),
                        nothing("2026-10-01", ExemptionCause.NON_WORKING_DAY, "非工作日"));
        assertThat(due(schedule, "2026-10-09", "2026-10-10"))
                .containsExactly(
                        data("2026-10-09", "2026-10-09", "2026-10-10T01:00:00Z"),
                        data("2026-10-10", "2026-10-10", "2026-10-12T01:00:00Z"));
    }

    @Test
    void aDayCanDifferFromTheOthers() {
        var schedule = new Schedule(
                Frequency.DAILY,
                Set.of(),
                NEXT_DAY_09,
                Map.of(),
                Map.of(
                        day("2026-03-02"), new OwnRule(new Arrival(2, false, null)),
                        day("2026-03-03"), new OwnRule(null)),
                new Exemptions(List.of()));

        assertThat(due(schedule, "2026-03-02", "2026-03-04"))
                .containsExactly(
                        data("2026-03-02", "2026-03-02", "2026-03-04T16:00:00Z"),
                        nothing("2026-03-03", ExemptionCause.EXEMPT_PERIOD, "该日免报"),
                        data("2026-03-04", "2026-03-04", "2026-03-05T01:00:00Z"));
    }

    @Test
    void aMonthCanDifferFromTheOthers() {
        var schedule = new Schedule(
                Frequency.MONTHLY,
                Set.of(),
                new Arrival(3, null),
                Map.of(
                        Month.JANUARY, new OwnRule(new Arrival(15, null)),
                        Month.FEBRUARY, new OwnRule(null)),
                Map.of(),
                new Exemptions(List.of()));

        assertThat(due(schedule, "2026-01-01", "2026-02-28"))
                .containsExactly(
                        data("2026-01-01", "2026-01-31", "2026-02-15T16:00:00Z"),
                        new Expected(
                                period("2026-02-01", "2026-02-28"),
                                1,
                                null,
                                new Exemption(ExemptionCause.EXEMPT_PERIOD, "该月免报")));
    }

    @Test
    void onlyListedDaysAreDueWhereDaysAreListed() {
        var schedule = new Schedule(
                Frequency.LISTED_DAYS,
                Set.of(day("2026-03-15")),
                NEXT_DAY_09,
                Map.of(),
                Map.of(),
                new Exemptions(List.of()));

        assertThat(due(schedule, "2026-03-01", "2026-03-31"))
                .containsExactly(data("2026-03-15", "2026-03-15", "2026-03-16T01:00:00Z"));
    }

    @Test
    void aPeriodIsExemptOnlyWhereAllOfItIs() {
        var halves = List.of(
                new Exempt(period("2026-02-11", "2026-02-28"), "春节停业"),
                new Exempt(period("2026-02-01", "2026-02-10"), "搬迁"));
        var schedule =
                new Schedule(Frequency.MONTHLY, Set.of(), NEXT_DAY_09, Map.of(), Map.of(), new Exemptions(halves));
        var oneHalf = new Schedule(
                Frequency.MONTHLY, Set.of(), NEXT_DAY_09, Map.of(), Map.of(), new Exemptions(halves.subList(0, 1)));

        assertThat(due(schedule, "2026-02-01", "2026-02-01").get(0).exemption())
                .isEqualTo(new Exemption(ExemptionCause.EXEMPT_PERIOD, "搬迁；春节停业"));
        assertThat(due(oneHalf, "2026-02-01", "2026-02-01").get(0).exemption()).isNull();
    }

    @Test
    void aPeriodIsDueByThePolicyOfItsFirstDay() {
        var later = new Policy(2, day("2026-03-03"), daily(new Arrival(1, LocalTime.of(15, 0))));
        var outlook = new Outlook(
                List.of(new Policy(1, LONG_AGO, daily(NEXT_DAY_09)), later),
                new InterfaceLife(ONLINE, COUNTY),
                CALENDAR,
                COUNTY);

        assertThat(outlook.between(day("2026-03-02"), day("2026-03-03")).expected())
                .containsExactly(
                        data("2026-03-02", "2026-03-02", "2026-03-03T01:00:00Z"),
                        new Expected(
                                period("2026-03-03", "2026-03-03"), 2, Instant.parse("2026-03-04T07:00:00Z"), null));
    }

    @Test
    void nothingIsOwedForPeriodsThatBeganBeforeTheInterfaceWasOnline() {
        var found = due(daily(NEXT_DAY_09), "2026-03-01", "2026-03-04", move("2026-03-03T02:00:00Z", "ONLINE"));

        assertThat(found)
                .extracting(expected -> expected.period().from())
                .containsExactly(day("2026-03-03"), day("2026-03-04"));
        assertThat(due(daily(NEXT_DAY_09), "2026-03-01", "2026-03-04", move("2026-03-03T02:00:00Z", "ACCEPTED")))
                .isEmpty();
    }

    @Test
    void whatIsDueDuringASuspensionAndOnTheDayOfItsEndIsNotOwed() {
        var found = due(
                daily(NEXT_DAY_09),
                "2026-03-01",
                "2026-03-05",
                move("2025-01-01T00:00:00Z", "ONLINE"),
                move("2026-03-02T02:00:00Z", "SUSPENDED"),
                move("2026-03-04T00:00:00Z", "ONLINE"));

        assertThat(found)
                .extracting(expected -> expected.exemption() == null
                        ? null
                        : expected.exemption().cause())
                .containsExactly(
                        null, // due on 2 March at 09:00, before the suspension at 10:00
                        ExemptionCause.INTERFACE_SUSPENDED, // due on 3 March
                        ExemptionCause.INTERFACE_SUSPENDED, // due on 4 March at 09:00, an hour after the end
                        null,
                        null);
        assertThat(found.get(1).dueAt()).isEqualTo("2026-03-03T01:00:00Z");
    }

    @Test
    void nothingIsOwedAfterRetirement() {
        var found = due(
                daily(NEXT_DAY_09),
                "2026-03-01",
                "2026-03-02",
                move("2025-01-01T00:00:00Z", "DEPRECATED"),
                move("2026-03-02T02:00:00Z", "RETIRED"));

        assertThat(found.get(0).exemption()).isNull();
        assertThat(found.get(1).exemption().cause()).isEqualTo(ExemptionCause.INTERFACE_RETIRED);
    }

    @Test
    void aYearWithoutCalendarStopsWhatNeedsItAndIsNamed() {
        var working = outlook(schedule(Frequency.WORKING_DAYS, NEXT_DAY_09), ONLINE)
                .between(day("2026-12-30"), day("2027-01-05"));

        // The data of 31 December are due on the next working day, which nobody knows.
        assertThat(working.missingYear()).contains(2027);
        assertThat(working.to()).isEqualTo(day("2026-12-30"));
        assertThat(working.expected()).hasSize(1);

        var daily = outlook(daily(NEXT_DAY_09), ONLINE).between(day("2026-12-30"), day("2027-01-05"));
        assertThat(daily.missingYear()).isEmpty();
        assertThat(daily.expected()).hasSize(7);
    }

    /** Computed at once or in any two pieces, the same is due. */
    @Property
    void piecesComeToTheSameAsTheWhole(
            @ForAll Frequency frequency,
            @ForAll @IntRange(max = 300) int cut,
            @ForAll @IntRange(max = 20) int daysAfter) {
        var outlook = outlook(schedule(frequency, new Arrival(daysAfter, true, null)), ONLINE);
        LocalDate from = day("2025-03-07");
        LocalDate to = from.plusDays(300);

        var whole = outlook.between(from, to).expected();
        var pieces = new ArrayList<>(outlook.between(from, from.plusDays(cut)).expected());
        pieces.addAll(outlook.between(from.plusDays(cut + 1L), to).expected());

        assertThat(pieces).isEqualTo(whole);
    }

    /** What may still be open at a time is never looked for too late. */
    @Property
    void nothingThatIsOpenBeganBeforeTheEarliestDay(
            @ForAll Frequency frequency,
            @ForAll boolean inWorkingDays,
            @ForAll @IntRange(max = 60) int daysAfter,
            @ForAll @IntRange(max = 300) int later) {
        var outlook = outlook(schedule(frequency, new Arrival(daysAfter, inWorkingDays, null)), ONLINE);
        Instant at = day("2026-01-01").plusDays(later).atStartOfDay(COUNTY).toInstant();
        LocalDate earliest = outlook.earliestOpenAt(at);

        var before = outlook.between(LONG_AGO, earliest.minusDays(1));

        assertThat(before.expected())
                .allSatisfy(expected -> assertThat(
                                expected.dueAt() == null || !expected.dueAt().isAfter(at))
                        .isTrue());
    }

    private static List<Expected> due(Schedule schedule, String from, String to, Move... moves) {
        return outlook(schedule, moves.length == 0 ? ONLINE : List.of(moves))
                .between(day(from), day(to))
                .expected();
    }

    private static Outlook outlook(Schedule schedule, List<Move> moves) {
        return new Outlook(
                List.of(new Policy(1, LONG_AGO, schedule)), new InterfaceLife(moves, COUNTY), CALENDAR, COUNTY);
    }

    private static Schedule daily(Arrival latest) {
        return schedule(Frequency.DAILY, latest);
    }

    private static Schedule schedule(Frequency frequency, Arrival latest) {
        return new Schedule(frequency, Set.of(), latest, Map.of(), Map.of(), new Exemptions(List.of()));
    }

    private static Expected data(String from, String to, String dueAt) {
        return new Expected(period(from, to), 1, Instant.parse(dueAt), null);
    }

    private static Expected nothing(String day, ExemptionCause cause, String reason) {
        return new Expected(period(day, day), 1, null, new Exemption(cause, reason));
    }

    private static Move move(String at, String state) {
        return new Move(Instant.parse(at), state);
    }

    private static Period period(String from, String to) {
        return new Period(day(from), day(to));
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
