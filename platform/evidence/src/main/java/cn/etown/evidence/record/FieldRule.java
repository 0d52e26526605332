package cn.etown.evidence.record;

import cn.etown.kit.problem.Text;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One rule of a contract for the values of one field (R3.2c).
 *
 * @param rule which of the rules this is
 * @param hint how to mend a value that fails
 * @param holds whether a value, which is never {@code null}, keeps the rule
 */
record FieldRule(Rule rule, Text hint, Predicate<Comparable<?>> holds) {

    /** Governance reckons a pattern's cost for values of this length where the contract states no {@code maxLength}. */
    static final int LONGEST_TO_MATCH = SafePattern.LONGEST_VALUE;

    /** Values that a hint names at most. */
    private static final int MOST_NAMED = 10;

    /** Every rule that the contract states for {@code field}. */
    static List<FieldRule> of(Field field, ZoneId zone) {
        List<FieldRule> rules = new ArrayList<>();
        addLength(field, rules);
        addBounds(field, zone, rules);
        addDigits(field, rules);
        addAllowed(field, zone, rules);
        return List.copyOf(rules);
    }

    private static void addLength(Field field, List<FieldRule> rules) {
        Integer min = field.minLength();
        if (min != null) {
            rules.add(new FieldRule(
                    Rule.MIN_LENGTH,
                    new Text("至少 " + min + " 个字符", "at least " + min + " characters"),
                    value -> length(value) >= min));
        }
        Integer max = longest(field);
        if (max != null) {
            rules.add(new FieldRule(
                    Rule.MAX_LENGTH,
                    new Text("至多 " + max + " 个字符", "at most " + max + " characters"),
                    value -> length(value) <= max));
        }
        if (field.pattern() != null) {
            Predicate<String> pattern = SafePattern.compile(field.pattern());
            rules.add(new FieldRule(
                    Rule.PATTERN,
                    new Text("应符合 " + field.pattern(), "must match " + field.pattern()),
                    // A longer one fails MAX_LENGTH, and is not what the pattern's cost was reckoned for.
                    value -> length(value) > max || pattern.test((String) value)));
        }
    }

    /** The most characters of a value, {@code null} where it may have any number. */
    private static Integer longest(Field field) {
        if (field.maxLength() == null && field.pattern() != null) {
            return LONGEST_TO_MATCH;
        }
        return field.maxLength();
    }

    private static void addBounds(Field field, ZoneId zone, List<FieldRule> rules) {
        Stream.of(
                        bound(Rule.MINIMUM, "不小于", "at least", field, zone, field.minimum(), sign -> sign >= 0),
                        bound(
                                Rule.EXCLUSIVE_MINIMUM,
                                "大于",
                                "more than",
                                field,
                                zone,
                                field.exclusiveMinimum(),
                                sign -> sign > 0),
                        bound(Rule.MAXIMUM, "不大于", "at most", field, zone, field.maximum(), sign -> sign <= 0),
                        bound(
                                Rule.EXCLUSIVE_MAXIMUM,
                                "小于",
                                "less than",
                                field,
                                zone,
                                field.exclusiveMaximum(),
                                sign -> sign < 0))
                .flatMap(Optional::stream)
                .forEach(rules::add);
    }

    private static Optional<FieldRule> bound(
            Rule rule, String zh, String en, Field field, ZoneId zone, String bound, IntPredicate holds) {
        if (bound == null) {
            return Optional.empty();
        }
        Comparable<?> limit = CellReader.constant(field, zone, bound);
        Text hint = new Text("应" + zh + " " + bound, "must be " + en + " " + bound);
        return Optional.of(new FieldRule(rule, hint, value -> holds.test(ValueOrder.compare(value, limit))));
    }

    private static void addDigits(Field field, List<FieldRule> rules) {
        Integer scale = field.scale();
        if (scale != null) {
            rules.add(new FieldRule(
                    Rule.SCALE,
                    new Text("小数不超过 " + scale + " 位", "at most " + scale + " decimal places"),
                    value -> ((BigDecimal) value).scale() <= scale));
        }
        Integer precision = field.precision();
        if (precision != null) {
            int places = scale == null ? 0 : scale;
            rules.add(new FieldRule(
                    Rule.PRECISION,
                    new Text(
                            "整数不超过 " + (precision - places) + " 位",
                            "at most " + (precision - places) + " digits before the decimal point"),
                    value -> digits((BigDecimal) value, places) <= precision));
        }
        if (field.multipleOf() != null) {
            BigDecimal step = Decimals.parse(field.multipleOf());
            rules.add(new FieldRule(
                    Rule.MULTIPLE_OF,
                    new Text("应为 " + field.multipleOf() + " 的倍数", "must be a multiple of " + field.multipleOf()),
                    value -> ((BigDecimal) value).remainder(step).signum() == 0));
        }
    }

    private static void addAllowed(Field field, ZoneId zone, List<FieldRule> rules) {
        if (field.allowed() == null) {
            return;
        }
        Set<Comparable<?>> allowed = new HashSet<>();
        field.allowed().forEach(text -> allowed.add(CellReader.constant(field, zone, text)));
        rules.add(new FieldRule(Rule.ALLOWED, allowedHint(field.allowed()), allowed::contains));
    }

    /** Names the values where they are few; the whole list stands in the contract. */
    private static Text allowedHint(List<String> allowed) {
        List<String> named = allowed.stream().limit(MOST_NAMED).toList();
        String zh = String.join("、", named);
        String en = String.join(", ", named);
        int all = allowed.size();
        return all == named.size()
                ? new Text("只能是 " + zh + " 之一", "must be one of " + en)
                : new Text(
                        "只能是接口规范所列 " + all + " 个值之一，如 " + zh,
                        "must be one of the " + all + " values that the contract lists, such as " + en);
    }

    /** The digits a value takes with {@code places} of them, or as many as it needs, after the point. */
    private static int digits(BigDecimal value, int places) {
        int whole = Math.max(value.precision() - value.scale(), 0);
        return whole + Math.max(places, value.scale());
    }

    private static int length(Comparable<?> value) {
        String text = (String) value;
        return text.codePointCount(0, text.length());
    }
}
