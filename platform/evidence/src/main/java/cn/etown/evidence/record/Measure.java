package cn.etown.evidence.record;

import java.util.List;
import java.util.Objects;

/**
 * A figure that is added up over records. The sums are the control totals by which a provider declares what it sent
 * (R4.3b).
 *
 * @param factors the numeric fields whose product is summed; none for a count
 * @param when which records count, or {@code null} for all
 */
public record Measure(String name, Aggregate aggregate, List<String> factors, Condition when) {

    public enum Aggregate {
        SUM,
        COUNT
    }

    public Measure {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(aggregate, "aggregate");
        factors = factors == null ? List.of() : List.copyOf(factors);
        if ((aggregate == Aggregate.SUM) == factors.isEmpty()) {
            throw new IllegalArgumentException("A sum has factors and a count has none: " + name);
        }
    }

    public boolean isSum() {
        return aggregate == Aggregate.SUM;
    }
}
