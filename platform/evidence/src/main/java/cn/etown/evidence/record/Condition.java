package cn.etown.evidence.record;

import java.util.Objects;
import java.util.stream.Stream;

/**
 * Which records a measure counts: those whose {@code field} stands in one relation to a constant. Exactly one of the
 * three relations is given; a record without a value in the field does not meet it.
 */
public record Condition(String field, String lessThan, String atLeast, String equalTo) {

    public Condition {
        Objects.requireNonNull(field, "field");
        if (Stream.of(lessThan, atLeast, equalTo).filter(Objects::nonNull).count() != 1) {
            throw new IllegalArgumentException("A condition has exactly one of lessThan, atLeast and equalTo");
        }
    }

    /** The constant the field is held against, in the canonical text of the field's type. */
    public String constant() {
        return Stream.of(lessThan, atLeast, equalTo)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    /** Whether a value that compares to the constant as {@code comparison} says (as {@code compareTo}) is meant. */
    public boolean holds(int comparison) {
        if (lessThan != null) {
            return comparison < 0;
        }
        return atLeast != null ? comparison >= 0 : comparison == 0;
    }
}
