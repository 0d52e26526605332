package cn.etown.governance.contract;

import cn.etown.governance.contract.domain.CodeListRule;
import cn.etown.governance.contract.domain.ContractDocument;
import cn.etown.governance.contract.domain.Difference;
import cn.etown.governance.contract.domain.Differences;
import cn.etown.governance.contract.domain.LibraryRule;
import cn.etown.governance.contract.domain.Limit.Comparison;
import cn.etown.governance.contract.domain.Limit.Counted;
import cn.etown.governance.contract.domain.ReferenceRule;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** The rules of the standard's library: those that hold each record, and those on a delivery as a whole. */
class LibraryRulesTest {

    private static final String FIELD = "/schema/0/properties/0/quality/0";
    private static final String OBJECT = "/schema/0/quality/0";

    @Test
    void areReadWithTheirExactThresholds() {
        var rule = onField("metric: nullValues, mustBeLessThan: 0.50, unit: percent")
                .libraryRules()
                .get(0);

        assertThat(rule.pointer()).isEqualTo(FIELD);
        assertThat(rule.metric()).isEqualTo(LibraryRule.Metric.NULL_VALUES);
        assertThat(rule.fields()).containsExactly("a");
        assertThat(rule.limit().operator()).isEqualTo(Comparison.LESS);
        assertThat(rule.limit().thresholds()).containsExactly(new BigDecimal("0.50"));
        assertThat(rule.limit().unit()).isEqualTo(Counted.PERCENT);
        assertThat(rule.holdsEachRecord()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "metric: missingValues, mustBeLessOrEqualTo: 3, arguments: {missingValues: [null, '', n/a]}",
                "metric: invalidValues, mustBeLessThan: 5, unit: rows, arguments: {validValues: [x, y]}",
                "metric: invalidValues, mustBeLessOrEqualTo: 5, unit: percent, arguments: {pattern: '^[A-Z]{3}$'}",
                "metric: duplicateValues, mustBeLessThan: 1, unit: percent",
                "metric: nullValues, mustBe: 7",
            })
    void leaveTheChecksOfTheFieldAlone(String rule) {
        var document = onField(rule);
        var field = document.schema().fields().get(0);

        assertThat(document.libraryRules()).singleElement().matches(read -> !read.holdsEachRecord());
        assertThat(field.required()).isFalse();
        assertThat(field.allowed()).isNull();
        assertThat(field.pattern()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "metric: nullValues, mustBe: 0",
                "metric: nullValues, mustBe: 0, unit: records",
                "metric: nullValues, mustBeLessOrEqualTo: 0",
                "metric: nullValues, mustBeLessThan: 1",
                "metric: nullValues, mustBe: 0, unit: percent",
            })
    void holdEachRecordWhereNotOneMayFail(String rule) {
        var document = onField(rule);

        assertThat(document.libraryRules()).singleElement().matches(LibraryRule::holdsEachRecord);
        assertThat(document.schema().fields().get(0).required()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "metric: rowCount, mustBeGreaterThan: 1000000 | GREATER",
                "metric: rowCount, mustBeGreaterOrEqualTo: 0, unit: rows | GREATER_OR_EQUAL",
                "metric: rowCount, mustBeLessThan: 7 | LESS",
                "metric: rowCount, mustBeLessOrEqualTo: 7 | LESS_OR_EQUAL",
                "metric: rowCount, mustBe: 24 | EQUAL",
                "'metric: rowCount, mustBeBetween: [10, 20]' | BETWEEN",
            })
    void countTheRecordsOfADelivery(String rule, Comparison operator) {
        var read = onObject(rule.replace("'", "")).libraryRules();

        assertThat(read).singleElement().satisfies(only -> {
            assertThat(only.fields()).isEmpty();
            assertThat(only.limit().operator()).isEqualTo(operator);
            assertThat(only.holdsEachRecord()).isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "metric: nullValues | ''",
                "metric: nullValues, mustBe: 0, mustBeLessThan: 5 | /mustBeLessThan",
                "metric: nullValues, mustBe: few | /mustBe",
                "metric: nullValues, mustBeGreaterThan: 5 | /mustBeGreaterThan",
                "metric: nullValues, mustBeBetween: [1, 5] | /mustBeBetween",
                "metric: nullValues, mustNotBe: 5 | /mustNotBe",
                "metric: nullValues, mustBeLessThan: -1 | /mustBeLessThan",
                "metric: nullValues, mustBeLessThan: 2.5 | /mustBeLessThan",
                "metric: nullValues, mustBeLessThan: 1000000000001 | /mustBeLessThan",
                "metric: nullValues, mustBeLessThan: 0 | /mustBeLessThan",
                "metric: nullValues, mustBeLessThan: 100.1, unit: percent | /mustBeLessThan",
                "metric: nullValues, mustBeLessThan: 5, unit: pieces | /unit",
                "metric: nullValues, mustBeLessThan: 5, unit: 7 | /unit",
                "metric: nullValues, mustBeLessThan: 5, severity: fatal | /severity",
                "metric: nullValues, mustBe: 0, severity: warning | /severity",
                "metric: rowCount, mustBeLessThan: 5 | ''",
                "metric: missingValues, mustBeLessThan: 5 | /arguments",
                "metric: missingValues, mustBeLessThan: 5, arguments: {missingValues: [1]} | /arguments/missingValues/0",
                "metric: invalidValues, mustBeLessThan: 5 | /arguments",
                "metric: invalidValues, mustBeLessThan: 5, arguments: {validValues: [null]} | /arguments/validValues/0",
                "metric: invalidValues, mustBeLessThan: 5, arguments: {pattern: '(a+)+'} | /arguments/pattern",
                "type: custom, engine: cel, implementation: a == a, mustBeLessThan: 5 | /mustBeLessThan",
                "type: text, description: x, mustBeLessThan: 5 | /mustBeLessThan",
            })
    void areRefusedWithTheirPlaceWhereTheyMakeNoSense(String rule, String pointer) {
        assertThat(refused(field(rule))).contains(FIELD + pointer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "metric: rowCount, mustBeLessThan: 5, unit: percent | /unit",
                "metric: rowCount, mustBeBetween: [20, 10] | /mustBeBetween",
                "metric: rowCount, mustBeBetween: [10] | /mustBeBetween",
                "metric: rowCount, mustBeBetween: [1, x] | /mustBeBetween/1",
                "metric: rowCount, mustBeBetween: [1, 2.5] | /mustBeBetween/1",
                "metric: rowCount, mustBeLessThan: 0 | /mustBeLessThan",
                "metric: duplicateValues, mustBeLessThan: 5, arguments: {properties: [nobody]} | /arguments/properties/0",
                "metric: duplicateValues, mustBeLessThan: 5, arguments: {properties: []} | /arguments/properties",
                "metric: nullValues, mustBeLessThan: 5 | ''",
            })
    void areRefusedOnTheObjectToo(String rule, String pointer) {
        assertThat(refused(object(rule))).contains(OBJECT + pointer);
    }

    /** Nothing is refused for it, so nothing that was right becomes wrong; and yet it is told. */
    @Test
    void leaveVersionsCompatibleWhereTheyOnlyWarn() {
        var without = onField("metric: nullValues, mustBe: 0");
        String some =
                "metric: nullValues, mustBe: 0}, {metric: invalidValues, mustBeLessThan: 5, arguments: {validValues: [x]}";
        var warning = onField(some + ", severity: warning");
        var error = onField(some);

        assertThat(Differences.between(without, warning).all()).anySatisfy(added -> {
            assertThat(added.name()).isEqualTo("a.invalidValues");
            assertThat(added.backward()).isTrue();
            assertThat(added.forward()).isTrue();
        });
        assertThat(Differences.between(warning, error).all()).anySatisfy(tightened -> {
            assertThat(tightened.name()).isEqualTo("a.invalidValues");
            assertThat(tightened.backward()).isFalse();
            assertThat(tightened.forward()).isTrue();
        });
    }

    @Test
    void nameACodeList() {
        var document = onField("metric: invalidValues, mustBe: 0, arguments: {codeList: channels}");

        assertThat(document.codeLists())
                .containsExactly(new CodeListRule(FIELD + "/arguments/codeList", "a", "channels"));
        assertThat(document.schema().fields().get(0).allowed()).isNull();
        assertThat(refused(field("metric: invalidValues, mustBe: 0, arguments: {codeList: Not a code}")))
                .containsExactly(FIELD + "/arguments/codeList");
        assertThat(refused(field("metric: invalidValues, mustBeLessThan: 5, arguments: {codeList: channels}")))
                .contains(FIELD + "/arguments/codeList");
        assertThat(refused(field("metric: invalidValues, mustBe: 0, arguments: {codeList: a}},"
                        + " {metric: invalidValues, mustBe: 0, arguments: {codeList: b}")))
                .containsExactly("/schema/0/properties/0/quality/1/arguments/codeList");
    }

    /** The standard's own examples say there how many of the one belong to one of the other. */
    @Test
    void standBesideReferencesThatSayMore() {
        var document = read(document(
                "{name: a, logicalType: string, relationships: [{to: shops.id, customProperties:"
                        + " [{property: cardinality, value: one-to-many}, {property: scope, value: ALL}]}]}",
                ""));

        assertThat(document.references())
                .singleElement()
                .satisfies(reference -> assertThat(reference.scope()).isEqualTo(ReferenceRule.Scope.ALL));
    }

    @Test
    void countAnotherCodeListAsIncompatible() {
        var without = onField("metric: nullValues, mustBe: 0");
        var before =
                onField("metric: nullValues, mustBe: 0}, {metric: invalidValues, mustBe: 0, arguments: {codeList: b}");
        var after =
                onField("metric: nullValues, mustBe: 0}, {metric: invalidValues, mustBe: 0, arguments: {codeList: c}");

        assertThat(listDifference(without, before)).satisfies(added -> {
            assertThat(added.backward()).isFalse();
            assertThat(added.forward()).isTrue();
            assertThat(added.after()).isEqualTo("b");
        });
        assertThat(listDifference(before, after)).satisfies(changed -> {
            assertThat(changed.backward()).isFalse();
            assertThat(changed.forward()).isFalse();
        });
        assertThat(listDifference(before, without).backward()).isTrue();
    }

    private static Difference listDifference(ContractDocument from, ContractDocument to) {
        return Differences.between(from, to).all().stream()
                .filter(difference -> difference.name().equals("a.codeList"))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "to: shops | /to",
                "to: sales.id | /to",
                "from: a.b, to: shops.id | /from",
                "to: shops.id, type: primaryKey | /type",
                "to: shops.id, customProperties: [{property: scope, value: SOME}] | /customProperties/0/value",
                "type: foreignKey | /to",
            })
    void standBesideReferencesThatAreRefusedWithTheirPlace(String relationship, String pointer) {
        String property = "{name: a, logicalType: string, relationships: [{" + relationship + "}]}";

        assertThat(refused(document(property, ""))).contains("/schema/0/properties/0/relationships/0" + pointer);
    }

