package cn.etown.governance.contract.domain;

import cn.etown.governance.contract.domain.Difference.Aspect;
import cn.etown.governance.contract.domain.Difference.Change;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How one field differs between two versions. Each check is seen as the set of values it lets through: narrower, wider, or
 * neither.
 */
final class FieldDifferences {

    private static final String QUALITY = "/quality";

    private final Field before;
    private final Field after;
    private final Map<?, ?> writtenBefore;
    private final Map<?, ?> writtenAfter;
    private final String pointer;
    private final List<Difference> found = new ArrayList<>();

    /**
     * @param writtenBefore the property that {@code before} was read from
     * @param writtenAfter the property that {@code after} was read from
     * @param pointer of the field in the new document
     */
    FieldDifferences(Field before, Field after, Map<?, ?> writtenBefore, Map<?, ?> writtenAfter, String pointer) {
        this.before = before;
        this.after = after;
        this.writtenBefore = writtenBefore;
        this.writtenAfter = writtenAfter;
        this.pointer = pointer;
    }

    List<Difference> all() {
        compareHeading();
        compareRequired();
        if (before.type() != after.type()) {
            compareType();
            if (before.type().isNumeric() && after.type().isNumeric()) {
                compareNumbers();
            }
            return found;
        }
        compareWriting();
        compareNumbers();
        compareLength();
        comparePattern();
        return found;
    }

    private void compareNumbers() {
        comparePrecision();
        compareRange();
        compareStep();
        compareValues();
    }

    /** Columns are found by their headings, so a file of one version cannot be read under the other. */
    private void compareHeading() {
        if (!before.physicalName().equals(after.physicalName())) {
            add(Aspect.HEADING, "/physicalName", false, false, before.physicalName(), after.physicalName());
        }
    }

    private void compareRequired() {
        compareSets(
                Aspect.REQUIRED,
                Objects.equals(writtenBefore.get("required"), writtenAfter.get("required")) ? QUALITY : "/required",
                before.required() || !after.required(),
                after.required() || !before.required(),
                String.valueOf(before.required()),
                String.valueOf(after.required()));
    }

    /** Every whole number is a decimal; no other type has all values of another. */
    private void compareType() {
        boolean widened = before.type() == FieldType.INTEGER && after.type() == FieldType.NUMBER;
        boolean narrowed = before.type() == FieldType.NUMBER && after.type() == FieldType.INTEGER;
        add(
                Aspect.TYPE,
                "/logicalType",
                widened,
                narrowed,
                before.type().logicalType(),
                after.type().logicalType());
    }

    private void compareWriting() {
        if (!Objects.equals(before.format(), after.format())) {
            add(Aspect.FORMAT, "/logicalTypeOptions/format", false, false, before.format(), after.format());
        }
        if (!Objects.equals(before.withOffset(), after.withOffset())) {
            add(
                    Aspect.OFFSET,
                    "/logicalTypeOptions/timezone",
                    false,
                    false,
                    String.valueOf(before.withOffset() != null),
                    String.valueOf(after.withOffset() != null));
        }
    }

    private void comparePrecision() {
        compareSets(
                Aspect.PRECISION,
                "/physicalType",
                isFiner(before, after),
                isFiner(after, before),
                precision(before),
                precision(after));
    }

    /** Whether every number that {@code inner} has room for has room in {@code outer}. */
    private static boolean isFiner(Field inner, Field outer) {
        if (outer.precision() == null) {
            return true;
        }
        return inner.precision() != null
                && inner.scale() <= outer.scale()
                && inner.precision() - inner.scale() <= outer.precision() - outer.scale();
    }

    private static String precision(Field field) {
        return field.precision() == null ? null : field.precision() + "," + field.scale();
    }

    private void compareRange() {
        if (!Objects.equals(before.withOffset(), after.withOffset())) {
            return;
        }
        var old = new Interval(before);
        var now = new Interval(after);
        compareSets(Aspect.RANGE, "/logicalTypeOptions", old.isWithin(now), now.isWithin(old), old.text(), now.text());
    }

