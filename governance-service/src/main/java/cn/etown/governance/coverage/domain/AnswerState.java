package cn.etown.governance.coverage.domain;

import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where a unit's answer for missing items stands (R8.2). */
public enum AnswerState {
    GIVEN,
    /** The center holds it good until a day; the items stay missing. */
    ACCEPTED,
    /** The center does not hold it good; the unit owes another. */
    REFUSED;

    private static final Map<AnswerState, Set<AnswerState>> NEXT = Map.of(GIVEN, EnumSet.of(ACCEPTED, REFUSED));

    /** Returns {@code target}, or refuses and names the states that can be reached from here. */
    public AnswerState moveTo(AnswerState target) {
        var next = NEXT.getOrDefault(this, Set.of());
        if (!next.contains(target)) {
            throw new RuleRefused(
                            "answer-transition",
                            new Text(
                                    "答复状态 " + this + " 之后只能是 " + next,
                                    "An answer that is " + this + " leads only to " + next))
                    .withClause("R8.2");
        }
        return target;
    }
}
