package cn.etown.governance.classification;

import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.problem.Text;
import cn.etown.kit.task.Task;
import cn.etown.kit.task.TaskSource;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.stream.Stream;

/** Governors decide on what others proposed; a unit's people classify the fields of its interfaces (R3.2d). */
@ApplicationScoped
class ClassificationTasks implements TaskSource {

    private final FieldClassRepository fields;
    private final ClassificationDecisionRepository decisions;
    private final MaskingRuleSetRepository rules;

    ClassificationTasks(
            FieldClassRepository fields, ClassificationDecisionRepository decisions, MaskingRuleSetRepository rules) {
        this.fields = fields;
        this.decisions = decisions;
        this.rules = rules;
    }

    @Override
    public Uni<List<Task>> owedBy(Caller caller, int most) {
        if (caller.is(Roles.GOVERNOR)) {
            return ofGovernor(caller.subject(), most);
        }
        boolean speaksForIt = caller.is(Roles.CLERK) || caller.is(Roles.SIGNER);
        return caller.unit()
                .filter(unit -> speaksForIt)
                .map(unit -> fields.unclassified(unit, most)
                        .map(owed ->
                                owed.stream().map(each -> classify(unit, each)).toList()))
                .orElseGet(() -> Uni.createFrom().item(List.of()));
    }

    private Uni<List<Task>> ofGovernor(String subject, int most) {
        return decisions
                .waitingFor(subject, most)
                .chain(proposed -> rules.waitingFor(subject, most)
                        .map(sets -> Stream.concat(
                                        proposed.stream().map(ClassificationTasks::decide),
                                        sets.stream().map(ClassificationTasks::decide))
                                .sorted()
                                .toList()));
    }

    private static Task classify(String unit, FieldClassRepository.Owed owed) {
        return new Task(
                "classify-fields",
                new Text(
                        "为接口 " + owed.interfaceCode() + " 的 " + owed.fields() + " 个字段分级",
                        "Classify " + owed.fields() + " fields of the interface " + owed.interfaceCode()),
                unit,
                null,
                "R3.2d",
                "interfaces/" + owed.interfaceCode());
    }

    private static Task decide(ClassificationDecision decision) {
        return new Task(
                "decide-classification",
                new Text(
                        "决定接口 " + decision.interfaceCode() + " 字段 " + decision.field() + " 的分级",
                        "Decide on the class of the field " + decision.field() + " of " + decision.interfaceCode()),
                null,
                decision.decisionDue(),
                "R3.2d",
                decision.path());
    }

    private static Task decide(MaskingRuleSet set) {
        return new Task(
                "decide-masking-rules",
                new Text(
                        "决定脱敏规则第 " + set.number() + " 版",
                        "Decide on version " + set.number() + " of the masking rules"),
                null,
                set.validFrom(),
                "R3.2d",
                set.path());
    }
}
