package cn.etown.governance.sourcesystem.domain;

import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;

/** Where a source system stands in its own life; access work keeps step with it (三同步, R4.2). */
public enum Phase {
    /** 规划 */
    PLANNING,
    /** 建设 */
    CONSTRUCTION,
    /** 运行 */
    OPERATION;

    /**
     * Returns {@code target}, or refuses: one phase follows the other.
     *
     * @throws RuleRefused {@code phase-transition}, naming the phase that comes next
     */
    public Phase moveTo(Phase target) {
        if (target.ordinal() != ordinal() + 1) {
            var next = this == OPERATION ? "[]" : "[" + values()[ordinal() + 1] + "]";
            throw new RuleRefused(
                            "phase-transition",
                            new Text(
                                    "源系统阶段 " + this + " 之后只能是 " + next,
                                    "A source system in " + this + " leads only to " + next))
                    .withClause("R4.2");
        }
        return target;
    }
}
