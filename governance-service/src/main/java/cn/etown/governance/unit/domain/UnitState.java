package cn.etown.governance.unit.domain;

import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;

/** Whether a unit still takes part. One that ended does not come back: its successor is registered under its own code. */
public enum UnitState {
    /** 在用 */
    ACTIVE,
    /** 已终止 */
    ENDED;

    /**
     * Returns {@code target}, or refuses: a unit only ends.
     *
     * @throws RuleRefused {@code unit-transition}
     */
    public UnitState moveTo(UnitState target) {
        if (this != ACTIVE || target != ENDED) {
            var next = this == ACTIVE ? "[" + ENDED + "]" : "[]";
            throw new RuleRefused(
                            "unit-transition",
                            new Text(
                                    "单位状态 " + this + " 之后只能是 " + next,
                                    "A unit that is " + this + " leads only to " + next))
                    .withClause("R3.2a");
        }
        return target;
    }
}
