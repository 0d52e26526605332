package cn.etown.collection.signal.domain;

import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;

/** How a signal stands: judged once, by a person. */
public enum SignalState {
    OPEN,
    DISMISSED,
    TAKEN_UP;

    /** Returns {@code target}, or refuses. */
    public SignalState moveTo(SignalState target) {
        boolean permitted = this == OPEN && target != OPEN || this == DISMISSED && target == TAKEN_UP;
        if (!permitted) {
            throw new RuleRefused(
                            "signal-transition",
                            new Text(
                                    "信号状态为 " + this + "，不能变为 " + target,
                                    "A signal that is " + this + " does not become " + target))
                    .withClause("R4.3b");
        }
        return target;
    }
}
