package cn.etown.governance.papers.domain;

import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where a paper of a source system stands (R8.5): it counts from its filing on, unless it is refused. */
public enum PaperState {
    FILED,
    ACCEPTED,
    REFUSED;

    private static final Map<PaperState, Set<PaperState>> NEXT =
            Map.of(FILED, EnumSet.of(ACCEPTED, REFUSED), ACCEPTED, EnumSet.of(REFUSED));

    /** Returns {@code target}, or refuses and names the states that can be reached from here. */
    public PaperState moveTo(PaperState target) {
        var next = NEXT.getOrDefault(this, Set.of());
        if (!next.contains(target)) {
            throw new RuleRefused(
                            "paper-transition",
                            new Text(
                                    "文档状态 " + this + " 之后只能是 " + next,
                                    "A paper that is " + this + " leads only to " + next))
                    .withClause("R8.5");
        }
        return target;
    }
}
