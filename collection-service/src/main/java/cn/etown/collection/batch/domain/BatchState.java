package cn.etown.collection.batch.domain;

import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Where a batch stands. The whole rule is one table. */
public enum BatchState {
    OPEN,
    VALIDATING,
    ACCEPTED,
    ACCEPTED_WITH_REJECTS,
    REFUSED,
    ABANDONED;

    private static final Map<BatchState, Set<BatchState>> NEXT = Map.of(
            OPEN, EnumSet.of(VALIDATING, ABANDONED),
            VALIDATING, EnumSet.of(ACCEPTED, ACCEPTED_WITH_REJECTS, REFUSED));

    /** Returns {@code target}, or refuses and names the states that can be reached from here. */
    public BatchState moveTo(BatchState target) {
        Set<BatchState> next = NEXT.getOrDefault(this, Set.of());
        if (!next.contains(target)) {
            String states = next.isEmpty() ? "无" : next.stream().map(Enum::name).collect(Collectors.joining("、"));
            throw new RuleRefused(
                    "batch-transition", new Text(this + " 之后的可选状态：" + states, this + " leads only to " + next));
        }
        return target;
    }

    /** Whether the batch was sealed, so that its content is what it is for good. */
    public boolean isSealed() {
        return this != OPEN && this != ABANDONED;
    }
}
