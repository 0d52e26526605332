package cn.etown.governance.coverage;

import cn.etown.governance.calendar.Calendars;
import cn.etown.governance.coverage.domain.Counted;
import cn.etown.kit.calendar.WorkingCalendar;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import cn.etown.kit.task.Task;
import cn.etown.kit.task.TaskSource;
import cn.etown.kit.time.CountyTime;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.List;

/** The listings that a unit owes for its source systems: the first, or a fresh one (R4.3a). */
@ApplicationScoped
class ListingTasks implements TaskSource {

    private final CoverageChangeRepository changes;
    private final Calendars calendars;
    private final CountyTime time;
    private final CoverageSettings settings;

    ListingTasks(CoverageChangeRepository changes, Calendars calendars, CountyTime time, CoverageSettings settings) {
        this.changes = changes;
        this.calendars = calendars;
        this.time = time;
        this.settings = settings;
    }

    @Override
    public Uni<List<Task>> owedBy(Caller caller, int most) {
        boolean speaksForIt = caller.is(Roles.CLERK) || caller.is(Roles.SIGNER);
        return caller.unit()
                .filter(unit -> speaksForIt)
                .map(unit -> owedByUnit(unit, most))
                .orElseGet(() -> Uni.createFrom().item(List.of()));
    }

    private Uni<List<Task>> owedByUnit(String unit, int most) {
        var scope = new CoverageScope(CoverageLevel.UNIT, null, unit, null);
        return calendars
                .current()
                .chain(calendar -> changes.listingsOwed(time.today(), scope, most)
                        .map(owed -> owed.stream()
                                .map(each -> upload(each, calendar))
                                .sorted()
                                .toList()));
    }

    private Task upload(CoverageChangeRepository.ListingOwed owed, WorkingCalendar calendar) {
        var title = owed.counted() == Counted.UNLISTED
                ? new Text(
                        "上传源系统“" + owed.name() + "”的数据项清单",
                        "Upload the listing of what the source system " + owed.name() + " holds")
                : new Text(
                        "源系统“" + owed.name() + "”的数据项清单已过期，请重新上传",
                        "The listing of the source system " + owed.name() + " is too old; upload a fresh one");
        return new Task(
                        "upload-schema-listing",
                        title,
                        owed.unit(),
                        due(owed.since(), calendar),
                        "R4.3a",
                        "source-systems/" + owed.sourceSystem())
                .toAct("POST", "source-systems/" + owed.sourceSystem() + "/schema-listings");
    }

    /** None where it lies in a year whose calendar is not published yet. */
    private LocalDate due(LocalDate since, WorkingCalendar calendar) {
        try {
            return calendar.after(since, settings.answerWorkingDays());
        } catch (RuleRefused notPublished) {
            return null;
        }
    }
}
