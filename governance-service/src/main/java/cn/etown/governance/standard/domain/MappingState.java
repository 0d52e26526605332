package cn.etown.governance.standard.domain;

import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The life of a mapping: drafted and submitted by the unit, published by the center (R5.4). */
public enum MappingState {
    /** 草案 */
    DRAFT,
    /** 待确认 */
    SUBMITTED,
    /** 已发布 */
    PUBLISHED,
    /** 已废止 */
    WITHDRAWN;

    private static final Map<MappingState, Set<MappingState>> NEXT = Map.of(
            DRAFT, EnumSet.of(SUBMITTED, WITHDRAWN),
            SUBMITTED, EnumSet.of(PUBLISHED, WITHDRAWN),
            PUBLISHED, EnumSet.of(WITHDRAWN));

    /** Returns {@code target}, or refuses and names the states that can be reached from here. */
    public MappingState moveTo(MappingState target) {
        var reachable = NEXT.getOrDefault(this, Set.of());
        if (!reachable.contains(target)) {
            throw new RuleRefused(
                    "mapping-transition", new Text(this + " 只能变更为 " + reachable, this + " leads only to " + reachable));
        }
        return target;
    }
}
