package cn.etown.governance.clock.domain;

import cn.etown.kit.calendar.WorkingCalendar;
import cn.etown.kit.problem.RuleRefused;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How many working days a term has, by the day on which it begins: for duties that nobody's clock keeps, so that their last day
 * is counted when it is asked for.
 *
 * @param calendar of the years that are loaded
 * @param lengths by the days from which they hold, the earliest first
 */
public record TermLengths(WorkingCalendar calendar, List<Length> lengths) {

    public TermLengths {
        lengths = List.copyOf(lengths);
    }

    /** A number of working days, from a day on. */
    public record Length(LocalDate from, int workingDays) {}

    /** The last day of a term that begins on {@code day}; empty where it reaches into a year whose calendar is not loaded. */
    public Optional<LocalDate> due(LocalDate day) {
        try {
            return Optional.of(calendar.after(day, workingDays(day)));
        } catch (RuleRefused notPublished) {
            return Optional.empty();
        }
    }

    /** The last day of a term that begins on {@code day}, where that is before {@code today}. */
    public Optional<LocalDate> dueBefore(LocalDate today, LocalDate day) {
        return due(day).filter(last -> last.isBefore(today));
    }

    private int workingDays(LocalDate day) {
        return lengths.stream()
                .filter(length -> !length.from().isAfter(day))
                .reduce((earlier, later) -> later)
                .orElse(lengths.get(0))
                .workingDays();
    }
}
