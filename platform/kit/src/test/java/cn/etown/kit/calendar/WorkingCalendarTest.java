package cn.etown.kit.calendar;

import cn.etown.kit.problem.RuleRefused;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WorkingCalendarTest {

    /** The last days of September 2025 and the holiday after them: the 28th, a Sunday, and the 11th, a Saturday, are worked. */
    private final WorkingCalendar calendar = new WorkingCalendar(List.of(new CalendarYear(
            2025,
            Set.copyOf(LocalDate.of(2025, 10, 1)
                    .datesUntil(LocalDate.of(2025, 10, 9))
                    .toList()),
            Set.of(LocalDate.of(2025, 9, 28), LocalDate.of(2025, 10, 11)))));

    @Test
    void worksOnWeekendsThatMakeUpForHolidays() {
        assertThat(calendar.isWorkingDay(LocalDate.of(2025, 9, 27))).isFalse();
        assertThat(calendar.isWorkingDay(LocalDate.of(2025, 9, 28))).isTrue();
        assertThat(calendar.isWorkingDay(LocalDate.of(2025, 10, 8))).isFalse();
    }

    @Test
    void countsATermFromTheDayAfterItsBeginning() {
        assertThat(calendar.after(LocalDate.of(2025, 9, 26), 1)).isEqualTo(LocalDate.of(2025, 9, 28));
        assertThat(calendar.after(LocalDate.of(2025, 9, 30), 2)).isEqualTo(LocalDate.of(2025, 10, 10));
        assertThat(calendar.after(LocalDate.of(2025, 9, 30), 3)).isEqualTo(LocalDate.of(2025, 10, 11));
    }

    @Test
    void countsTheWorkingDaysBetweenTwoDays() {
        assertThat(calendar.between(LocalDate.of(2025, 9, 30), LocalDate.of(2025, 10, 10)))
                .isEqualTo(2);
        assertThat(calendar.between(LocalDate.of(2025, 10, 10), LocalDate.of(2025, 9, 30)))
                .isZero();
    }

    @Test
    void refusesADayOfAYearThatIsNotLoaded() {
        assertThatThrownBy(() -> calendar.after(LocalDate.of(2025, 12, 30), 5))
                .isInstanceOf(RuleRefused.class)
                .hasMessageContaining("2026");
    }

    @Test
    void refusesACalendarWithAWorkedWeekday() {
        var monday = Set.of(LocalDate.of(2025, 9, 29));

        assertThatThrownBy(() -> new CalendarYear(2025, Set.of(), monday))
                .isInstanceOf(RuleRefused.class)
                .hasMessageContaining("2025-09-29");
    }

    @Test
    void refusesACalendarWithADayOfAnotherYearOrOneThatIsBothOffAndWorked() {
        var sunday = Set.of(LocalDate.of(2025, 9, 28));

        assertThatThrownBy(() -> new CalendarYear(2026, sunday, Set.of())).isInstanceOf(RuleRefused.class);
        assertThatThrownBy(() -> new CalendarYear(2025, sunday, sunday)).isInstanceOf(RuleRefused.class);
    }
}
