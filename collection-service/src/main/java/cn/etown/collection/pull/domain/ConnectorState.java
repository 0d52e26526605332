package cn.etown.collection.pull.domain;

import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** How a connector stands: drafted by the center, accepted by the unit that answers for it, approved by another of the center. */
public enum ConnectorState {
    DRAFT,
    ACCEPTED,
    ACTIVE,
    SUSPENDED,
    RETIRED;

    private static final Map<ConnectorState, Set<ConnectorState>> NEXT = Map.of(
            DRAFT, EnumSet.of(ACCEPTED, RETIRED),
            ACCEPTED, EnumSet.of(ACTIVE, DRAFT, RETIRED),
            ACTIVE, EnumSet.of(SUSPENDED, DRAFT, RETIRED),
            SUSPENDED, EnumSet.of(ACTIVE, DRAFT, RETIRED),
            RETIRED, EnumSet.noneOf(ConnectorState.class));

    /** Returns {@code target}, or refuses and names what can be reached from here. */
    public ConnectorState moveTo(ConnectorState target) {
        if (!NEXT.get(this).contains(target)) {
            throw new RuleRefused(
                            "connector-transition",
                            new Text(
                                    "连接器状态为 " + this + "，只能变为 " + NEXT.get(this),
                                    "A connector that is " + this + " becomes only " + NEXT.get(this)))
                    .withClause("R4.3b");
        }
        return target;
    }
}
