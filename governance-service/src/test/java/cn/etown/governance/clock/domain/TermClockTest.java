package cn.etown.governance.clock.domain;

import cn.etown.kit.calendar.CalendarYear;
import cn.etown.kit.calendar.WorkingCalendar;
import cn.etown.kit.problem.RuleRefused;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TermClockTest {

    /** 2025 as published: 1 to 8 October off, the Sunday 28 September and the Saturday 11 October worked. */
    private static final WorkingCalendar CALENDAR = new WorkingCalendar(List.of(new CalendarYear(
            2025,
            LocalDate.of(2025, 10, 1).datesUntil(LocalDate.of(2025, 10, 9)).collect(Collectors.toSet()),
            Set.of(LocalDate.of(2025, 9, 28), LocalDate.of(2025, 10, 11)))));

    /** How many working days pauses may take in all. */
    private static final int MOST = 10;

    private static final LocalDate MONDAY = LocalDate.of(2025, 9, 1);

    @Nested
    class Start {

        @Test
        void endsOnTheLastWorkingDayOfTheTerm() {
            assertThat(start(MONDAY, 5).due()).isEqualTo(LocalDate.of(2025, 9, 8));
        }

        @Test
        void runsOverAHolidayAndCountsTheWeekendsThatAreWorked() {
            // 28, 29 and 30 September, then 9 and 10 October.
            assertThat(start(LocalDate.of(2025, 9, 26), 5).due()).isEqualTo(LocalDate.of(2025, 10, 10));
            assertThat(start(LocalDate.of(2025, 9, 26), 6).due()).isEqualTo(LocalDate.of(2025, 10, 11));
        }

        @Test
        void beginsOnADayOffAsOnTheWorkingDayBefore() {
            assertThat(start(LocalDate.of(2025, 10, 3), 2).due())
                    .isEqualTo(start(LocalDate.of(2025, 9, 30), 2).due());
        }

        @Test
        void refusesATermThatReachesIntoAYearWithoutCalendar() {
            refuses("calendar-missing", () -> start(LocalDate.of(2025, 12, 29), 5));
        }
    }

    @Nested
    class Over {

        @Test
        void isNotOverOnItsLastDayButOnTheDayAfter() {
            var clock = start(MONDAY, 5);

            assertThat(clock.isOver(LocalDate.of(2025, 9, 8))).isFalse();
            assertThat(clock.isOver(LocalDate.of(2025, 9, 9))).isTrue();
        }

        @Test
        void staysKeptForGoodOnceStoppedInTime() {
            var clock = start(MONDAY, 5).stop(LocalDate.of(2025, 9, 8));

            assertThat(clock.isOver(LocalDate.of(2025, 12, 1))).isFalse();
        }

        @Test
        void staysBreachedForGoodOnceStoppedLate() {
            var clock = start(MONDAY, 5).stop(LocalDate.of(2025, 9, 9));

            assertThat(clock.isOver(LocalDate.of(2025, 9, 9))).isTrue();
            assertThat(clock.isOver(LocalDate.of(2025, 12, 1))).isTrue();
        }

        @Test
        void isNotOverWhileItPausesHoweverLong() {
            var clock = start(MONDAY, 5).pause(LocalDate.of(2025, 9, 8), MOST);

            assertThat(clock.isOver(LocalDate.of(2025, 12, 1))).isFalse();
            assertThat(clock.stop(LocalDate.of(2025, 12, 1)).isOver(LocalDate.of(2025, 12, 2)))
                    .isFalse();
        }

        @Test
        void staysOverWhenItPausesTooLate() {
            var clock = start(MONDAY, 5).pause(LocalDate.of(2025, 9, 10), MOST);

            assertThat(clock.isOver(LocalDate.of(2025, 9, 10))).isTrue();
            assertThat(clock.resume(LocalDate.of(2025, 9, 12), CALENDAR).isOver(LocalDate.of(2025, 9, 12)))
                    .isTrue();
        }
    }

    @Nested
    class Pause {

        @Test
        void movesTheEndOnByTheWorkingDaysItLasted() {
            // Due on Monday the 8th; paused from Tuesday to Thursday: Wednesday and Thursday do not count.
            var clock =
                    start(MONDAY, 5).pause(LocalDate.of(2025, 9, 2), MOST).resume(LocalDate.of(2025, 9, 4), CALENDAR);

            assertThat(clock.due()).isEqualTo(LocalDate.of(2025, 9, 10));
            assertThat(clock.pausedOn()).isNull();
        }

        @Test
        void gainsNothingFromAPauseOfLessThanAWorkingDay() {
            var clock = start(MONDAY, 5);
            var sameDay = clock.pause(LocalDate.of(2025, 9, 2), MOST).resume(LocalDate.of(2025, 9, 2), CALENDAR);
            var weekend = clock.pause(LocalDate.of(2025, 9, 5), MOST).resume(LocalDate.of(2025, 9, 7), CALENDAR);
            var onTheLastDay = clock.pause(LocalDate.of(2025, 9, 8), MOST).resume(LocalDate.of(2025, 9, 8), CALENDAR);

            assertThat(List.of(sameDay, weekend, onTheLastDay))
                    .extracting(TermClock::due)
                    .containsOnly(clock.due());
        }

        @Test
        void countsNoDayOffOfAHolidayItSpans() {
            // Due on 11 October: 28, 29, 30 September, 9, 10, 11 October. Paused on the 29th with four days left,
            // answered on
            // 9 October: 10, 11, 13 and 14 October follow.
            var clock = start(LocalDate.of(2025, 9, 26), 6)
                    .pause(LocalDate.of(2025, 9, 29), MOST)
                    .resume(LocalDate.of(2025, 10, 9), CALENDAR);

            assertThat(clock.due()).isEqualTo(LocalDate.of(2025, 10, 14));
        }

        @Test
        void gainsNothingFromAPauseThatLiesWithinAHoliday() {
            var clock = start(LocalDate.of(2025, 9, 26), 6);

            assertThat(clock.pause(LocalDate.of(2025, 9, 30), MOST)
                            .resume(LocalDate.of(2025, 10, 8), CALENDAR)
                            .due())
                    .isEqualTo(clock.due());
        }

        @Test
        void leavesOneWorkingDayAtLeastWhenItBeganOnTheLastDay() {
            var clock =
                    start(MONDAY, 5).pause(LocalDate.of(2025, 9, 8), MOST).resume(LocalDate.of(2025, 9, 12), CALENDAR);

            assertThat(clock.due()).isEqualTo(LocalDate.of(2025, 9, 15));
        }

        @Test
        void leavesOneWorkingDayToWhoIsAnsweredOnADayOffAfterTheLastDay() {
            // Due on Friday the 5th, asked back that day, answered on Saturday or Sunday: Monday is left.
            var clock = start(LocalDate.of(2025, 8, 29), 5).pause(LocalDate.of(2025, 9, 5), MOST);

            for (var answered : List.of(LocalDate.of(2025, 9, 6), LocalDate.of(2025, 9, 7))) {
                assertThat(clock.resume(answered, CALENDAR).due()).isEqualTo(LocalDate.of(2025, 9, 8));
                assertThat(clock.resume(answered, CALENDAR).isOver(answered)).isFalse();
            }
            assertThat(clock.resume(LocalDate.of(2025, 9, 8), CALENDAR).due()).isEqualTo(LocalDate.of(2025, 9, 9));
        }

        @Test
        void happensAgainUntilItsPausesAreUsedUp() {
            var clock = start(MONDAY, 5)
                    .pause(LocalDate.of(2025, 9, 2), MOST)
                    .resume(LocalDate.of(2025, 9, 3), CALENDAR)
                    .pause(LocalDate.of(2025, 9, 4), MOST)
                    .resume(LocalDate.of(2025, 9, 5), CALENDAR);

            assertThat(clock.due()).isEqualTo(LocalDate.of(2025, 9, 10));
        }

        @Test
        void countsTheWorkingDaysOfItsPausesEachAsOneAtLeast() {
            var clock = start(MONDAY, 5)
                    .pause(LocalDate.of(2025, 9, 2), MOST)
                    .resume(LocalDate.of(2025, 9, 4), CALENDAR)
                    .pause(LocalDate.of(2025, 9, 5), MOST)
                    .resume(LocalDate.of(2025, 9, 5), CALENDAR);

            assertThat(clock.pausedDays()).isEqualTo(3);
            refuses("pauses-used-up", () -> clock.pause(LocalDate.of(2025, 9, 5), 3));
            assertThat(clock.pause(LocalDate.of(2025, 9, 5), 4).pausedOn()).isEqualTo(LocalDate.of(2025, 9, 5));
        }

        @Test
        void losesNothingByHoweverLongTheOtherSideTakes() {
            var clock = start(MONDAY, 5).pause(LocalDate.of(2025, 9, 2), 1);

            assertThat(clock.isOver(LocalDate.of(2025, 12, 1))).isFalse();
            var resumed = clock.resume(LocalDate.of(2025, 10, 20), CALENDAR);
            assertThat(resumed.due()).isEqualTo(LocalDate.of(2025, 10, 24));
            refuses("pauses-used-up", () -> resumed.pause(LocalDate.of(2025, 10, 21), 1));
        }

        @Test
        void isNoFreeExtensionOnTheLastDayOfEach() {
            // Two may be used: the third question, asked on the last day again, no longer stops the clock.
            var first = start(MONDAY, 5).pause(LocalDate.of(2025, 9, 8), 2).resume(LocalDate.of(2025, 9, 9), CALENDAR);
            assertThat(first.due()).isEqualTo(LocalDate.of(2025, 9, 10));
            var second = first.pause(LocalDate.of(2025, 9, 10), 2).resume(LocalDate.of(2025, 9, 11), CALENDAR);
            assertThat(second.due()).isEqualTo(LocalDate.of(2025, 9, 12));

            refuses("pauses-used-up", () -> second.pause(LocalDate.of(2025, 9, 12), 2));
            assertThat(second.isOver(LocalDate.of(2025, 9, 12))).isFalse();
            assertThat(second.isOver(LocalDate.of(2025, 9, 15))).isTrue();
        }

        @Test
        void isRefusedOfAClockThatDoesNotRun() {
            var paused = start(MONDAY, 5).pause(MONDAY, MOST);

            refuses("clock-not-running", () -> paused.pause(MONDAY, MOST));
            refuses("clock-not-running", () -> start(MONDAY, 5).resume(MONDAY, CALENDAR));
            refuses("clock-not-running", () -> start(MONDAY, 5).stop(MONDAY).pause(MONDAY, MOST));
            refuses("clock-not-running", () -> start(MONDAY, 5).stop(MONDAY).stop(MONDAY));
        }
    }

    @Nested
    class Extend {

        @Test
        void movesTheEndOnByWorkingDays() {
            var clock = start(LocalDate.of(2025, 9, 26), 3).extend(2, 5, LocalDate.of(2025, 9, 30), CALENDAR);

            assertThat(clock.due()).isEqualTo(LocalDate.of(2025, 10, 10));
            assertThat(clock.extendedBy()).isEqualTo(2);
            assertThat(clock.workingDays()).isEqualTo(3);
        }

        @Test
        void isAllowedOnceEvenWhenItPausedMeanwhile() {
            var clock = start(MONDAY, 5)
                    .extend(1, 5, MONDAY, CALENDAR)
                    .pause(LocalDate.of(2025, 9, 2), MOST)
                    .resume(LocalDate.of(2025, 9, 3), CALENDAR);

            assertThat(clock.due()).isEqualTo(LocalDate.of(2025, 9, 10));
            refuses("clock-extended-already", () -> clock.extend(1, 5, LocalDate.of(2025, 9, 3), CALENDAR));
        }

        @Test
        void isRefusedOnceTheLastDayIsPast() {
            var clock = start(MONDAY, 5);

            assertThat(clock.extend(1, 5, clock.due(), CALENDAR).due()).isEqualTo(LocalDate.of(2025, 9, 9));
            refuses("clock-over", () -> clock.extend(1, 5, LocalDate.of(2025, 9, 9), CALENDAR));
        }

        @Test
        void isRefusedBeyondWhatIsAllowed() {
            refuses("extension-too-long", () -> start(MONDAY, 5).extend(6, 5, MONDAY, CALENDAR));
        }

        @Test
        void isRefusedWhileItPausesOrWhenItHasStopped() {
            refuses(
                    "clock-not-running",
                    () -> start(MONDAY, 5).pause(MONDAY, MOST).extend(1, 5, MONDAY, CALENDAR));
            refuses("clock-not-running", () -> start(MONDAY, 5).stop(MONDAY).extend(1, 5, MONDAY, CALENDAR));
        }
    }

    /** Whatever the pause, the working days counted after it are those that were left, and one at least. */
    @Property
    void losesAndGainsNoWorkingDayByAPause(
            @ForAll @IntRange(max = 60) int begin,
            @ForAll @IntRange(min = 1, max = 15) int length,
            @ForAll @IntRange(max = 30) int until,
            @ForAll @IntRange(max = 30) int lasting) {
        var started = LocalDate.of(2025, 8, 20).plusDays(begin);
        var clock = start(started, length);
        var paused = started.plusDays(until).isAfter(clock.due()) ? clock.due() : started.plusDays(until);
        var resumed = paused.plusDays(lasting);

        var after = clock.pause(paused, MOST).resume(resumed, CALENDAR);

        boolean real = CALENDAR.between(paused, resumed) > 0;
        int left = CALENDAR.between(paused, clock.due());
        if (real || resumed.isAfter(clock.due())) {
            assertThat(CALENDAR.between(resumed, after.due())).isEqualTo(Math.max(1, left));
        } else {
            assertThat(after.due()).isEqualTo(clock.due());
        }
    }

    /** Whoever asks back as late and as often as the rule lets them: day by day, the days that ran are few. */
    @Property
    void runsForNoMoreDaysThanItsTermAndOneForEachPause(
            @ForAll @IntRange(min = 1, max = 10) int length,
            @ForAll @IntRange(min = 1, max = 6) int most,
            @ForAll @IntRange(max = 3) int waiting) {
        var clock = start(MONDAY, length);
        int ran = 0;
        int pauses = 0;
        for (var day = MONDAY.plusDays(1); !clock.isOver(day); day = day.plusDays(1)) {
            if (CALENDAR.between(day.minusDays(1), day) == 1) {
                ran++;
            }
            if (day.equals(clock.due()) && clock.pausedDays() < most) {
                clock = clock.pause(day, most);
                day = day.plusDays(waiting);
                clock = clock.resume(day, CALENDAR);
                pauses++;
            }
        }

        assertThat(pauses).isLessThanOrEqualTo(most);
        assertThat(ran).isLessThanOrEqualTo(length + pauses);
    }

    private static TermClock start(LocalDate day, int workingDays) {
        return TermClock.start(day, workingDays, CALENDAR);
    }

    private static void refuses(String code, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        RuleRefused.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
