package cn.etown.collection.reconciliation.domain;

import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** How a question about a difference stands (校核). */
public enum CaseState {
    /** The unit owes an answer. */
    OPEN,
    /** It gave one, and the difference is still there. */
    ANSWERED,
    /** The difference was mended, or the center found otherwise on evidence. */
    CLOSED;

    private static final Map<CaseState, Set<CaseState>> NEXT = Map.of(
            OPEN, EnumSet.of(ANSWERED, CLOSED),
            ANSWERED, EnumSet.of(OPEN, CLOSED),
            CLOSED, EnumSet.noneOf(CaseState.class));

    /** Returns {@code target}, or refuses and names the states that can be reached from here. */
    public CaseState moveTo(CaseState target) {
        Set<CaseState> next = NEXT.get(this);
        if (!next.contains(target)) {
            throw new RuleRefused(
                            "case-transition",
                            new Text("状态 " + this + " 之后只能是 " + next, this + " leads only to " + next))
                    .withClause("R4.3b");
        }
        return target;
    }
}
