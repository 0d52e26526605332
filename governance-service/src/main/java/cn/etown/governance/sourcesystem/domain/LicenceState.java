package cn.etown.governance.sourcesystem.domain;

import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where a version of a licence stands (R5.3). That it ends is told by its last day. */
public enum LicenceState {
    /** 待审 */
    PROPOSED,
    /** 有效 */
    ACCEPTED,
    /** 不予采信 */
    REFUSED,
    /** 已撤回 */
    WITHDRAWN,
    /** 已被后续版本取代 */
    REPLACED;

    private static final Map<LicenceState, Set<LicenceState>> NEXT =
            Map.of(PROPOSED, EnumSet.of(ACCEPTED, REFUSED, WITHDRAWN), ACCEPTED, EnumSet.of(REPLACED));

    /**
     * Returns {@code target}, or refuses.
     *
     * @throws RuleRefused {@code licence-transition}, naming the states that can be reached from here
     */
    public LicenceState moveTo(LicenceState target) {
        var next = NEXT.getOrDefault(this, Set.of());
        if (!next.contains(target)) {
            throw new RuleRefused(
                            "licence-transition",
                            new Text(
                                    "许可状态 " + this + " 之后只能是 " + next,
                                    "A licence that is " + this + " leads only to " + next))
                    .withClause("R5.3");
        }
        return target;
    }
}
