package cn.etown.governance.contract.domain;

import cn.etown.governance.theme.domain.Aggregate;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A figure (度量) taken from the records of an interface, day by day.
 *
 * @param factors the fields whose product is summed, or which together name a distinct thing; none for COUNT
 * @param when which records count, or {@code null} for all
 */
public record Measure(String name, Aggregate aggregate, List<String> factors, Condition when) {

    /**
     * A test on one field; exactly one of the three comparisons is present, as text in the field's canonical form.
     *
     * @param lessThan the field's value is smaller
     * @param atLeast the field's value is the same or larger
     * @param equalTo the field's value is the same
     */
    public record Condition(String field, String lessThan, String atLeast, String equalTo) {

        /** As a person writes it. */
        String text() {
            if (lessThan != null) {
                return field + " < " + lessThan;
            }
            return atLeast != null ? field + " ≥ " + atLeast : field + " = " + equalTo;
        }
    }

    public Measure {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(aggregate, "aggregate");
        factors = List.copyOf(factors);
    }

    /** As a person writes it. */
    public String text() {
        var between = aggregate == Aggregate.DISTINCT ? ", " : " × ";
        return aggregate + "(" + String.join(between, factors) + ")" + (when == null ? "" : " " + when.text());
    }

    /** The fields it is made of. */
    public Set<String> fields() {
        var fields = new HashSet<>(factors);
        if (when != null) {
            fields.add(when.field());
        }
        return fields;
    }
}
