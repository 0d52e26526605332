package cn.etown.kit.calendar;

import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Optional;
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

    /**
     * @throws RuleRefused {@code calendar-day}, when a day is of another year, both off and worked, or worked on no weekend
     */
    public CalendarYear {
        daysOff = Set.copyOf(daysOff);
        workingWeekends = Set.copyOf(workingWeekends);
        Stream.concat(
                        daysOff.stream().map(day -> flaw(year, day, false)),
                        workingWeekends.stream().map(day -> flaw(year, day, true)))
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(CalendarYear::refuse);
        if (!Collections.disjoint(daysOff, workingWeekends)) {
            refuse(new Text("同一天不能既放假又上班", "A day is either off or worked"));
        }
    }

    /** Why {@code day} cannot stand in the calendar of {@code year} as off or worked; nothing where it can. */
    public static Optional<Text> flaw(int year, LocalDate day, boolean worked) {
        if (day.getYear() != year) {
            return Optional.of(new Text(day + " 不在 " + year + " 年", day + " is not in " + year));
        }
        if (worked && !WEEKEND.contains(day.getDayOfWeek())) {
            return Optional.of(new Text(day + " 不是周末，本来就上班", day + " is no weekend, it is worked anyway"));
        }
        return Optional.empty();
    }

    boolean isWorkingDay(LocalDate day) {
        return workingWeekends.contains(day) || !daysOff.contains(day) && !WEEKEND.contains(day.getDayOfWeek());
    }

    private static void refuse(Text flaw) {
        throw new RuleRefused("calendar-day", flaw);
    }
}