    @Test
    void warnWhereTheySaySo() {
        assertThat(onField("metric: nullValues, mustBeLessThan: 5, severity: warning")
                        .libraryRules())
                .singleElement()
                .matches(LibraryRule::warns);
        assertThat(onField("metric: nullValues, mustBeLessThan: 5, severity: error")
                        .libraryRules())
                .singleElement()
                .matches(rule -> !rule.warns());
    }

    @Test
    void areOneOfEachKind() {
        assertThat(refused(field("metric: nullValues, mustBeLessThan: 5}, {metric: nullValues, mustBeLessThan: 9")))
                .containsExactly("/schema/0/properties/0/quality/1");
        assertThat(onField(
                                "metric: nullValues, mustBeLessThan: 5}, {metric: nullValues, mustBeLessThan: 9, unit: percent")
                        .libraryRules())
                .hasSize(2);
    }

    private static ContractDocument onField(String rule) {
        return read(field(rule));
    }

    private static ContractDocument onObject(String rule) {
        return read(object(rule));
    }

    private static String field(String rule) {
        return document("{name: a, logicalType: string, quality: [{" + rule + "}]}", "");
    }

    private static String object(String rule) {
        return document("{name: a, logicalType: string}", ", quality: [{" + rule + "}]");
    }

    private static String document(String property, String more) {
        return "{apiVersion: v3.1.0, kind: DataContract, id: a, version: 1.0.0, status: draft, schema: [{name: a, properties: ["
                + property + "]" + more + "}]}";
    }

    private static List<String> refused(String yaml) {
        var refusal = catchThrowableOfType(RuleRefused.class, () -> read(yaml));
        assertThat(refusal).as(yaml).isNotNull();
        return refusal.errors().stream().map(FieldError::pointer).toList();
    }

    private static ContractDocument read(String yaml) {
        return ContractDocument.read(ContractFixtures.read(yaml), "sales", ZoneId.of("Asia/Shanghai"));
    }
}
