package cn.etown.governance.classification.domain;

import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where a proposal stands, of a class or of masking rules. What was decided stays: another decision is another proposal. */
public enum ProposalState {
    /** 待决定 */
    PROPOSED,
    /** 已采纳 */
    ACCEPTED,
    /** 不采纳 */
    REFUSED,
    /** 已撤回 */
    WITHDRAWN;

    private static final Map<ProposalState, Set<ProposalState>> NEXT =
            Map.of(PROPOSED, EnumSet.of(ACCEPTED, REFUSED, WITHDRAWN));

    /**
     * Returns {@code target}, or refuses.
     *
     * @throws RuleRefused {@code proposal-transition}, naming the states that can be reached from here
     */
    public ProposalState moveTo(ProposalState target) {
        var next = NEXT.getOrDefault(this, Set.of());
        if (!next.contains(target)) {
            throw new RuleRefused(
                            "proposal-transition",
                            new Text(
                                    "提议状态 " + this + " 之后只能是 " + next,
                                    "A proposal that is " + this + " leads only to " + next))
                    .withClause("R3.2d");
        }
        return target;
    }

    /** Whether it is the word of another person than the proposer's side. */
    public boolean isDecision() {
        return this == ACCEPTED || this == REFUSED;
    }
}
