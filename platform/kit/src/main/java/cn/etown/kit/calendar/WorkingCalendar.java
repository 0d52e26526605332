package cn.etown.kit.calendar;

import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Counts working days over the years whose calendars are published. A day of any other year is refused, never guessed
 * ({@code calendar-missing}).
 */
public final class WorkingCalendar {

    private final Map<Integer, CalendarYear> years;

    public WorkingCalendar(Collection<CalendarYear> years) {
        this.years = years.stream().collect(Collectors.toUnmodifiableMap(CalendarYear::year, Function.identity()));
    }

    /** @throws RuleRefused {@code calendar-missing}, when the calendar of the day's year is not loaded */
    public boolean isWorkingDay(LocalDate day) {
        var year = years.get(day.getYear());
        if (year == null) {
            throw missing(day.getYear());
        }
        return year.isWorkingDay(day);
    }

    /**
     * The last day of a term of {@code workingDays} that begins at {@code start}; the day of the beginning does not count.
     *
     * @param workingDays at least 1
     * @throws RuleRefused {@code calendar-missing}, when the term reaches into a year whose calendar is not loaded
     */
    public LocalDate after(LocalDate start, int workingDays) {
        if (workingDays < 1) {
            throw new IllegalArgumentException("A term has at least one working day: " + workingDays);
        }
        return Stream.iterate(start.plusDays(1), day -> day.plusDays(1))
                .filter(this::isWorkingDay)
                .skip(workingDays - 1L)
                .findFirst()
                .orElseThrow();
    }

    /**
     * How many working days lie after {@code from} up to and including {@code to}; 0 where {@code to} is not later.
     *
     * @throws RuleRefused {@code calendar-missing}, when a year between them is not loaded
     */
    public int between(LocalDate from, LocalDate to) {
        if (!to.isAfter(from)) {
            return 0;
        }
        return (int) from.plusDays(1)
                .datesUntil(to.plusDays(1))
                .filter(this::isWorkingDay)
                .count();
    }

    private static RuntimeException missing(int year) {
        return new RuleRefused(
                "calendar-missing",
                new Text(
                        year + " 年的工作日历尚未录入，无法计算工作日；请先录入国务院公布的放假安排",
                        "The working days of " + year
                                + " are not loaded; enter the published calendar of that year first"));
    }
}
