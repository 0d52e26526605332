package cn.etown.collection.due.domain;

import cn.etown.collection.due.domain.InterfaceLife.Move;
import cn.etown.kit.calendar.CalendarYear;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Friday 6 March 2026 is the day everything is due on here. */
class LadderTest {

    private static final ZoneId COUNTY = ZoneId.of("Asia/Shanghai");
    private static final Instant AT_NINE = Instant.parse("2026-03-06T01:00:00Z");
    private static final Instant END_OF_DAY = Instant.parse("2026-03-06T16:00:00Z");
    private static final Ladder LADDER = new Ladder(1, Duration.ofHours(1), 1, 3, "test");
    private static final LoadedCalendar CALENDAR =
            new LoadedCalendar(List.of(new CalendarYear(2026, Set.of(), Set.of())));

    @ParameterizedTest
    @CsvSource({
        "REMINDER,2026-03-06T00:00:00Z",
        "URGING,2026-03-06T01:00:00Z",
        "SUPERVISION,2026-03-09T01:00:00Z",
        "NOTICE,2026-03-11T01:00:00Z"
    })
    void stepsFollowTheLatestArrivalInWorkingDays(ReminderStep step, Instant at) {
        assertThat(LADDER.at(step, AT_NINE, time())).isEqualTo(at);
    }

    @Test
    void theEndOfADayIsThatDay() {
        assertThat(LADDER.at(ReminderStep.SUPERVISION, END_OF_DAY, time())).isEqualTo("2026-03-09T16:00:00Z");
    }

    @Test
    void daysOfASuspensionDoNotCount() {
        var suspended = time(
                new Move(Instant.parse("2026-03-08T02:00:00Z"), "SUSPENDED"),
                new Move(Instant.parse("2026-03-10T02:00:00Z"), "ONLINE"));

        assertThat(LADDER.at(ReminderStep.SUPERVISION, AT_NINE, suspended)).isEqualTo("2026-03-11T01:00:00Z");
        assertThat(suspended.between(AT_NINE, Instant.parse("2026-03-11T05:00:00Z")))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-06T09:00:00Z,0", "2026-03-08T09:00:00Z,0", "2026-03-09T09:00:00Z,1", "2026-03-11T09:00:00Z,3"})
    void countsTheWorkingDaysAfterTheDayOnWhichItWasDue(Instant sealedAt, int days) {
        assertThat(time().between(AT_NINE, sealedAt)).isEqualTo(days);
    }

    @Test
    void countsTheFirstDayAfterTheEndOfADay() {
        assertThat(time().between(END_OF_DAY.minusSeconds(3 * 86_400), Instant.parse("2026-03-03T16:00:01Z")))
                .isEqualTo(1);
    }

    @Test
    void guessesNoYear() {
        assertThatThrownBy(() -> time().after(Instant.parse("2026-12-31T01:00:00Z"), 1))
                .isInstanceOfSatisfying(
                        YearNotLoaded.class,
                        missing -> assertThat(missing.year()).isEqualTo(2027));
    }

    private static WorkingTime time(Move... more) {
        var online = new Move(Instant.parse("2026-01-01T00:00:00Z"), "ONLINE");
        var moves = new java.util.ArrayList<>(List.of(online));
        moves.addAll(List.of(more));
        return new WorkingTime(new InterfaceLife(moves, COUNTY), CALENDAR, COUNTY);
    }
}
