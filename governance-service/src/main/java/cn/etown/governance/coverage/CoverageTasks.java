package cn.etown.governance.coverage;

import cn.etown.governance.calendar.Calendars;
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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is owed to the coverage register: the unit's people answer for what is missing and see exemptions that end, one duty
 * for each source system; governors decide on exemptions, on items that left a listing and on disputes.
 */
@ApplicationScoped
class CoverageTasks implements TaskSource {

    private final DataItemRepository items;
    private final ExemptionRepository exemptions;
    private final Calendars calendars;
    private final CountyTime time;
    private final CoverageSettings settings;

    CoverageTasks(
            DataItemRepository items,
            ExemptionRepository exemptions,
            Calendars calendars,
            CountyTime time,
            CoverageSettings settings) {
        this.items = items;
        this.exemptions = exemptions;
        this.calendars = calendars;
        this.time = time;
        this.settings = settings;
    }

    @Override
    public Uni<List<Task>> owedBy(Caller caller, int most) {
        if (caller.is(Roles.GOVERNOR)) {
            return calendars.current().chain(calendar -> ofGovernor(caller, calendar, most));
        }
        boolean speaksForIt = caller.is(Roles.CLERK) || caller.is(Roles.SIGNER);
        return caller.unit()
                .filter(unit -> speaksForIt)
                .map(unit -> calendars.current().chain(calendar -> ofUnit(unit, calendar, most)))
                .orElseGet(() -> Uni.createFrom().item(List.of()));
    }

    private Uni<List<Task>> ofUnit(String unit, WorkingCalendar calendar, int most) {
        var today = time.today();
        return items.unanswered(unit, today, most)
                .map(owed ->
                        owed.stream().map(each -> answer(unit, each, calendar)).toList())
                .chain(answers -> items.exemptionsEnding(unit, today, horizon(calendar), most)
                        .map(owed -> Stream.concat(
                                        answers.stream(), owed.stream().map(each -> renew(unit, each)))
                                .sorted()
                                .toList()));
    }

    private Uni<List<Task>> ofGovernor(Caller caller, WorkingCalendar calendar, int most) {
        var tasks = new ArrayList<Task>();
        return exemptions
                .waiting(most)
                .invoke(waiting -> waiting.forEach(each -> tasks.add(decide(each))))
                .chain(() -> items.gone(most))
                .invoke(owed -> owed.forEach(each -> tasks.add(confirm(each, calendar))))
                .chain(() -> items.disputed(caller.subject(), time.zone(), most))
                .invoke(owed -> owed.forEach(each -> tasks.add(settle(each, calendar))))
                .map(done -> tasks.stream().sorted().toList());
    }

    private Task answer(String unit, DataItemRepository.Owed owed, WorkingCalendar calendar) {
        return new Task(
                        "answer-data-items",
                        new Text(
                                "答复源系统“" + owed.systemName() + "”的 " + owed.items() + " 个未接入的数据项",
                                "Answer for " + owed.items() + " data items of " + owed.systemName()
                                        + " that are missing"),
                        unit,
                        due(calendar, owed.since(), settings.answerWorkingDays()),
                        "R8.2",
                        "source-systems/" + owed.sourceSystem())
                .toAct("POST", "data-item-answers");
    }

    private static Task renew(String unit, DataItemRepository.Owed owed) {
        return new Task(
                "end-exemptions",
                new Text(
                        "源系统“" + owed.systemName() + "”的 " + owed.items() + " 个数据项的豁免即将到期，请接入或重新申请",
                        "The exemptions of " + owed.items() + " data items of " + owed.systemName()
                                + " end; connect them or ask anew"),
                unit,
                owed.since(),
                "R4.3a",
                "source-systems/" + owed.sourceSystem());
    }

    private static Task decide(ExemptionRepository.Waiting waiting) {
        var exemption = waiting.exemption();
        return new Task(
                        "decide-exemption",
                        new Text(
                                "决定数据项 " + waiting.itemName() + " 的豁免申请",
                                "Decide on the exemption that was asked for " + waiting.itemName()),
                        null,
                        exemption.decisionDue(),
                        "R4.3a",
                        exemption.path())
                .toAct("POST", exemption.path() + "/transitions");
    }

    private Task confirm(DataItemRepository.Owed owed, WorkingCalendar calendar) {
        return new Task(
                        "confirm-gone-data-items",
                        new Text(
                                "核实源系统“" + owed.systemName() + "”不再列出的 " + owed.items() + " 个数据项",
                                "Decide on " + owed.items() + " data items of " + owed.systemName()
                                        + " that left the listing"),
                        null,
                        due(calendar, owed.since(), settings.decisionWorkingDays()),
                        "R4.3a",
                        "source-systems/" + owed.sourceSystem())
                .toAct("POST", "source-systems/" + owed.sourceSystem() + "/scope-decisions");
    }

    private Task settle(DataItemRepository.Owed owed, WorkingCalendar calendar) {
        return new Task(
                        "settle-dispute",
                        new Text(
                                "裁定源系统“" + owed.systemName() + "”的 " + owed.items() + " 个有争议的数据项",
                                "Settle the disputes of " + owed.items() + " data items of " + owed.systemName()),
                        null,
                        due(calendar, owed.since(), settings.decisionWorkingDays()),
                        "R8.2",
                        "source-systems/" + owed.sourceSystem())
                .toAct("POST", "source-systems/" + owed.sourceSystem() + "/data-item-moves");
    }

    /** A duty whose last day lies in a year that is not published yet has no day, rather than stopping the work list. */
    private static LocalDate due(WorkingCalendar calendar, LocalDate since, int workingDays) {
        try {
            return calendar.after(since, workingDays);
        } catch (RuleRefused notPublished) {
            return null;
        }
    }

    private LocalDate horizon(WorkingCalendar calendar) {
        var last = due(calendar, time.today(), settings.warningWorkingDays());
        return last == null ? time.today().plusWeeks(2) : last;
    }
}
