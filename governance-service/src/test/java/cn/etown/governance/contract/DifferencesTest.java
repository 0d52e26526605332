package cn.etown.governance.contract;

import cn.etown.governance.contract.domain.Compatibility;
import cn.etown.governance.contract.domain.ContractDocument;
import cn.etown.governance.contract.domain.Difference;
import cn.etown.governance.contract.domain.Differences;
import cn.etown.governance.contract.domain.Field;
import cn.etown.governance.contract.domain.FieldType;
import cn.etown.governance.contract.domain.Limit;
import cn.etown.governance.contract.domain.SemanticVersion.Step;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static cn.etown.governance.contract.ContractFixtures.sales;
import static cn.etown.governance.contract.ContractFixtures.salesBut;
import static org.assertj.core.api.Assertions.assertThat;

class DifferencesTest {

    private static final DocumentReader READER = new DocumentReader();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "logicalType: integer | logicalType: number  | TYPE WIDENED     | BACKWARD | MINOR",
                "logicalType: number  | logicalType: integer | TYPE NARROWED    | FORWARD  | MAJOR",
                "logicalType: string  | logicalType: integer | TYPE CHANGED     | NONE     | MAJOR",
                "logicalType: date    | logicalType: timestamp | TYPE CHANGED   | NONE     | MAJOR",
                "logicalType: string  | logicalType: string, required: true | REQUIRED NARROWED | FORWARD | MAJOR",
                "logicalType: string, required: true | logicalType: string  | REQUIRED WIDENED | BACKWARD | MINOR",
                "logicalType: string  | logicalType: string, physicalName: 甲 | HEADING CHANGED | NONE | MAJOR",
                "logicalType: date    | logicalType: date, logicalTypeOptions: {format: yyyyMMdd} | FORMAT CHANGED | NONE | MAJOR",
                "logicalType: timestamp | logicalType: timestamp, logicalTypeOptions: {timezone: true} | OFFSET CHANGED | NONE | MAJOR",
                "logicalType: number  | `logicalType: number, physicalType: 'numeric(9,2)'` | PRECISION NARROWED | FORWARD | MAJOR",
                "`logicalType: number, physicalType: 'numeric(9,2)'` | `logicalType: number, physicalType: 'numeric(10,2)'` | PRECISION WIDENED | BACKWARD | MINOR",
                "`logicalType: number, physicalType: 'numeric(9,2)'` | `logicalType: number, physicalType: 'numeric(9,3)'` | PRECISION CHANGED | NONE | MAJOR",
                "logicalType: integer | logicalType: integer, logicalTypeOptions: {minimum: 0} | RANGE NARROWED | FORWARD | MAJOR",
                "logicalType: integer, logicalTypeOptions: {minimum: 0} | logicalType: integer, logicalTypeOptions: {exclusiveMinimum: 0} | RANGE NARROWED | FORWARD | MAJOR",
                "logicalType: integer, logicalTypeOptions: {maximum: 5} | logicalType: integer, logicalTypeOptions: {maximum: 9} | RANGE WIDENED | BACKWARD | MINOR",
                "logicalType: integer, logicalTypeOptions: {maximum: 5} | logicalType: integer, logicalTypeOptions: {minimum: 5} | RANGE CHANGED | NONE | MAJOR",
                "logicalType: integer, logicalTypeOptions: {minimum: 1} | logicalType: integer, logicalTypeOptions: {minimum: 0} | RANGE WIDENED | BACKWARD | MINOR",
                "`logicalType: date, logicalTypeOptions: {minimum: '2024-01-01'}` | `logicalType: date, logicalTypeOptions: {minimum: '2023-01-01'}` | RANGE WIDENED | BACKWARD | MINOR",
                "`logicalType: time, logicalTypeOptions: {maximum: '09:00:00'}` | `logicalType: time, logicalTypeOptions: {maximum: '08:00:00'}` | RANGE NARROWED | FORWARD | MAJOR",
                "logicalType: number, logicalTypeOptions: {multipleOf: 0.1} | logicalType: number, logicalTypeOptions: {multipleOf: 0.01} | STEP WIDENED | BACKWARD | MINOR",
                "logicalType: number  | logicalType: number, logicalTypeOptions: {multipleOf: 0.01} | STEP NARROWED | FORWARD | MAJOR",
                "logicalType: integer, logicalTypeOptions: {multipleOf: 2} | logicalType: integer, logicalTypeOptions: {multipleOf: 3} | STEP CHANGED | NONE | MAJOR",
                "logicalType: string, logicalTypeOptions: {maxLength: 5} | logicalType: string, logicalTypeOptions: {maxLength: 9} | LENGTH WIDENED | BACKWARD | MINOR",
                "logicalType: string  | logicalType: string, logicalTypeOptions: {minLength: 2} | LENGTH NARROWED | FORWARD | MAJOR",
                "logicalType: string, logicalTypeOptions: {maxLength: 5} | logicalType: string, logicalTypeOptions: {minLength: 2} | LENGTH CHANGED | NONE | MAJOR",
                "logicalType: string  | logicalType: string, logicalTypeOptions: {pattern: ^a} | PATTERN NARROWED | FORWARD | MAJOR",
                "logicalType: string, logicalTypeOptions: {pattern: ^a} | logicalType: string | PATTERN WIDENED | BACKWARD | MINOR",
                "logicalType: string, logicalTypeOptions: {pattern: ^a} | logicalType: string, logicalTypeOptions: {pattern: ^b} | PATTERN CHANGED | NONE | MAJOR",
                "logicalType: string  | `logicalType: string, quality: [{metric: invalidValues, mustBe: 0, arguments: {validValues: [a]}}]` | VALUES NARROWED | FORWARD | MAJOR",
                "`logicalType: string, quality: [{metric: invalidValues, mustBe: 0, arguments: {validValues: [a]}}]` | `logicalType: string, quality: [{metric: invalidValues, mustBe: 0, arguments: {validValues: [b, a]}}]` | VALUES ADDED | BACKWARD | MINOR",
                "`logicalType: string, quality: [{metric: invalidValues, mustBe: 0, arguments: {validValues: [a, b]}}]` | `logicalType: string, quality: [{metric: invalidValues, mustBe: 0, arguments: {validValues: [b]}}]` | VALUES REMOVED | FORWARD | MAJOR",
                "logicalType: string  | `logicalType: string, quality: [{metric: nullValues, mustBeLessThan: 5}]` | QUALITY ADDED | FORWARD | MAJOR",
                "`logicalType: string, quality: [{metric: nullValues, mustBeLessThan: 5}]` | logicalType: string | QUALITY REMOVED | BACKWARD | MINOR",
                "`logicalType: string, quality: [{metric: nullValues, mustBeLessThan: 5}]` | `logicalType: string, quality: [{metric: nullValues, mustBeLessThan: 4}]` | QUALITY NARROWED | FORWARD | MAJOR",
                "`logicalType: string, quality: [{metric: nullValues, mustBeLessThan: 5}]` | `logicalType: string, quality: [{metric: nullValues, mustBeLessOrEqualTo: 5}]` | QUALITY WIDENED | BACKWARD | MINOR",
                "`logicalType: string, quality: [{metric: nullValues, mustBeLessThan: 5}]` | `logicalType: string, quality: [{metric: nullValues, mustBeLessOrEqualTo: 4}]` | NOTATION REMOVED | FULL | PATCH",
                "`logicalType: string, quality: [{metric: invalidValues, mustBeLessThan: 5, arguments: {validValues: [a]}}]` | `logicalType: string, quality: [{metric: invalidValues, mustBeLessThan: 5, arguments: {validValues: [b]}}]` | QUALITY CHANGED | NONE | MAJOR",
                "logicalType: string  | logicalType: string, description: 新口径 | DESCRIPTION ADDED | FULL | PATCH",
                "`logicalType: number, customProperties: [{property: unit, value: CNY}]` | `logicalType: number, customProperties: [{property: unit, value: 10kCNY}]` | UNIT CHANGED | FULL | MAJOR",
                "logicalType: number | `logicalType: number, customProperties: [{property: unit, value: CNY}]` | UNIT ADDED | FULL | MINOR",
                "`logicalType: number, customProperties: [{property: unit, value: CNY}]` | `logicalType: number, customProperties: [{property: unit, value: CNY}, {property: x, value: y}]` | DESCRIPTION ADDED | FULL | PATCH",
                "logicalType: string, logicalTypeOptions: {format: uuid} | logicalType: string, logicalTypeOptions: {format: email} | DESCRIPTION CHANGED | FULL | PATCH",
                "logicalType: string, physicalType: text | logicalType: string, physicalType: varchar(20) | DESCRIPTION CHANGED | FULL | PATCH",
                "`logicalType: string, quality: [{type: text, description: 甲}]` | `logicalType: string, quality: [{type: text, description: 乙}]` | DESCRIPTION CHANGED | FULL | PATCH",
                "`logicalType: string, required: true, quality: [{metric: nullValues, mustBe: 0}]` | logicalType: string, required: true | NOTATION REMOVED | FULL | PATCH",
                "logicalType: string | `logicalType: string, quality: [{metric: nullValues, mustBe: 0}]` | REQUIRED NARROWED | FORWARD | MAJOR",
            })
    void judgesEachChangeOfAField(String before, String after, String what, Compatibility compatibility, Step step) {
        var differences = between(plain("name: a, " + before), plain("name: a, " + after));

        assertThat(differences.all())
                .extracting(difference -> difference.aspect() + " " + difference.change())
                .first()
                .isEqualTo(what);
        assertThat(differences.all().stream().skip(1))
                .as("what else is only put in another way")
                .allMatch(
                        difference -> difference.aspect() == Difference.Aspect.NOTATION && what.startsWith("NOTATION"));
        assertThat(differences.compatibility()).isEqualTo(compatibility);
        assertThat(differences.callsFor()).isEqualTo(step);
        assertThat(differences.all().get(0).pointer()).startsWith("/schema/0/properties/0");
        assertThat(differences.all().get(0).fields()).containsExactly("a");
    }

    /** That not one record may fail is enforced on each, and a threshold is not. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{metric: nullValues, mustBe: 0} | {metric: nullValues, mustBeLessThan: 5} | BACKWARD | MINOR",
                "{metric: nullValues, mustBeLessOrEqualTo: 5} | {metric: nullValues, mustBe: 0} | FORWARD | MAJOR",
                "{metric: nullValues, mustBe: 0} | {metric: nullValues, mustBeLessThan: 5, unit: percent} | BACKWARD | MINOR",
                "{metric: nullValues, mustBeLessThan: 5, unit: percent} | {metric: nullValues, mustBe: 0} | FORWARD | MAJOR",
                "`{metric: nullValues, mustBe: 0, unit: percent}` | {metric: nullValues, mustBeLessThan: 5} | BACKWARD | MINOR",
                "`{metric: nullValues, mustBe: 0}` | `{metric: nullValues, mustBe: 0}, {metric: nullValues, mustBeLessThan: 5}` | FULL | PATCH",
                "`{metric: invalidValues, mustBe: 0, arguments: {validValues: [a]}}` | `{metric: invalidValues, mustBeLessThan: 5, arguments: {validValues: [a, b]}}` | BACKWARD | MINOR",
                "`{metric: invalidValues, mustBeLessThan: 5, arguments: {validValues: [a, b]}}` | `{metric: invalidValues, mustBe: 0, arguments: {validValues: [a]}}` | FORWARD | MAJOR",
                "`{metric: invalidValues, mustBe: 0, arguments: {validValues: [a, c]}}` | `{metric: invalidValues, mustBeLessThan: 5, arguments: {validValues: [a, b]}}` | NONE | MAJOR",
            })
    void holdsAThresholdAgainstWhatIsEnforcedInTheOtherVersion(
            String before, String after, Compatibility compatibility, Step step) {
        var differences = between(
                plain("name: a, logicalType: string, quality: [" + before + "]"),
                plain("name: a, logicalType: string, quality: [" + after + "]"));

        assertThat(differences.compatibility()).isEqualTo(compatibility);
        assertThat(differences.callsFor()).isEqualTo(step);
    }

    @Test
    void takesAThresholdOfWhatTheFieldAndTheKeyMeanAnywayForAnotherNotation() {
        String key = "name: a, logicalType: string, required: true, primaryKey: true, quality: [%s]";
        var differences = between(
                plain(key.formatted("")),
                plain(key.formatted(
                        "{metric: nullValues, mustBeLessThan: 5}, {metric: duplicateValues, mustBeLessThan: 5}")));

        assertThat(differences.all())
                .isNotEmpty()
                .allMatch(difference -> difference.aspect() == Difference.Aspect.NOTATION);
    }

    /** A field of which so many of all records of a delivery are null. */
    @Property(tries = 3_000)
    void saysBackwardOnlyWhereEveryDeliveryThatWasRightStaysRight(
            @ForAll("completeness") String before,
            @ForAll("completeness") String after,
            @ForAll @IntRange(min = 0, max = 6) int nulls,
            @ForAll @IntRange(min = 0, max = 200) int others) {
        Assume.that(nulls + others > 0);
        var from = plain("name: a, logicalType: string, " + before);
        var to = plain("name: a, logicalType: string, " + after);
        var compatibility = between(from, to).compatibility();
        boolean wasRight = isRight(from, nulls, nulls + others);
        boolean isRight = isRight(to, nulls, nulls + others);

        if (compatibility == Compatibility.BACKWARD || compatibility == Compatibility.FULL) {
            assertThat(!wasRight || isRight).isTrue();
        }
        if (compatibility == Compatibility.FORWARD || compatibility == Compatibility.FULL) {
            assertThat(!isRight || wasRight).isTrue();
        }
    }

    private static boolean isRight(ContractDocument document, int nulls, int records) {
        return (nulls == 0 || !document.schema().fields().get(0).required())
                && document.libraryRules().stream().allMatch(rule -> allows(rule.limit(), nulls, records));
    }

    private static boolean allows(Limit limit, int nulls, int records) {
        var counted = limit.unit() == Limit.Counted.ROWS
                ? BigDecimal.valueOf(nulls)
                : BigDecimal.valueOf(100L * nulls).divide(BigDecimal.valueOf(records), MathContext.DECIMAL128);
        int compared = counted.compareTo(limit.thresholds().get(0));
        return limit.operator() == Limit.Comparison.LESS
                ? compared < 0
                : limit.operator() == Limit.Comparison.EQUAL ? compared == 0 : compared <= 0;
    }

    @Provide
    Arbitrary<String> completeness() {
        return Arbitraries.of(
                "quality: []",
                "required: true",
                "quality: [{metric: nullValues, mustBe: 0}]",
                "quality: [{metric: nullValues, mustBe: 0, unit: percent}]",
                "quality: [{metric: nullValues, mustBeLessThan: 5}]",
                "quality: [{metric: nullValues, mustBeLessOrEqualTo: 4}]",
                "quality: [{metric: nullValues, mustBeLessOrEqualTo: 5}]",
                "quality: [{metric: nullValues, mustBeLessThan: 4, unit: percent}]",
                "quality: [{metric: nullValues, mustBeLessOrEqualTo: 4, unit: percent}]",
                "quality: [{metric: nullValues, mustBeLessThan: 5}, {metric: nullValues, mustBeLessThan: 4, unit: percent}]",
                "required: true, quality: [{metric: nullValues, mustBeLessThan: 5}]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "integer, logicalTypeOptions: {exclusiveMinimum: 0} | integer, logicalTypeOptions: {minimum: 1}",
                "integer, logicalTypeOptions: {maximum: 9.5} | integer, logicalTypeOptions: {exclusiveMaximum: 10}",
                "integer | integer, logicalTypeOptions: {multipleOf: 1}",
                "integer, logicalTypeOptions: {multipleOf: 1.5} | integer, logicalTypeOptions: {multipleOf: 3}",
            })
    void seesThatWholeNumbersAreTheSameHoweverTheyAreBounded(String one, String other) {
        assertThat(between(plain("name: a, logicalType: " + one), plain("name: a, logicalType: " + other))
                        .all())
                .isNotEmpty()
                .allSatisfy(difference -> {
                    assertThat(difference.aspect()).isEqualTo(Difference.Aspect.NOTATION);
                    assertThat(difference.touches()).isFalse();
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "integer | number, logicalTypeOptions: {minimum: 0} | NONE",
                "integer, logicalTypeOptions: {minimum: 0} | number, logicalTypeOptions: {exclusiveMinimum: -1} | BACKWARD",
                "integer | number, logicalTypeOptions: {multipleOf: 0.5} | BACKWARD",
                "integer | number, logicalTypeOptions: {multipleOf: 2} | NONE",
                "integer | `number, physicalType: 'numeric(9,2)'` | NONE",
                "integer | `number, quality: [{metric: invalidValues, mustBe: 0, arguments: {validValues: [1]}}]` | NONE",
                "number, logicalTypeOptions: {maximum: 9.5} | integer, logicalTypeOptions: {maximum: 9} | FORWARD",
                "number, logicalTypeOptions: {multipleOf: 0.3} | integer | NONE",
            })
    void comparesRangeStepAndValuesWhereOneNumberBecomesAnother(
            String before, String after, Compatibility compatibility) {
        var there = between(plain("name: a, logicalType: " + before), plain("name: a, logicalType: " + after));

        assertThat(there.compatibility()).isEqualTo(compatibility);
    }

    /** One field, a value of it, and what became of the field. */
    @Property(tries = 3_000)
    void saysBackwardOnlyWhereEveryRecordThatWasRightStaysRight(
            @ForAll("fields") String before, @ForAll("fields") String after, @ForAll("values") String value) {
        var from = plain("name: a, " + before);
        var to = plain("name: a, " + after);
        var compatibility = between(from, to).compatibility();
        boolean wasRight = isRight(from, value);
        boolean isRight = isRight(to, value);

        if (compatibility == Compatibility.BACKWARD || compatibility == Compatibility.FULL) {
            assertThat(!wasRight || isRight).isTrue();
        }
        if (compatibility == Compatibility.FORWARD || compatibility == Compatibility.FULL) {
            assertThat(!isRight || wasRight).isTrue();
        }
    }

    /** Whether a record whose field has {@code value}, empty where it has none, is right: each check in its own words. */
    private static boolean isRight(ContractDocument document, String value) {
        var field = document.schema().fields().get(0);
        if (value.isEmpty()) {
            return !field.required();
        }
        if (field.type() == FieldType.STRING) {
            return isRightText(field, value);
        }
        if (!value.matches(field.type() == FieldType.INTEGER ? "-?[0-9]+" : "-?[0-9]+([.][0-9]+)?")) {
            return false;
        }
        return isRightNumber(field, new BigDecimal(value));
    }

    private static boolean isRightText(Field field, String value) {
        return (field.minLength() == null || value.length() >= field.minLength())
                && (field.maxLength() == null || value.length() <= field.maxLength())
                && (field.pattern() == null
                        || Pattern.compile(field.pattern()).matcher(value).find())
                && (field.allowed() == null || field.allowed().contains(value));
    }

    private static boolean isRightNumber(Field field, BigDecimal value) {
        boolean bounded = compare(value, field.minimum()) >= 0
                && compare(value, field.exclusiveMinimum()) >= (field.exclusiveMinimum() == null ? 0 : 1)
                && compare(value, field.maximum()) <= 0
                && compare(value, field.exclusiveMaximum()) <= (field.exclusiveMaximum() == null ? 0 : -1);
        boolean stepped = field.multipleOf() == null
                || value.remainder(new BigDecimal(field.multipleOf())).signum() == 0;
        var plain = value.stripTrailingZeros();
        boolean roomy = field.precision() == null
                || plain.scale() <= field.scale()
                        && plain.precision() - plain.scale() <= field.precision() - field.scale();
        boolean allowed = field.allowed() == null
                || field.allowed().stream().anyMatch(one -> new BigDecimal(one).compareTo(value) == 0);
        return bounded && stepped && roomy && allowed;
    }

    private static int compare(BigDecimal value, String bound) {
        return bound == null ? 0 : value.compareTo(new BigDecimal(bound));
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.of(
                "", "-1", "0", "0.1", "0.5", "1", "1.5", "2", "3", "9", "9.5", "10", "12.345", "a", "ab", "b",
                "abcdef");
    }

    @Provide
    Arbitrary<String> fields() {
        return Arbitraries.of(
                "logicalType: integer",
                "logicalType: integer, required: true",
                "logicalType: integer, logicalTypeOptions: {minimum: 1, maximum: 9}",
                "logicalType: integer, logicalTypeOptions: {exclusiveMinimum: 0, exclusiveMaximum: 9.5}",
                "logicalType: integer, logicalTypeOptions: {exclusiveMinimum: 0.5, maximum: 10}",
                "logicalType: integer, logicalTypeOptions: {multipleOf: 1.5}",
                "logicalType: integer, logicalTypeOptions: {multipleOf: 2}",
                "logicalType: integer, quality: [{metric: invalidValues, mustBe: 0, arguments: {validValues: [1, 2]}}]",
                "logicalType: number",
                "logicalType: number, logicalTypeOptions: {minimum: 0.5, maximum: 9.5}",
                "logicalType: number, logicalTypeOptions: {exclusiveMinimum: 0, exclusiveMaximum: 10}",
                "logicalType: number, logicalTypeOptions: {exclusiveMinimum: 0, minimum: 0.1}",
                "logicalType: number, logicalTypeOptions: {multipleOf: 0.5}",
                "logicalType: number, logicalTypeOptions: {multipleOf: 3}",
                "logicalType: number, physicalType: 'numeric(3,2)'",
                "logicalType: number, physicalType: 'numeric(2,0)'",
                "logicalType: number, quality: [{metric: invalidValues, mustBe: 0, arguments: {validValues: [1, 1.5]}}]",
                "logicalType: string",
                "logicalType: string, logicalTypeOptions: {minLength: 2}",
                "logicalType: string, logicalTypeOptions: {maxLength: 5, pattern: ^a}",
                "logicalType: string, quality: [{metric: invalidValues, mustBe: 0, arguments: {validValues: [a, b]}}]",
                "logicalType: string, quality: [{metric: invalidValues, mustBe: 0, arguments: {validValues: [b]}}]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: b, logicalType: string                 | FULL     | MINOR | FULL     | MAJOR",
                "name: b, logicalType: string, required: true | FORWARD  | MAJOR | BACKWARD | MAJOR",
            })
    void judgesFieldsThatComeAndGo(String field, Compatibility added, Step comes, Compatibility removed, Step goes) {
        var without = plain("name: a, logicalType: string");
        var with = plain("name: a, logicalType: string", field);

        var addition = between(without, with);
        var removal = between(with, without);

        assertThat(addition.compatibility()).isEqualTo(added);
        assertThat(addition.callsFor()).isEqualTo(comes);
        assertThat(addition.all()).extracting(Difference::pointer).containsExactly("/schema/0/properties/1");
        assertThat(removal.compatibility()).isEqualTo(removed);
        assertThat(removal.callsFor()).isEqualTo(goes);
        assertThat(removal.all()).extracting(Difference::change).containsExactly(Difference.Change.REMOVED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lessThan: \"0\"       | lessThan: \"-1\"         | MEASURE CHANGED   | returns | MAJOR",
                "name: returns         | name: refunds            | MEASURE REMOVED   | returns | MAJOR",
                "value: [channel]      | value: [channel, line]   | DIMENSION ADDED   | line    | MINOR",
                "value: [channel]      | value: [line]            | DIMENSION REMOVED | channel | MAJOR",
            })
    void judgesWhatIsCounted(String text, String replacement, String what, String name, Step step) {
        var differences = between(withoutTheme(sales()), withoutTheme(salesBut(text, replacement)));

        assertThat(differences.compatibility()).isEqualTo(Compatibility.FULL);
        assertThat(differences.callsFor()).isEqualTo(step);
        assertThat(differences.all())
                .extracting(difference -> difference.aspect() + " " + difference.change() + " " + difference.name())
                .contains(what + " " + name);
    }

    /** A theme asks for certain measures. */
    private static ContractDocument withoutTheme(String yaml) {
        return document(yaml.replaceFirst(" *- property: theme\n *value: SALES\n", ""));
    }

    @Test
    void takesAnotherKeyForIncompatibleBothWays() {
        var differences = between(
                plain("name: a, logicalType: string, required: true, primaryKey: true"),
                plain("name: a, logicalType: string, required: true"));

        assertThat(differences.all()).extracting(Difference::aspect).containsExactly(Difference.Aspect.KEY);
        assertThat(differences.compatibility()).isEqualTo(Compatibility.NONE);
    }

    @Test
    void takesANewRowRuleForNarrowing() {
        var rule = "    quality: [{type: custom, engine: cel, name: r, implementation: quantity > 0}]\n";
        var after = document(salesBut("    physicalType: table\n", "    physicalType: table\n" + rule));

        var differences = between(document(sales()), after);

        assertThat(differences.all()).extracting(Difference::aspect).containsExactly(Difference.Aspect.ROW_RULE);
        assertThat(differences.compatibility()).isEqualTo(Compatibility.FORWARD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: r, implementation: quantity > 0 | name: r, implementation: quantity > 1 | r: CHANGED",
                "name: r, implementation: quantity > 0 | name: s, implementation: quantity > 0 | r: REMOVED, s: ADDED",
                "implementation: quantity > 0 | implementation: quantity > 1 | quantity > 0: REMOVED, quantity > 1: ADDED",
            })
    void findsARowRuleAgainByItsNameOrElseByItsExpression(String before, String after, String found) {
        assertThat(between(ruled("implementation: line > 0", before), ruled(after, "implementation: line > 0"))
                        .all())
                .extracting(difference -> difference.name() + ": " + difference.change())
                .containsExactlyInAnyOrder(found.split(", "));
    }

    private static ContractDocument ruled(String... rules) {
        var quality = Stream.of(rules)
                .map(rule -> "{type: custom, engine: cel, " + rule + "}")
                .collect(Collectors.joining(", ", "    quality: [", "]\n"));
        return document(salesBut("    physicalType: table\n", "    physicalType: table\n" + quality));
    }

    @Test
    void touchesWhoUsesAFieldThatMeansAnotherThingAndNobodyByWordsAboutTheWhole() {
        var said =
                between(plain("name: a, logicalType: string"), plain("name: a, logicalType: string, description: 新口径"));
        var whole = between(document(sales()), document(salesBut("description: 每行一笔销售或退货", "description: 每行一笔")));
        var theme = between(document(sales()), document(salesBut("value: SALES", "value: INVENTORY")));

        assertThat(said.all()).singleElement().satisfies(difference -> {
            assertThat(difference.touches()).isTrue();
            assertThat(difference.fields()).containsExactly("a");
        });
        assertThat(whole.all()).noneMatch(Difference::touches);
        assertThat(theme.all())
                .filteredOn(difference -> difference.aspect() == Difference.Aspect.THEME)
                .singleElement()
                .satisfies(difference -> assertThat(difference.touches()).isTrue());
    }

    @Test
    void comparesADescriptionThatSaysNothing() {
        var nobody = document(salesBut("team:\n  name: 数据组\n  members:\n    - username: clerk-a\n", "team: null\n"));

        assertThat(between(nobody, document(sales())).all())
                .extracting(Difference::pointer)
                .containsExactly("/team");
        assertThat(between(nobody, nobody).all()).isEmpty();
    }

    @Test
    void seesADescriptionOfTheWholeAndOfAFieldThatMoved() {
        var differences = between(document(sales()), document(salesBut("description: 每行一笔销售或退货", "description: 每行一笔")));

        assertThat(differences.all()).extracting(Difference::pointer).containsExactly("/schema/0/description");
        assertThat(differences.callsFor()).isEqualTo(Step.PATCH);
        assertThat(between(
                                plain("name: a, logicalType: string, tags: [x]", "name: b, logicalType: string"),
                                plain("name: b, logicalType: string", "name: a, logicalType: string, tags: [x]"))
                        .all())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1.0.0, 1.0.1, PATCH, 1.0.1, true",
        "1.0.0, 1.0.0-a, PATCH, 1.0.1, false",
        "1.2.3, 2.0.0, MAJOR, 2.0.0, true",
        "1.2.3, 1.9.0, MAJOR, 2.0.0, false",
        "1.2.3, 2.0.0-rc.1, MAJOR, 2.0.0, false",
        "1.2.3, 1.2.4, MINOR, 1.3.0, false",
        "1.2.3, 1.10.0, MINOR, 1.3.0, true",
        "0.3.1, 0.4.0, MAJOR, 0.4.0, true",
        "0.3.1, 0.3.2, MAJOR, 0.4.0, false",
        "1.2.3, 1.2.3, NONE, 1.2.3, true",
        "1.2.3, 1.2.2, NONE, 1.2.3, false",
        "1.2.3, v2, NONE, 1.2.3, false",
        "1.2.3, v2, MAJOR, 2.0.0, false"
    })
    void callsForAVersion(String before, String after, Step step, String least, boolean enough) {
        var change = Map.of(
                Step.NONE, "name: a, logicalType: string",
                Step.PATCH, "name: a, logicalType: string, description: x",
                Step.MINOR, "name: a, logicalType: string\n},{name: b, logicalType: string",
                Step.MAJOR, "name: a, logicalType: string, required: true");

        var differences = Differences.between(
                plainOfVersion(before, "name: a, logicalType: string"), plainOfVersion(after, change.get(step)));

        assertThat(differences.callsFor()).isEqualTo(step);
        assertThat(differences.leastVersion()).hasToString("Optional[" + least + "]");
        assertThat(differences.isVersionedEnough()).isEqualTo(enough);
    }

    @Test
    void onlyTellsWhereVersionsAreNotSemantic() {
        var differences = Differences.between(
                plainOfVersion("2024a", "name: a, logicalType: string"),
                plainOfVersion("2024b", "name: a, logicalType: integer"));

        assertThat(differences.leastVersion()).isEmpty();
        assertThat(differences.isVersionedEnough()).isTrue();
    }

    @Property(tries = 200)
    void findsNoneBetweenAVersionAndItself(@ForAll("documents") ContractDocument document) {
        var differences = between(document, document);

        assertThat(differences.all()).isEmpty();
        assertThat(differences.compatibility()).isEqualTo(Compatibility.FULL);
        assertThat(differences.callsFor()).isEqualTo(Step.NONE);
    }

    @Property(tries = 300)
    void exchangesBackwardAndForwardWhenTheVersionsAreExchanged(
            @ForAll("documents") ContractDocument one, @ForAll("documents") ContractDocument other) {
        var there = between(one, other).compatibility();
        var back = between(other, one).compatibility();

        var exchanged = Map.of(
                Compatibility.BACKWARD, Compatibility.FORWARD,
                Compatibility.FORWARD, Compatibility.BACKWARD,
                Compatibility.FULL, Compatibility.FULL,
                Compatibility.NONE, Compatibility.NONE);
        assertThat(back).isEqualTo(exchanged.get(there));
    }

    @Property(tries = 200)
    void isFullJustWhereEveryDifferenceIsBothWays(
            @ForAll("documents") ContractDocument one, @ForAll("documents") ContractDocument other) {
        var differences = between(one, other);

        assertThat(differences.compatibility() == Compatibility.FULL)
                .isEqualTo(differences.all().stream().allMatch(each -> each.backward() && each.forward()));
    }

    @Provide
    Arbitrary<ContractDocument> documents() {
        var options = Arbitraries.of(
                "logicalType: integer",
                "logicalType: integer, required: true",
                "logicalType: integer, logicalTypeOptions: {minimum: 1, maximum: 9}",
                "logicalType: integer, logicalTypeOptions: {exclusiveMinimum: 1}",
                "logicalType: number, logicalTypeOptions: {multipleOf: 0.5}",
                "logicalType: number, logicalTypeOptions: {multipleOf: 0.1, minimum: 0}",
                "logicalType: number, physicalType: 'numeric(9,2)'",
                "logicalType: string, logicalTypeOptions: {maxLength: 5, pattern: ^a}",
                "logicalType: string, physicalName: 列, description: x",
                "logicalType: string, quality: [{metric: invalidValues, mustBe: 0, arguments: {validValues: [a, b]}}]",
                "logicalType: string, quality: [{metric: invalidValues, mustBe: 0, arguments: {validValues: [b, c]}}]");
        var field = Combinators.combine(Arbitraries.of("a", "b", "c"), options)
                .as((name, option) -> Map.entry(name, "name: " + name + ", " + option));
        return field.list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .uniqueElements(Map.Entry::getKey)
                // One heading at most, for headings are unique.
                .filter(fields -> fields.stream()
                                .filter(each -> each.getValue().contains("列"))
                                .count()
                        < 2)
                .map(fields -> plain(fields.stream().map(Map.Entry::getValue).toArray(String[]::new)));
    }

    private static Differences between(ContractDocument from, ContractDocument to) {
        return Differences.between(from, to);
    }

    private static ContractDocument plain(String... fields) {
        return plainOfVersion("1.0.0", fields);
    }

    private static ContractDocument plainOfVersion(String version, String... fields) {
        return document("{apiVersion: v3.1.0, kind: DataContract, id: a, version: '" + version
                + "', status: draft, schema: [{name: a, properties: [{" + String.join("}, {", List.of(fields))
                + "}]}]}");
    }

    private static ContractDocument document(String yaml) {
        return ContractDocument.read(READER.read(yaml, DocumentFormat.YAML), "sales", ZoneId.of("Asia/Shanghai"));
    }
}
