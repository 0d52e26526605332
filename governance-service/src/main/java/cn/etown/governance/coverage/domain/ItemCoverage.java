package cn.etown.governance.coverage.domain;

import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** How a data item stands (R4.3a). */
public enum ItemCoverage {
    /** An interface that is ONLINE or DEPRECATED carries it. */
    CONNECTED,
    /** A demand waits for it. */
    PLANNED,
    /** It need not be connected, until a day, for a reason that a governor approved. */
    EXEMPT,
    MISSING,
    /** Somebody doubts what is said of it; it counts as missing until that is settled. */
    DISPUTED;

    private static final Map<ItemCoverage, Set<ItemCoverage>> NEXT = Map.of(
            MISSING, EnumSet.of(CONNECTED, PLANNED, EXEMPT, DISPUTED),
            PLANNED, EnumSet.of(CONNECTED, EXEMPT, MISSING, DISPUTED),
            CONNECTED, EnumSet.of(CONNECTED, MISSING, DISPUTED),
            EXEMPT, EnumSet.of(CONNECTED, PLANNED, EXEMPT, MISSING, DISPUTED),
            DISPUTED, EnumSet.of(CONNECTED, PLANNED, MISSING));

    /**
     * Returns {@code target}, or refuses.
     *
     * @throws RuleRefused {@code data-item-transition}, naming the standings that can be reached from here
     */
    public ItemCoverage moveTo(ItemCoverage target) {
        var next = NEXT.get(this);
        if (!next.contains(target)) {
            throw new RuleRefused(
                            "data-item-transition",
                            new Text(
                                    "数据项状态 " + this + " 之后只能是 " + next,
                                    "A data item that is " + this + " leads only to " + next))
                    .withClause("R4.3a");
        }
        return target;
    }
}
