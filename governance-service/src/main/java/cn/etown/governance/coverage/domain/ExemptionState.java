package cn.etown.governance.coverage.domain;

import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where a request for an exemption stands (R4.3a). That it ends is told by its last day. */
public enum ExemptionState {
    ASKED,
    GRANTED,
    REFUSED,
    WITHDRAWN,
    REVOKED;

    private static final Map<ExemptionState, Set<ExemptionState>> NEXT =
            Map.of(ASKED, EnumSet.of(GRANTED, REFUSED, WITHDRAWN), GRANTED, EnumSet.of(REVOKED));

    /** Returns {@code target}, or refuses and names the states that can be reached from here. */
    public ExemptionState moveTo(ExemptionState target) {
        var next = NEXT.getOrDefault(this, Set.of());
        if (!next.contains(target)) {
            throw new RuleRefused(
                            "exemption-transition",
                            new Text(
                                    "豁免状态 " + this + " 之后只能是 " + next,
                                    "An exemption that is " + this + " leads only to " + next))
                    .withClause("R4.3a");
        }
        return target;
    }
}
