package cn.etown.evidence.record;

import java.util.List;
import java.util.Objects;

/**
 * A figure made of records. Sums and counts are added up; the sums are the control totals by which a provider declares what it sent
 * (R4.3b). Distinct things, such as orders or active shops, are counted once however many records name them.
 *
 * @param factors the numeric fields whose product is summed, or the fields that together name a distinct thing; none for a count
 * @param when which records count, or {@code null} for all
 */
public record Measure(String name, Aggregate aggregate, List<String> factors, Condition when) {

    public enum Aggregate {
        SUM,
        COUNT,
        DISTINCT
    }

    public Measure {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(aggregate, "aggregate");
        factors = factors == null ? List.of() : List.copyOf(factors);
        if ((aggregate == Aggregate.COUNT) != factors.isEmpty()) {
            throw new IllegalArgumentException("A count has no factors and all else has some: " + name);
        }
    }

    public boolean isSum() {
        return aggregate == Aggregate.SUM;
    }

    /** Whether those of several groups of records add up to that of all. */
    public boolean addsUp() {
        return aggregate != Aggregate.DISTINCT;
    }
}
