package cn.etown.governance.calendar.domain;

import cn.etown.kit.calendar.CalendarYear;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * What the yearly notice on public holidays (放假安排) says of one year: the days on which it departs from the week of five
 * working days.
 *
 * @param days each of this year, each once; a worked one is a Saturday or Sunday
 */
public record Notice(int year, List<Day> days) {

    /**
     * @param name the holiday it belongs to
     * @param working worked to make up for a day off (调休), else off
     */
    public record Day(LocalDate day, String name, boolean working) {}

    /** @throws RuleRefused {@code calendar-day}, with every day that cannot stand there and why */
    public Notice {
        days = List.copyOf(days);
        var errors = errors(year, days);
        if (!errors.isEmpty()) {
            throw new RuleRefused(
                            "calendar-day",
                            new Text(
                                    "放假安排中有 " + errors.size() + " 天不正确",
                                    errors.size() + " days of the calendar are wrong"))
                    .withErrors(errors);
        }
    }

    private static List<FieldError> errors(int year, List<Day> days) {
        var errors = new ArrayList<FieldError>();
        var seen = new HashSet<LocalDate>();
        for (int i = 0; i < days.size(); i++) {
            var day = days.get(i);
            String pointer = "/days/" + i + "/day";
            CalendarYear.flaw(year, day.day(), day.working())
                    .ifPresent(flaw -> errors.add(new FieldError(pointer, flaw)));
            if (!seen.add(day.day())) {
                errors.add(new FieldError(
                        pointer, new Text(day.day() + " 已在前面列出", day.day() + " stands in the list already")));
            }
        }
        return errors;
    }
}
