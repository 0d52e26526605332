package cn.etown.governance.calendar;

import cn.etown.kit.calendar.CalendarYear;
import cn.etown.kit.calendar.WorkingCalendar;
import cn.etown.kit.time.CountyTime;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The published calendars (R1: every deadline is counted by them). */
@ApplicationScoped
public class Calendars {

    private final CalendarDayRepository days;
    private final CountyTime time;

    Calendars(CalendarDayRepository days, CountyTime time) {
        this.days = days;
        this.time = time;
    }

    /** The calendar of all years that are loaded. */
    @WithTransaction
    public Uni<WorkingCalendar> current() {
        return days.listAll().map(Calendars::calendar);
    }

    /**
     * The last day of a term that begins today.
     *
     * @param workingDays at least 1; today does not count
     * @throws cn.etown.kit.problem.RuleRefused {@code calendar-missing}, when it reaches into a year that is not loaded
     */
    @WithTransaction
    public Uni<LocalDate> due(int workingDays) {
        return current().map(calendar -> calendar.after(time.today(), workingDays));
    }

    private static WorkingCalendar calendar(List<CalendarDay> all) {
        var years = all.stream().collect(Collectors.groupingBy(CalendarDay::year));
        return new WorkingCalendar(years.entrySet().stream()
                .map(year -> new CalendarYear(year.getKey(), days(year.getValue(), false), days(year.getValue(), true)))
                .toList());
    }

    private static Set<LocalDate> days(List<CalendarDay> year, boolean working) {
        return year.stream()
                .filter(day -> day.working() == working)
                .map(CalendarDay::day)
                .collect(Collectors.toUnmodifiableSet());
    }
}
