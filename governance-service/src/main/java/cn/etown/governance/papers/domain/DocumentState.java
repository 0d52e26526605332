package cn.etown.governance.papers.domain;

import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where a version of a normative document stands (R7.2). */
public enum DocumentState {
    DRAFT,
    PUBLISHED,
    REPLACED,
    REPEALED,
    WITHDRAWN;

    private static final Map<DocumentState, Set<DocumentState>> NEXT =
            Map.of(DRAFT, EnumSet.of(PUBLISHED, WITHDRAWN), PUBLISHED, EnumSet.of(REPLACED, REPEALED));

    /** Returns {@code target}, or refuses and names the states that can be reached from here. */
    public DocumentState moveTo(DocumentState target) {
        var next = NEXT.getOrDefault(this, Set.of());
        if (!next.contains(target)) {
            throw new RuleRefused(
                            "document-transition",
                            new Text(
                                    "规范性文件状态 " + this + " 之后只能是 " + next,
                                    "A version that is " + this + " leads only to " + next))
                    .withClause("R7.2");
        }
        return target;
    }
}
