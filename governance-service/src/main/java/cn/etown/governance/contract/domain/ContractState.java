package cn.etown.governance.contract.domain;

import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Where a version of a contract stands, apart from its interface's own life. WITHDRAWN (returned by a governor or taken
 * back by its unit) and REPLACED are ends: a document never changes, so a correction is another version.
 */
public enum ContractState {
    DRAFT,
    SUBMITTED,
    APPROVED,
    IN_FORCE,
    REPLACED,
    WITHDRAWN;

    private static final Map<ContractState, Set<ContractState>> NEXT = Map.of(
            DRAFT, EnumSet.of(SUBMITTED, WITHDRAWN),
            SUBMITTED, EnumSet.of(APPROVED, WITHDRAWN),
            APPROVED, EnumSet.of(IN_FORCE),
            IN_FORCE, EnumSet.of(REPLACED));

    /** Returns {@code target}, or refuses and names the states that can be reached from here. */
    public ContractState moveTo(ContractState target) {
        var next = NEXT.getOrDefault(this, Set.of());
        if (!next.contains(target)) {
            throw new RuleRefused(
                            "contract-transition",
                            new Text(
                                    "接口规范状态 " + this + " 之后只能是 " + next,
                                    "A contract that is " + this + " leads only to " + next))
                    .withClause("R3.2f");
        }
        return target;
    }
}
