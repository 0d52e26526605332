package cn.etown.governance.standard.domain;

import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The life of a version in the standard library. What was published is never edited: a change is another version. */
public enum VersionState {
    /** 草案 */
    DRAFT,
    /** 已发布 */
    PUBLISHED,
    /** 已废止 */
    WITHDRAWN;

    private static final Map<VersionState, Set<VersionState>> NEXT = Map.of(
            DRAFT, EnumSet.of(PUBLISHED, WITHDRAWN),
            PUBLISHED, EnumSet.of(WITHDRAWN));

    /** Returns {@code target}, or refuses and names the states that can be reached from here. */
    public VersionState moveTo(VersionState target) {
        var reachable = NEXT.getOrDefault(this, Set.of());
        if (!reachable.contains(target)) {
            throw new RuleRefused(
                    "version-transition", new Text(this + " 只能变更为 " + reachable, this + " leads only to " + reachable));
        }
        return target;
    }
}
