package cn.etown.governance.clock.domain;

import cn.etown.kit.calendar.CalendarYear;
import cn.etown.kit.calendar.WorkingCalendar;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class TermLengthsTest {

    private static final WorkingCalendar CALENDAR =
            new WorkingCalendar(List.of(new CalendarYear(2026, Set.of(), Set.of())));

    private static final TermLengths LENGTHS = new TermLengths(
            CALENDAR,
            List.of(
                    new TermLengths.Length(LocalDate.of(2000, 1, 1), 10),
                    new TermLengths.Length(LocalDate.of(2026, 6, 1), 5)));

    @Test
    void countByTheLengthThatHeldOnTheDayTheyBegin() {
        assertThat(LENGTHS.due(LocalDate.of(2026, 5, 31))).contains(LocalDate.of(2026, 6, 12));
        assertThat(LENGTHS.due(LocalDate.of(2026, 6, 1))).contains(LocalDate.of(2026, 6, 8));
    }

    @Test
    void sayNoDayInAYearThatIsNotLoaded() {
        assertThat(LENGTHS.due(LocalDate.of(2026, 12, 30))).isEmpty();
        assertThat(LENGTHS.due(LocalDate.of(2027, 1, 4))).isEmpty();
    }

    /** What began before the term was made shorter keeps its own. */
    @Test
    void leaveWhatBeganEarlierItsDay() {
        var today = LocalDate.of(2026, 6, 9);

        assertThat(LENGTHS.dueBefore(today, LocalDate.of(2026, 6, 1))).contains(LocalDate.of(2026, 6, 8));
        assertThat(LENGTHS.dueBefore(today, LocalDate.of(2026, 5, 31))).isEmpty();
    }
}
