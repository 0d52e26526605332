package cn.etown.governance.contract.domain;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How many records of a delivery, or what share of them, a rule of the standard's library allows.
 *
 * @param thresholds exact; two of them, the smaller first, for {@link Comparison#BETWEEN}, else one
 */
public record Limit(Comparison operator, List<BigDecimal> thresholds, Counted unit) {

    /** What a limit counts. */
    public enum Counted {
        /** Whole records. */
        ROWS("rows", ""),
        /** Of a hundred records. */
        PERCENT("percent", "%");

        private final String written;
        private final String sign;

        Counted(String written, String sign) {
            this.written = written;
            this.sign = sign;
        }

        /** The unit that a document writes so. */
        static Optional<Counted> named(String written) {
            return List.of(values()).stream()
                    .filter(unit -> unit.written.equals(written))
                    .findFirst();
        }
    }

    /** How what is counted compares with the threshold. */
    public enum Comparison {
        EQUAL("mustBe", "="),
        LESS("mustBeLessThan", "<"),
        LESS_OR_EQUAL("mustBeLessOrEqualTo", "≤"),
        GREATER("mustBeGreaterThan", ">"),
        GREATER_OR_EQUAL("mustBeGreaterOrEqualTo", "≥"),
        BETWEEN("mustBeBetween", "∈");

        private final String key;
        private final String sign;

        Comparison(String key, String sign) {
            this.key = key;
            this.sign = sign;
        }

        /** The key under which a document writes it. */
        public String key() {
            return key;
        }
    }

    public Limit {
        Objects.requireNonNull(operator, "operator");
        Objects.requireNonNull(unit, "unit");
        thresholds = List.copyOf(thresholds);
        if (thresholds.size() != (operator == Comparison.BETWEEN ? 2 : 1)) {
            throw new IllegalArgumentException("No thresholds of " + operator + ": " + thresholds);
        }
    }

    /** The limit that allows none at all. */
    static Limit none(Counted unit) {
        return new Limit(Comparison.EQUAL, List.of(BigDecimal.ZERO), unit);
    }

    /** Whether it allows none at all, which is a check of each record. */
    boolean isNone() {
        return isWithin(none(unit)) && !isEmpty();
    }

    /** Whether nothing can satisfy it, for there are no less than none. */
    boolean isEmpty() {
        return least().compareTo(most()) > 0
                || least().compareTo(most()) == 0 && (isOpen(Comparison.LESS) || isOpen(Comparison.GREATER));
    }

    /** Whether all that it allows is allowed by {@code other} too, which is of the same unit. */
    boolean isWithin(Limit other) {
        int below = least().compareTo(other.least());
        int above = most().compareTo(other.most());
        boolean fromBelow =
                below > 0 || below == 0 && (isOpen(Comparison.GREATER) || !other.isOpen(Comparison.GREATER));
        boolean fromAbove = above < 0 || above == 0 && (isOpen(Comparison.LESS) || !other.isOpen(Comparison.LESS));
        return fromBelow && fromAbove;
    }

    /** Whole records are above 5 from 6 on; shares have no next one. */
    private boolean isOpen(Comparison end) {
        return operator == end && unit == Counted.PERCENT;
    }

    private BigDecimal least() {
        return switch (operator) {
            case LESS, LESS_OR_EQUAL -> BigDecimal.ZERO;
            case GREATER -> unit == Counted.ROWS ? first().add(BigDecimal.ONE) : first();
            default -> first();
        };
    }

    private BigDecimal most() {
        return switch (operator) {
            case GREATER, GREATER_OR_EQUAL -> unit == Counted.PERCENT ? LimitReader.HUNDRED : LimitReader.MOST_ROWS;
            case LESS -> unit == Counted.ROWS ? first().subtract(BigDecimal.ONE) : first();
            case BETWEEN -> thresholds.get(1);
            default -> first();
        };
    }

    private BigDecimal first() {
        return thresholds.get(0);
    }

    /** As a person writes it. */
    String text() {
        return thresholds.stream()
                .map(threshold -> threshold.toPlainString() + unit.sign)
                .collect(Collectors.joining("…", operator.sign + " ", ""));
    }
}
