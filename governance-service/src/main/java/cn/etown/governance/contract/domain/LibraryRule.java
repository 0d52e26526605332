package cn.etown.governance.contract.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A rule of the standard's library: how many records of a delivery may fail, or how many there are (R3.2b).
 *
 * @param pointer where it stands in the document
 * @param name what it is called in the document, or {@code null}
 * @param fields whose values it looks at; none where it counts records
 * @param values of {@code invalidValues} those that are right, of {@code missingValues} those that count as missing beside null
 * @param pattern of {@code invalidValues} what a right value has, or {@code null}
 * @param warns whether a delivery that breaks it is taken, and the breach noted
 */
public record LibraryRule(
        String pointer,
        String name,
        Metric metric,
        List<String> fields,
        Limit limit,
        List<String> values,
        String pattern,
        boolean warns) {

    private static final int MOST = 500;

    /** What is counted. */
    public enum Metric {
        NULL_VALUES("nullValues"),
        MISSING_VALUES("missingValues"),
        INVALID_VALUES("invalidValues"),
        DUPLICATE_VALUES("duplicateValues"),
        ROW_COUNT("rowCount");

        private final String written;

        Metric(String written) {
            this.written = written;
        }

        /** The metric that a document writes so. */
        static Metric named(String written) {
            return Stream.of(values())
                    .filter(metric -> metric.written.equals(written))
                    .findFirst()
                    .orElseThrow();
        }

        /** As a document writes it. */
        public String written() {
            return written;
        }
    }

    public LibraryRule {
        fields = List.copyOf(fields);
        values = List.copyOf(values);
    }

    /**
     * Whether collection holds every record to it: it says that not one may fail, and the field's own checks say the same. Any
     * other rule looks at a delivery as a whole.
     */
    public boolean holdsEachRecord() {
        return metric != Metric.ROW_COUNT && limit.isNone();
    }

    /** The rule that not one record may fail. */
    static LibraryRule none(String pointer, Metric metric, List<String> fields) {
        return new LibraryRule(pointer, null, metric, fields, Limit.none(Limit.Counted.ROWS), List.of(), null, false);
    }

    /** The same rule, which looks at {@code itsFields} for {@code itsValues} or {@code itsPattern}. */
    LibraryRule with(List<String> itsFields, List<String> itsValues, String itsPattern) {
        return new LibraryRule(pointer, name, metric, itsFields, limit, itsValues, itsPattern, warns);
    }

    /** An enforced rule, and the same in the other unit: no records are no share of them. */
    Stream<LibraryRule> inEachUnit() {
        return Stream.of(Limit.Counted.values())
                .map(unit -> unit == limit.unit()
                        ? this
                        : new LibraryRule(pointer, name, metric, fields, Limit.none(unit), values, pattern, warns));
    }

    /** What tells it from the other rules of a document, and what it is found by in another version. */
    String identity() {
        var of = fields.isEmpty() ? "" : fields.stream().sorted().collect(Collectors.joining(", ", "", "."));
        return of + metric.written() + (limit.unit() == Limit.Counted.PERCENT ? "%" : "");
    }

    /** Whether every delivery that this rule lets through is let through by {@code other} too, which is of the same identity. */
    boolean isWithin(LibraryRule other) {
        boolean values = switch (metric) {
            case INVALID_VALUES ->
                (other.values.isEmpty() || !this.values.isEmpty() && other.values.containsAll(this.values))
                        && (other.pattern == null || other.pattern.equals(pattern));
            case MISSING_VALUES -> this.values.containsAll(other.values);
            default -> true;
        };
        return other.warns || !warns && values && limit.isWithin(other.limit);
    }

    /** As a person writes it. */
    String text() {
        var of = new ArrayList<>(values);
        if (pattern != null) {
            of.add(pattern);
        }
        return limit.text() + (of.isEmpty() ? "" : " (" + String.join(", ", of) + ")") + (warns ? " (warning)" : "");
    }

    /** Reads the library rules of a document that was found right; those that are not one by one are noted. */
    static List<LibraryRule> readAll(Place root, RecordSchema schema) {
        var fields = schema.fields().stream().collect(Collectors.toMap(Field::name, field -> field));
        var rules = new ArrayList<LibraryRule>();
        for (Place object : root.items("schema")) {
            object.items("quality")
                    .forEach(rule -> LibraryRuleReader.ofObject(rule, fields.keySet())
                            .read()
                            .ifPresent(rules::add));
            for (Place property : object.items("properties")) {
                var field = fields.get(property.text("name").orElseThrow());
                property.items("quality")
                        .forEach(rule -> new LibraryRuleReader(
                                        rule, Optional.of(field.name()), field.type(), field.maxLength(), Set.of())
                                .read()
                                .ifPresent(rules::add));
            }
        }
        checkThatEachIsOnce(root, rules);
        return rules;
    }

    private static void checkThatEachIsOnce(Place root, List<LibraryRule> rules) {
        var firsts = new HashMap<String, String>();
        for (LibraryRule rule : rules) {
            var first = rule.holdsEachRecord() ? null : firsts.putIfAbsent(rule.identity(), rule.pointer());
            if (first != null) {
                root.refuseElsewhere(
                        rule.pointer(),
                        "与 " + first + " 同为一种规则；范围请用 mustBeBetween 写成一条",
                        "A rule of the same kind as " + first + "; a range is one rule with mustBeBetween");
            }
        }
        if (firsts.size() > MOST) {
            root.refuseAt("schema", "整批规则至多 " + MOST + " 条", "There must be at most " + MOST + " rules on a delivery");
        }
    }
}
