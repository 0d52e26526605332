package cn.etown.collection.due.domain;

import cn.etown.kit.calendar.CalendarYear;
import cn.etown.kit.calendar.WorkingCalendar;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Working days by the years that were told, and which years these are. */
public final class LoadedCalendar {

    private final WorkingCalendar calendar;
    private final Set<Integer> years;

    public LoadedCalendar(Collection<CalendarYear> years) {
        calendar = new WorkingCalendar(years);
        this.years = years.stream().map(CalendarYear::year).collect(Collectors.toUnmodifiableSet());
    }

    /** @throws YearNotLoaded when the calendar of the day's year is not loaded */
    public boolean isWorkingDay(LocalDate day) {
        if (!years.contains(day.getYear())) {
            throw new YearNotLoaded(day.getYear());
        }
        return calendar.isWorkingDay(day);
    }

    /** Whether nobody works on {@code day}; of a year whose calendar is not loaded that is said of no day. */
    public boolean isDayOff(LocalDate day) {
        return years.contains(day.getYear()) && !calendar.isWorkingDay(day);
    }
}
