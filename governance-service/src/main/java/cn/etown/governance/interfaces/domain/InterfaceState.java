package cn.etown.governance.interfaces.domain;

import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where an interface stands in its life (R3.2f); each state says how far its contract must have come. */
public enum InterfaceState {
    PLANNED(ContractStanding.NONE),
    DESIGNED(ContractStanding.SUBMITTED),
    APPROVED(ContractStanding.APPROVED),
    BUILT(ContractStanding.APPROVED),
    ACCEPTED(ContractStanding.APPROVED),
    ONLINE(ContractStanding.IN_FORCE),
    SUSPENDED(ContractStanding.NONE),
    DEPRECATED(ContractStanding.NONE),
    RETIRED(ContractStanding.NONE);

    private static final Map<InterfaceState, Set<InterfaceState>> NEXT = Map.of(
            PLANNED, EnumSet.of(DESIGNED),
            DESIGNED, EnumSet.of(APPROVED),
            APPROVED, EnumSet.of(BUILT),
            BUILT, EnumSet.of(ACCEPTED),
            ACCEPTED, EnumSet.of(ONLINE),
            ONLINE, EnumSet.of(SUSPENDED, DEPRECATED),
            SUSPENDED, EnumSet.of(ONLINE, DEPRECATED),
            DEPRECATED, EnumSet.of(RETIRED));

    private final ContractStanding needs;

    InterfaceState(ContractStanding needs) {
        this.needs = needs;
    }

    /**
     * Returns {@code target}, or refuses.
     *
     * @throws RuleRefused {@code interface-transition}, naming the states that can be reached from here, or
     *     {@code contract-needed}, naming how far the contract must have come
     */
    public InterfaceState moveTo(InterfaceState target, ContractStanding contract) {
        var next = NEXT.getOrDefault(this, Set.of());
        if (!next.contains(target)) {
            throw refused(
                    "interface-transition",
                    "接口状态 " + this + " 之后只能是 " + next,
                    "An interface that is " + this + " leads only to " + next);
        }
        if (!contract.reaches(target.needs)) {
            throw refused(
                    "contract-needed",
                    "进入 " + target + " 前接口规范须达到 " + target.needs + "，现为 " + contract,
                    target + " needs a contract that is " + target.needs + "; it is " + contract);
        }
        return target;
    }

    private static RuntimeException refused(String code, String zh, String en) {
        return new RuleRefused(code, new Text(zh, en)).withClause("R3.2f");
    }
}