    /** That one side has whole numbers alone is told as its type. */
    private void compareStep() {
        boolean sameType = before.type() == after.type();
        compareSets(
                Aspect.STEP,
                "/logicalTypeOptions/multipleOf",
                isMultiple(step(before), step(after)) || !sameType && after.type() == FieldType.INTEGER,
                isMultiple(step(after), step(before)) || !sameType && before.type() == FieldType.INTEGER,
                before.multipleOf(),
                after.multipleOf());
    }

    /** What every value is a multiple of, or {@code null}; whole numbers are multiples of a whole one. */
    private static BigDecimal step(Field field) {
        var stated = field.multipleOf() == null ? null : new BigDecimal(field.multipleOf());
        if (field.type() != FieldType.INTEGER) {
            return stated;
        }
        return stated == null ? BigDecimal.ONE : leastWholeMultiple(stated);
    }

    private static BigDecimal leastWholeMultiple(BigDecimal step) {
        var plain = step.stripTrailingZeros();
        if (plain.scale() <= 0) {
            return plain;
        }
        var parts = plain.unscaledValue();
        var whole = BigInteger.TEN.pow(plain.scale());
        return new BigDecimal(parts.divide(parts.gcd(whole)));
    }

    private static boolean isMultiple(BigDecimal step, BigDecimal of) {
        return of == null || step != null && step.remainder(of).signum() == 0;
    }

    private void compareLength() {
        compareSets(
                Aspect.LENGTH,
                "/logicalTypeOptions",
                isNoLonger(before, after),
                isNoLonger(after, before),
                length(before),
                length(after));
    }

    private static boolean isNoLonger(Field inner, Field outer) {
        return least(inner) >= least(outer) && most(inner) <= most(outer);
    }

    private static int least(Field field) {
        return field.minLength() == null ? 0 : field.minLength();
    }

    private static int most(Field field) {
        return field.maxLength() == null ? Integer.MAX_VALUE : field.maxLength();
    }

    private static String length(Field field) {
        return least(field) + "…" + (field.maxLength() == null ? "" : field.maxLength());
    }

    private void comparePattern() {
        compareSets(
                Aspect.PATTERN,
                Objects.equals(pattern(writtenBefore), pattern(writtenAfter)) ? QUALITY : "/logicalTypeOptions/pattern",
                after.pattern() == null || after.pattern().equals(before.pattern()),
                before.pattern() == null || before.pattern().equals(after.pattern()),
                before.pattern(),
                after.pattern());
    }

    /** As the options of the type have it; a quality rule may have one too. */
    private static Object pattern(Map<?, ?> written) {
        return written.get("logicalTypeOptions") instanceof Map<?, ?> options ? options.get("pattern") : null;
    }

    private void compareValues() {
        var old = values(before);
        var now = values(after);
        if (old == null || now == null) {
            compareSets(Aspect.VALUES, QUALITY, now == null, old == null, text(old), text(now));
            return;
        }
        var gone = without(old, now);
        var come = without(now, old);
        if (!gone.isEmpty()) {
            add(Aspect.VALUES, Change.REMOVED, QUALITY, false, true, text(gone), null);
        }
        if (!come.isEmpty()) {
            add(Aspect.VALUES, Change.ADDED, QUALITY, true, false, null, text(come));
        }
    }

