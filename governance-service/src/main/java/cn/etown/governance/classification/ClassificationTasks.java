package cn.etown.governance.classification;

import cn.etown.governance.interfaces.Interfaces;
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
    private final Interfaces interfaces;

    ClassificationTasks(
            FieldClassRepository fields,
            ClassificationDecisionRepository decisions,
            MaskingRuleSetRepository rules,
            Interfaces interfaces) {
        this.interfaces = interfaces;
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
                .map(unit -> fields.unclassified(unit, most).chain(owed -> classify(caller, unit, owed)))
                .orElseGet(() -> Uni.createFrom().item(List.of()));
    }

    private Uni<List<Task>> ofGovernor(String subject, int most) {
        return decisions
                .waitingFor(subject, most)
                .chain(proposed -> rules.waitingFor(subject, most)
                        .chain(sets -> interfaces
                                .labels(proposed.stream()
                                        .map(ClassificationDecision::interfaceCode)
                                        .toList())
                                .map(labels -> Stream.concat(
                                                proposed.stream()
                                                        .map(decision ->
                                                                decide(decision, labels.get(decision.interfaceCode()))),
                                                sets.stream().map(ClassificationTasks::decide))
                                        .sorted()
                                        .toList())));
    }

    private Uni<List<Task>> classify(Caller caller, String unit, List<FieldClassRepository.Owed> owed) {
        return interfaces
                .labels(owed.stream()
                        .map(FieldClassRepository.Owed::interfaceCode)
                        .toList())
                .map(labels -> owed.stream()
                        .map(each -> classify(unit, each, labels.get(each.interfaceCode())))
                        .map(task -> caller.is(Roles.SIGNER)
                                ? task.toAct("POST", "classification-decisions")
                                : task.toAct("POST", task.object() + "/contracts"))
                        .toList());
    }

    /** A signer proposes classes; a clerk states them in the next version of the contract. */
    private static Task classify(String unit, FieldClassRepository.Owed owed, String label) {
        return new Task(
                "classify-fields",
                new Text(
                        "为接口 " + label + " 的 " + owed.fields() + " 个字段分级",
                        "Classify " + owed.fields() + " fields of the interface " + label),
                unit,
                null,
                "R3.2d",
                "interfaces/" + owed.interfaceCode());
    }

    private static Task decide(ClassificationDecision decision, String label) {
        return new Task(
                        "decide-classification",
                        new Text(
                                "决定接口 " + label + " 字段 " + decision.field() + " 的分级",
                                "Decide on the class of the field " + decision.field() + " of " + label),
                        null,
                        decision.decisionDue(),
                        "R3.2d",
                        decision.path())
                .toAct("POST", decision.path() + "/transitions");
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
                        set.path())
                .toAct("POST", set.path() + "/transitions");
    }
}
