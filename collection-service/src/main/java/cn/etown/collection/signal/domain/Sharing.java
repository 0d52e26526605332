package cn.etown.collection.signal.domain;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** What several batches have in common, of one kind and value. */
public record Sharing(SignalKind kind, List<Fact> facts) {

    /** A batch in which it was seen; {@code declared} where its unit declared who sends for it. */
    public record Fact(UUID batch, String unit, boolean declared) {}

    /**
     * Whether that is a signal: several units share it, and not all of them declared that; or, at odd hours, one caller has so many
     * batches that were not declared.
     *
     * @param oddBatches how many are many
     */
    public boolean isSignal(int oddBatches) {
        if (kind == SignalKind.ODD_HOURS) {
            return facts.stream().filter(fact -> !fact.declared()).count() >= oddBatches;
        }
        boolean open = !kind.isExplainedByMandate() || facts.stream().anyMatch(fact -> !fact.declared());
        return units().size() > 1 && open;
    }

    public Set<String> units() {
        Set<String> units = new TreeSet<>();
        facts.forEach(fact -> units.add(fact.unit()));
        return units;
    }
}
