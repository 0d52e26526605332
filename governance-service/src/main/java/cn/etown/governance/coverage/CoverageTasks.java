package cn.etown.governance.coverage;

import cn.etown.governance.clock.ClockSettings;
import cn.etown.governance.clock.domain.Matter;
import cn.etown.governance.clock.domain.Term;
import cn.etown.governance.clock.domain.TermLengths;
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
    private final ClockSettings clocks;
    private final CountyTime time;
    private final CoverageSettings settings;

    CoverageTasks(
            DataItemRepository items,
            ExemptionRepository exemptions,
            ClockSettings clocks,
            CountyTime time,
            CoverageSettings settings) {
        this.items = items;
        this.exemptions = exemptions;
        this.clocks = clocks;
        this.time = time;
        this.settings = settings;
    }

    @Override
    public Uni<List<Task>> owedBy(Caller caller, int most) {
        if (caller.is(Roles.GOVERNOR)) {
            return clocks.lengths(Matter.DATA_ITEM, Term.DECISION).chain(lengths -> ofGovernor(caller, lengths, most));
        }
        boolean speaksForIt = caller.is(Roles.CLERK) || caller.is(Roles.SIGNER);
        return caller.unit()
                .filter(unit -> speaksForIt)
                .map(unit ->
                        clocks.lengths(Matter.DATA_ITEM, Term.ANSWER).chain(lengths -> ofUnit(unit, lengths, most)))
                .orElseGet(() -> Uni.createFrom().item(List.of()));
    }

    private Uni<List<Task>> ofUnit(String unit, TermLengths lengths, int most) {
        var today = time.today();
        return items.unanswered(unit, today, most)
                .map(owed ->
                        owed.stream().map(each -> answer(unit, each, lengths)).toList())
                .chain(answers -> items.exemptionsEnding(unit, today, horizon(lengths.calendar()), most)
                        .map(owed -> Stream.concat(
                                        answers.stream(), owed.stream().map(each -> renew(unit, each)))
                                .sorted()
                                .toList()));
    }

    private Uni<List<Task>> ofGovernor(Caller caller, TermLengths lengths, int most) {
        var tasks = new ArrayList<Task>();
        return exemptions
                .waiting(most)
                .invoke(waiting -> waiting.forEach(each -> tasks.add(decide(each))))
                .chain(() -> items.gone(most))
                .invoke(owed -> owed.forEach(each -> tasks.add(confirm(each, lengths))))
                .chain(() -> items.disputed(caller.subject(), time.zone(), most))
                .invoke(owed -> owed.forEach(each -> tasks.add(settle(each, lengths))))
                .map(done -> tasks.stream().sorted().toList());
    }

    private static Task answer(String unit, DataItemRepository.Owed owed, TermLengths lengths) {
        return new Task(
                        "answer-data-items",
                        new Text(
                                "答复源系统“" + owed.systemName() + "”的 " + owed.items() + " 个未接入的数据项",
                                "Answer for " + owed.items() + " data items of " + owed.systemName()
                                        + " that are missing"),
                        unit,
                        lengths.due(owed.since()).orElse(null),
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

    private static Task confirm(DataItemRepository.Owed owed, TermLengths lengths) {
        return new Task(
                        "confirm-gone-data-items",
                        new Text(
                                "核实源系统“" + owed.systemName() + "”不再列出的 " + owed.items() + " 个数据项",
                                "Decide on " + owed.items() + " data items of " + owed.systemName()
                                        + " that left the listing"),
                        null,
                        lengths.due(owed.since()).orElse(null),
                        "R4.3a",
                        "source-systems/" + owed.sourceSystem())
                .toAct("POST", "source-systems/" + owed.sourceSystem() + "/scope-decisions");
    }

    private static Task settle(DataItemRepository.Owed owed, TermLengths lengths) {
        return new Task(
                        "settle-dispute",
                        new Text(
                                "裁定源系统“" + owed.systemName() + "”的 " + owed.items() + " 个有争议的数据项",
                                "Settle the disputes of " + owed.items() + " data items of " + owed.systemName()),
                        null,
                        lengths.due(owed.since()).orElse(null),
                        "R8.2",
                        "source-systems/" + owed.sourceSystem())
                .toAct("POST", "source-systems/" + owed.sourceSystem() + "/data-item-moves");
    }

    /** A year that is not published yet does not stop the work list. */
    private LocalDate horizon(WorkingCalendar calendar) {
        var today = time.today();
        try {
            return calendar.after(today, settings.warningWorkingDays());
        } catch (RuleRefused notPublished) {
            return today.plusWeeks(2);
        }
    }
}
