package cn.etown.governance.papers.domain;

import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where a training session stands (R8.5): ANNOUNCED leads to itself when the session is moved to another day. */
public enum TrainingState {
    ANNOUNCED,
    CANCELLED;

    private static final Map<TrainingState, Set<TrainingState>> NEXT =
            Map.of(ANNOUNCED, EnumSet.of(ANNOUNCED, CANCELLED));

    /** Returns {@code target}, or refuses and names the states that can be reached from here. */
    public TrainingState moveTo(TrainingState target) {
        var next = NEXT.getOrDefault(this, Set.of());
        if (!next.contains(target)) {
            throw new RuleRefused(
                            "training-transition",
                            new Text(
                                    "培训状态 " + this + " 之后只能是 " + next,
                                    "A training session that is " + this + " leads only to " + next))
                    .withClause("R8.5");
        }
        return target;
    }
}
