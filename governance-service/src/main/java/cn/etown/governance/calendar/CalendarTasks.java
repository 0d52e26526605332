package cn.etown.governance.calendar;

import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.problem.Text;
import cn.etown.kit.task.Task;
import cn.etown.kit.task.TaskSource;
import cn.etown.kit.time.CountyTime;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The operator enters the calendar of the year before the year begins (R1): no term can be counted into a year without one. The
 * State Council publishes it in November as a rule, so it is owed from the first of that month on.
 */
@ApplicationScoped
class CalendarTasks implements TaskSource {

    private static final Month PUBLISHED = Month.NOVEMBER;

    private final PublishedYearRepository years;
    private final CountyTime time;

    CalendarTasks(PublishedYearRepository years, CountyTime time) {
        this.years = years;
        this.time = time;
    }

    @Override
    public Uni<List<Task>> owedBy(Caller caller, int most) {
        if (!caller.is(Roles.OPERATOR)) {
            return Uni.createFrom().item(List.of());
        }
        var today = time.today();
        int last = today.getMonth().compareTo(PUBLISHED) >= 0 ? today.getYear() + 1 : today.getYear();
        return years.entered(today.getYear(), last)
                .map(entered -> IntStream.rangeClosed(today.getYear(), last)
                        .filter(year -> !entered.contains(year))
                        .mapToObj(CalendarTasks::enter)
                        .toList());
    }

    private static Task enter(int year) {
        return new Task(
                        "enter-calendar",
                        new Text("录入 " + year + " 年工作日历", "Enter the calendar of " + year),
                        null,
                        LocalDate.of(year, 1, 1).minusDays(1),
                        "R1",
                        "calendars/" + year)
                .toAct("POST", "calendars");
    }
}
