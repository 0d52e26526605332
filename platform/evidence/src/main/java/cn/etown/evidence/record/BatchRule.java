package cn.etown.evidence.record;

import com.fasterxml.jackson.annotation.JsonProperty;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * A rule of the standard's library on a whole delivery (整批规则): how many of its records may fail, or how many there are, as
 * governance put it in force (R3.2c).
 *
 * @param name what it is called, or {@code null}
 * @param fields whose values it looks at; none where it counts records
 * @param thresholds exact; two of them, the smaller first, for {@link Comparison#BETWEEN}, else one
 * @param values of invalid values those that are right, of missing ones those that count as missing beside an empty cell
 * @param pattern of invalid values what a right value has, or {@code null}
 */
public record BatchRule(
        String name,
        Metric metric,
        List<String> fields,
        Comparison operator,
        List<BigDecimal> thresholds,
        Unit unit,
        List<String> values,
        String pattern,
        Severity severity) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** What is counted. */
    public enum Metric {
        @JsonProperty("nullValues")
        NULL_VALUES("nullValues"),
        @JsonProperty("missingValues")
        MISSING_VALUES("missingValues"),
        @JsonProperty("invalidValues")
        INVALID_VALUES("invalidValues"),
        /** Records that have the values of one before them. */
        @JsonProperty("duplicateValues")
        DUPLICATE_VALUES("duplicateValues"),
        /** All records that came. */
        @JsonProperty("rowCount")
        ROW_COUNT("rowCount");

        private final String code;

        Metric(String code) {
            this.code = code;
        }

        /** As contracts and the API write it. */
        public String code() {
            return code;
        }
    }

    /** How what is counted compares with the threshold. */
    public enum Comparison {
        EQUAL("="),
        LESS("<"),
        LESS_OR_EQUAL("≤"),
        GREATER(">"),
        GREATER_OR_EQUAL("≥"),
        BETWEEN("∈");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }
    }

    /** What the thresholds count. */
    public enum Unit {
        ROWS,
        /** Of a hundred records. */
        PERCENT
    }

    /** What follows where the rule is broken. */
    public enum Severity {
        /** The delivery is refused. */
        ERROR,
        /** It is noted with the delivery. */
        WARNING
    }

    public BatchRule {
        Objects.requireNonNull(metric, "metric");
        Objects.requireNonNull(operator, "operator");
        Objects.requireNonNull(unit, "unit");
        fields = fields == null ? List.of() : List.copyOf(fields);
        thresholds = List.copyOf(thresholds);
        values = values == null ? List.of() : List.copyOf(values);
        severity = severity == null ? Severity.ERROR : severity;
        if (thresholds.size() != (operator == Comparison.BETWEEN ? 2 : 1)) {
            throw new IllegalArgumentException("No thresholds of " + operator + ": " + thresholds);
        }
        boolean several = metric == Metric.DUPLICATE_VALUES;
        if (metric == Metric.ROW_COUNT ? !fields.isEmpty() : fields.isEmpty() || fields.size() > 1 && !several) {
            throw new IllegalArgumentException("No fields of " + metric + ": " + fields);
        }
    }

    /** Whether each record tells by itself whether it is counted. */
    public boolean isOfSingleRecords() {
        return metric != Metric.ROW_COUNT && metric != Metric.DUPLICATE_VALUES;
    }

    /**
     * Whether a delivery keeps the rule. A share of no records is none.
     *
     * @param found how many records were counted
     * @param of how many they were counted among
     */
    public boolean holds(long found, long of) {
        BigDecimal counted = BigDecimal.valueOf(found);
        if (unit == Unit.ROWS) {
            return holds(counted, BigDecimal.ONE);
        }
        return of == 0
                ? holds(BigDecimal.ZERO, BigDecimal.ONE)
                : holds(counted.multiply(HUNDRED), BigDecimal.valueOf(of));
    }

    /** Compares exactly: the thresholds are multiplied, and nothing is divided. */
    private boolean holds(BigDecimal counted, BigDecimal times) {
        int first = counted.compareTo(thresholds.get(0).multiply(times));
        return switch (operator) {
            case EQUAL -> first == 0;
            case LESS -> first < 0;
            case LESS_OR_EQUAL -> first <= 0;
            case GREATER -> first > 0;
            case GREATER_OR_EQUAL -> first >= 0;
            case BETWEEN -> first >= 0 && counted.compareTo(thresholds.get(1).multiply(times)) <= 0;
        };
    }

    /** The threshold as a person writes it. */
    public String limit() {
        String sign = unit == Unit.PERCENT ? "%" : "";
        List<String> written =
                thresholds.stream().map(number -> number.toPlainString() + sign).toList();
        return operator.sign + " " + String.join("…", written);
    }
}