    /** As they compare: {@code 1.0} and {@code 1} are one value. */
    private static Set<String> values(Field field) {
        if (field.allowed() == null) {
            return null;
        }
        var values = new LinkedHashSet<String>();
        field.allowed()
                .forEach(value -> values.add(
                        field.type().isNumeric()
                                ? new BigDecimal(value).stripTrailingZeros().toPlainString()
                                : value));
        return values;
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        var rest = new LinkedHashSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    private static String text(Set<String> values) {
        return values == null ? null : String.join(", ", values);
    }

    /**
     * @param kept whether what was let through still is
     * @param known whether what is let through was so before
     */
    private void compareSets(Aspect aspect, String at, boolean kept, boolean known, String old, String now) {
        if (!kept || !known) {
            add(aspect, at, kept, known, old, now);
        }
    }

    private void add(Aspect aspect, String at, boolean backward, boolean forward, String old, String now) {
        var change = backward == forward ? Change.CHANGED : backward ? Change.WIDENED : Change.NARROWED;
        add(aspect, change, at, backward, forward, old, now);
    }

    private void add(
            Aspect aspect, Change change, String at, boolean backward, boolean forward, String old, String now) {
        found.add(new Difference(
                aspect,
                change,
                pointer + at,
                after.name(),
                Set.of(after.name()),
                backward,
                forward,
                shortened(old),
                shortened(now)));
    }

    private static String shortened(String text) {
        return text == null || text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }

    /** The values between a field's bounds; a whole number above 0 is one from 1 on. */
    private static final class Interval {

        private final Field field;
        private final String minimum;
        private final String exclusiveMinimum;
        private final String maximum;
        private final String exclusiveMaximum;

        private Interval(Field field) {
            boolean whole = field.type() == FieldType.INTEGER;
            this.field = field;
            this.minimum = whole ? least(field) : field.minimum();
            this.exclusiveMinimum = whole ? null : field.exclusiveMinimum();
            this.maximum = whole ? most(field) : field.maximum();
            this.exclusiveMaximum = whole ? null : field.exclusiveMaximum();
        }

        private static String least(Field field) {
            return Stream.of(
                            number(field.minimum()).map(bound -> bound.setScale(0, RoundingMode.CEILING)),
                            number(field.exclusiveMinimum())
                                    .map(bound -> bound.setScale(0, RoundingMode.FLOOR)
                                            .add(BigDecimal.ONE)))
                    .flatMap(Optional::stream)
                    .max(Comparator.naturalOrder())
                    .map(BigDecimal::toPlainString)
                    .orElse(null);
        }

        private static String most(Field field) {
            return Stream.of(
                            number(field.maximum()).map(bound -> bound.setScale(0, RoundingMode.FLOOR)),
                            number(field.exclusiveMaximum())
                                    .map(bound -> bound.setScale(0, RoundingMode.CEILING)
                                            .subtract(BigDecimal.ONE)))
                    .flatMap(Optional::stream)
                    .min(Comparator.naturalOrder())
                    .map(BigDecimal::toPlainString)
                    .orElse(null);
        }

        private static Optional<BigDecimal> number(String bound) {
            return Optional.ofNullable(bound).map(BigDecimal::new);
        }

        boolean isWithin(Interval outer) {
            return isInside(outer.minimum, outer.exclusiveMinimum, minimum, exclusiveMinimum, 1)
                    && isInside(outer.maximum, outer.exclusiveMaximum, maximum, exclusiveMaximum, -1);
        }

        /** Whether the inner pair of bounds, of which each may be absent, leaves out all that the outer pair does. */
        private boolean isInside(String outer, String outerOpen, String inner, String innerOpen, int sign) {
            boolean closed = outer == null
                    || inner != null && sign * compare(inner, outer) >= 0
                    || innerOpen != null && sign * compare(innerOpen, outer) >= 0;
            boolean open = outerOpen == null
                    || inner != null && sign * compare(inner, outerOpen) > 0
                    || innerOpen != null && sign * compare(innerOpen, outerOpen) >= 0;
            return closed && open;
        }

        private int compare(String one, String other) {
            return switch (field.type()) {
                case INTEGER, NUMBER -> new BigDecimal(one).compareTo(new BigDecimal(other));
                case DATE -> LocalDate.parse(one).compareTo(LocalDate.parse(other));
                case TIME -> LocalTime.parse(one).compareTo(LocalTime.parse(other));
                default ->
                    field.withOffset() == null
                            ? LocalDateTime.parse(one).compareTo(LocalDateTime.parse(other))
                            : OffsetDateTime.parse(one)
                                    .toInstant()
                                    .compareTo(OffsetDateTime.parse(other).toInstant());
            };
        }

        String text() {
            var bounds = new ArrayList<String>();
            add(bounds, "≥ ", field.minimum());
            add(bounds, "> ", field.exclusiveMinimum());
            add(bounds, "≤ ", field.maximum());
            add(bounds, "< ", field.exclusiveMaximum());
            return bounds.isEmpty() ? null : String.join(", ", bounds);
        }

        private static void add(List<String> bounds, String sign, String bound) {
            if (bound != null) {
                bounds.add(sign + bound);
            }
        }
    }
}
