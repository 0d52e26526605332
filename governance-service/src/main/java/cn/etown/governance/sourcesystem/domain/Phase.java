package cn.etown.governance.sourcesystem.domain;

import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where a source system stands in its own life; access work keeps step with it (三同步, R4.2). */
public enum Phase {
    /** 规划 */
    PLANNING,
    /** 建设 */
    CONSTRUCTION,
    /** 运行 */
    OPERATION,
    /** 停用: it holds no data that could be collected, and has no access work. */
    ENDED;

    private static final Map<Phase, Set<Phase>> NEXT = Map.of(
            PLANNING, EnumSet.of(CONSTRUCTION, ENDED),
            CONSTRUCTION, EnumSet.of(OPERATION, ENDED),
            OPERATION, EnumSet.of(ENDED),
            ENDED, EnumSet.noneOf(Phase.class));

    /**
     * Returns {@code target}, or refuses: one phase follows the other, and each can be the last.
     *
     * @throws RuleRefused {@code phase-transition}, naming the phases that can come next
     */
    public Phase moveTo(Phase target) {
        var next = NEXT.get(this);
        if (!next.contains(target)) {
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
