package cn.etown.governance.standing.domain;

import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** What the center makes of evidence that was filed; what was accepted may turn out to be wrong. */
public enum EvidenceState {
    /** 已提交 */
    FILED,
    /** 已采信 */
    ACCEPTED,
    /** 不予采信 */
    REFUSED;

    private static final Map<EvidenceState, Set<EvidenceState>> NEXT =
            Map.of(FILED, EnumSet.of(ACCEPTED, REFUSED), ACCEPTED, EnumSet.of(REFUSED));

    /**
     * Returns {@code target}, or refuses.
     *
     * @throws RuleRefused {@code evidence-transition}, naming the states that can be reached from here
     */
    public EvidenceState moveTo(EvidenceState target) {
        var next = NEXT.getOrDefault(this, Set.of());
        if (!next.contains(target)) {
            throw new RuleRefused(
                            "evidence-transition",
                            new Text(
                                    "证明状态 " + this + " 之后只能是 " + next,
                                    "Evidence that is " + this + " leads only to " + next))
                    .withClause("R4.1");
        }
        return target;
    }
}
