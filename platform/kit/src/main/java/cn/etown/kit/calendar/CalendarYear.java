package cn.etown.kit.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The published calendar of one year: where it departs from the week of five working days.
 *
 * @param year the calendar year
 * @param daysOff days on which nobody works, weekends among them or not
 * @param workingWeekends Saturdays and Sundays that are worked to make up for days off (调休)
 */
public record CalendarYear(int year, Set<LocalDate> daysOff, Set<LocalDate> workingWeekends) {

    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    /** @throws IllegalArgumentException when a day is of another year, both off and worked, or worked on no weekend */
    public CalendarYear {
        daysOff = Set.copyOf(daysOff);
        workingWeekends = Set.copyOf(workingWeekends);
        Stream.concat(daysOff.stream(), workingWeekends.stream())
                .filter(day -> day.getYear() != year)
                .findAny()
                .ifPresent(day -> {
                    throw new IllegalArgumentException(day + " is not in " + year);
                });
        if (!Collections.disjoint(daysOff, workingWeekends)) {
            throw new IllegalArgumentException("A day is either off or worked");
        }
        workingWeekends.stream()
                .filter(day -> !WEEKEND.contains(day.getDayOfWeek()))
                .findAny()
                .ifPresent(day -> {
                    throw new IllegalArgumentException(day + " is worked anyway");
                });
    }

    boolean isWorkingDay(LocalDate day) {
        return workingWeekends.contains(day) || !daysOff.contains(day) && !WEEKEND.contains(day.getDayOfWeek());
    }
}
