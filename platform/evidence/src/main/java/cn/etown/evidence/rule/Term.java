package cn.etown.evidence.rule;

import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * A part of an expression, ready to be computed: a {@link java.math.BigDecimal}, {@link String}, {@link Boolean},
 * {@link java.time.Instant} or {@link java.time.Duration}, or else {@link Nothing}.
 */
@FunctionalInterface
interface Term {

    Object of(Comparable<?>[] record);

    /** What {@code operation} makes of the value, if there is one. */
    default Term then(UnaryOperator<Object> operation) {
        return record -> {
            Object value = of(record);
            return value instanceof Nothing ? value : operation.apply(value);
        };
    }

    /** What {@code operation} makes of this value and another, if there are both. */
    default Term with(Term other, BinaryOperator<Object> operation) {
        return record -> {
            Object left = of(record);
            Object right = other.of(record);
            return left instanceof Nothing || right instanceof Nothing
                    ? Nothing.of(left, right)
                    : operation.apply(left, right);
        };
    }

    /**
     * Whether one of the two decides, whatever the other comes to: {@code decisive} for either is {@code decisive}, whichever
     * stands first, and only where neither decides does what has no value count.
     */
    default Term decidedBy(Boolean decisive, Term other) {
        return record -> {
            Object left = of(record);
            if (decisive.equals(left)) {
                return decisive;
            }
            Object right = other.of(record);
            if (decisive.equals(right)) {
                return decisive;
            }
            return left instanceof Nothing || right instanceof Nothing ? Nothing.of(left, right) : !decisive;
        };
    }
}
