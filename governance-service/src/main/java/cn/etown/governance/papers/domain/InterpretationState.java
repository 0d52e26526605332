package cn.etown.governance.papers.domain;

import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where an interpretation of a clause stands (R12). */
public enum InterpretationState {
    DRAFT,
    PUBLISHED,
    SUPERSEDED,
    WITHDRAWN;

    private static final Map<InterpretationState, Set<InterpretationState>> NEXT =
            Map.of(DRAFT, EnumSet.of(PUBLISHED, WITHDRAWN), PUBLISHED, EnumSet.of(SUPERSEDED));

    /** Returns {@code target}, or refuses and names the states that can be reached from here. */
    public InterpretationState moveTo(InterpretationState target) {
        var next = NEXT.getOrDefault(this, Set.of());
        if (!next.contains(target)) {
            throw new RuleRefused(
                            "interpretation-transition",
                            new Text(
                                    "解释状态 " + this + " 之后只能是 " + next,
                                    "An interpretation that is " + this + " leads only to " + next))
                    .withClause("R12");
        }
        return target;
    }
}
