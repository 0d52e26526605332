package cn.etown.governance.contract;

import cn.etown.governance.contract.domain.ContractDocument;
import cn.etown.governance.contract.domain.Field;
import cn.etown.governance.contract.domain.Measure;
import cn.etown.governance.contract.domain.RecordSchema;
import cn.etown.governance.theme.domain.Aggregate;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.testing.TestData;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import static cn.etown.governance.contract.ContractFixtures.sales;
import static cn.etown.governance.contract.ContractFixtures.salesBut;
import static org.assertj.core.api.Assertions.assertThat;

class ContractDocumentTest {

    private static final DocumentReader READER = new DocumentReader();
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static ContractDocument read(String yaml) {
        return ContractDocument.read(READER.read(yaml, DocumentFormat.YAML), "sales", ZONE);
    }

    /** The places that are refused; none where the document is taken. */
    private static List<String> refused(String yaml) {
        try {
            read(yaml);
            return List.of();
        } catch (RuleRefused refusal) {
            assertThat(refusal.code()).isEqualTo("contract-refused");
            assertThat(refusal.clause()).isEqualTo("R3.2b");
            return refusal.errors().stream().map(FieldError::pointer).toList();
        }
    }

    @Nested
    class Reading {

        @Test
        void keepsWhatIsEnforced() {
            var document = read(sales());

            assertThat(document.id()).isEqualTo("sales-lines");
            assertThat(document.version()).isEqualTo("1.0.0");
            var schema = document.schema();
            assertThat(schema.zone()).isEqualTo(ZONE);
            assertThat(schema.theme()).isEqualTo("SALES");
            assertThat(schema.eventDate()).isEqualTo("soldAt");
            assertThat(schema.dimensions()).containsExactly("channel");
            assertThat(schema.measures()).extracting("name").containsExactly("amount", "quantity", "lines", "returns");
            assertThat(schema.measures().get(0).factors()).containsExactly("quantity", "price");
            assertThat(schema.measures().get(3).when().lessThan()).isEqualTo("0");
            assertThat(field(schema, "price"))
                    .extracting(Field::precision, Field::scale, Field::minimum, Field::maximum, Field::multipleOf)
                    .containsExactly(12, 2, "0", "99999.99", "0.01");
            assertThat(field(schema, "soldAt").minimum()).isEqualTo("2010-01-01T00:00:00");
            assertThat(field(schema, "line").maximum()).isEqualTo("2147483647");
            assertThat(field(schema, "channel").allowed()).containsExactly("网店", "直播", "门店");
            assertThat(field(schema, "channel").required()).isFalse();
        }

        @Test
        void countsDistinctThingsThatFieldsOfAnyTypeName() {
            var schema = read(salesBut(
                            "aggregate: COUNT\n", "aggregate: DISTINCT\n            factors: [invoice, soldAt]\n"))
                    .schema();

            assertThat(schema.measures().get(2))
                    .extracting(Measure::aggregate, Measure::factors, Measure::text)
                    .containsExactly(Aggregate.DISTINCT, List.of("invoice", "soldAt"), "DISTINCT(invoice, soldAt)");
        }

        @Test
        void takesTheHeadingFromTheNameWhereNoneIsStated() {
            var schema = read(salesBut("physicalName: 数量", "businessName: 数量")).schema();

            assertThat(field(schema, "quantity").physicalName()).isEqualTo("quantity");
        }

        @Test
        void ordersAKeyWithoutPositionsAsItsFieldsStand() {
            var schema =
                    read(sales().replaceAll(" *primaryKeyPosition: [12]\n", "")).schema();

            assertThat(field(schema, "invoice").key()).isEqualTo(1);
            assertThat(field(schema, "line").key()).isEqualTo(2);
        }

        @Test
        void takesADocumentWithoutKeyAndWithoutMeasures() {
            var schema = read(plain("{name: a, logicalType: boolean}")).schema();

            assertThat(schema.measures()).isEmpty();
            assertThat(schema.eventDate()).isNull();
            assertThat(schema.theme()).isNull();
            assertThat(field(schema, "a").key()).isNull();
        }

        @Test
        void takesTheTimeZoneFromValuesThatStateTheirOffset() {
            var schema = read(plain("{name: a, logicalType: timestamp, logicalTypeOptions: {timezone: true,"
                            + " format: \"yyyy-MM-dd HH:mm:ssZ\", minimum: \"2020-01-01 00:00:00+1000\"}}"))
                    .schema();

            assertThat(field(schema, "a").minimum()).isEqualTo("2020-01-01T00:00:00+10:00");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                nullValues = "-",
                value = {
                    "timestamp | {timezone: true}                               | true",
                    "timestamp | {timezone: true, format: yyyy-MM-dd HH:mm:ssX} | true",
                    "timestamp | {timezone: false}                              | -",
                    "timestamp | {defaultTimezone: Asia/Shanghai}               | -",
                    "timestamp | {timezone: true, defaultTimezone: Asia/Shanghai} | true",
                    "timestamp | {format: yyyy-MM-dd HH:mm:ss}                  | -",
                    "time      | {timezone: false}                              | -"
                })
        void saysWhereEachValueStatesItsOffset(String type, String options, Boolean withOffset) {
            var schema = read(plain("{name: a, logicalType: " + type + ", logicalTypeOptions: " + options + "}"))
                    .schema();

            assertThat(field(schema, "a").withOffset()).isEqualTo(withOffset);
        }

        @Test
        void narrowsAnIntegersRangeToItsFormat() {
            var schema = read(plain("{name: a, logicalType: integer, logicalTypeOptions: {format: u8, maximum: 9}}"))
                    .schema();

            assertThat(field(schema, "a"))
                    .extracting(Field::minimum, Field::maximum)
                    .containsExactly("0", "9");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "number  | [0, 6, 9, 13]  | 0 6 9 13",
                    "number  | [0, 0.5, 1e2]  | 0 0.5 100",
                    "integer | [-1, 0, 1]     | -1 0 1",
                    "string  | ['0', a]       | 0 a"
                })
        void takesValidValuesOfTheFieldsType(String type, String values, String allowed) {
            var schema = read(plain("{name: a, logicalType: " + type + ", quality: [{metric: invalidValues,"
                            + " arguments: {validValues: " + values + "}, mustBe: 0}]}"))
                    .schema();

            assertThat(field(schema, "a").allowed()).containsExactly(allowed.split(" "));
        }

        private static Field field(RecordSchema schema, String name) {
            return schema.fields().stream()
                    .filter(field -> field.name().equals(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Nested
    class Refusing {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "apiVersion: v3.1.0      | apiVersion: v2.2.2       | /apiVersion",
                    "apiVersion: v3.1.0      | apiVersion: 3.1          | /apiVersion",
                    "kind: DataContract      | kind: Contract           | /kind",
                    "id: sales-lines         | tenant: a                | /id",
                    "id: sales-lines         | id: ''                   | /id",
                    "version: 1.0.0          | version: a b             | /version",
                    "version: 1.0.0          | version: 1.0             | /version",
                    "status: draft           | status: 1                | /status",
                    "domain: 业务平台域       | domian: 业务平台域        | /domian",
                    "domain: 业务平台域       | domain: [a]              | /domain",
                    "domain: 业务平台域       | a/b~c: 1                 | /a~1b~0c",
                    "schema:                 | schemas:                 | /schema",
                    "- name: sales           | - title: sales           | /schema/0/title",
                    "physicalType: table     | logicalType: array       | /schema/0/logicalType",
                    "description: 每行一笔销售或退货 | relationships: [{from: a.b, to: c.d}] | /schema/0/relationships",
                    "description: 每行一笔销售或退货 | quality: [{metric: rowCount, mustBeGreaterThan: x}] | /schema/0/quality/0/mustBeGreaterThan"
                })
        void refusesWhatIsWrongAtTheTop(String text, String replacement, String pointer) {
            assertThat(refused(salesBut(text, replacement))).contains(pointer);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "logicalType: money                                                | /logicalType",
                    "logicalType: object                                               | /logicalType",
                    "logicalType: array                                                | /logicalType",
                    "physicalType: text                                                | /logicalType",
                    "logicalType: string, typo: 1                                      | /typo",
                    "logicalType: string, physicalName: ' a'                           | /physicalName",
                    "logicalType: string, required: 'yes'                              | /required",
                    "logicalType: string, unique: true                                 | /unique",
                    "logicalType: string, primaryKey: true                             | /required",
                    "logicalType: string, primaryKeyPosition: 1                        | /primaryKeyPosition",
                    "logicalType: string, required: true, primaryKey: true, primaryKeyPosition: 2 | /primaryKeyPosition",
                    "logicalType: string, relationships: [{to: a}]                     | /relationships/0/to",
                    "logicalType: string, logicalTypeOptions: {minimum: 1}             | /logicalTypeOptions/minimum",
                    "logicalType: string, logicalTypeOptions: {minLength: -1}          | /logicalTypeOptions/minLength",
                    "logicalType: string, logicalTypeOptions: {minLength: 1.5}         | /logicalTypeOptions/minLength",
                    "logicalType: string, logicalTypeOptions: {minLength: 2, maxLength: 1} | /logicalTypeOptions/minLength",
                    "logicalType: string, logicalTypeOptions: {pattern: '('}           | /logicalTypeOptions/pattern",
                    "logicalType: string, logicalTypeOptions: {pattern: '^(a+)+$'}     | /logicalTypeOptions/pattern",
                    "logicalType: boolean, logicalTypeOptions: {format: x}             | /logicalTypeOptions/format",
                    "logicalType: number, logicalTypeOptions: {format: f64}            | /logicalTypeOptions/format",
                    "logicalType: integer, logicalTypeOptions: {format: i128}          | /logicalTypeOptions/format",
                    "logicalType: number, logicalTypeOptions: {minimum: '1'}           | /logicalTypeOptions/minimum",
                    "logicalType: number, logicalTypeOptions: {minimum: 1e39}          | /logicalTypeOptions/minimum",
                    "logicalType: number, logicalTypeOptions: {multipleOf: 0}          | /logicalTypeOptions/multipleOf",
                    "logicalType: number, logicalTypeOptions: {minimum: 2, maximum: 1} | /logicalTypeOptions",
                    "logicalType: number, logicalTypeOptions: {exclusiveMinimum: 1, maximum: 1} | /logicalTypeOptions",
                    "logicalType: integer, logicalTypeOptions: {format: u8, minimum: 256} | /logicalTypeOptions",
                    "logicalType: number, physicalType: 'numeric(39,2)'                | /physicalType",
                    "logicalType: number, physicalType: 'numeric(2,3)'                 | /physicalType",
                    "logicalType: date, logicalTypeOptions: {format: YYYY-MM-DD}       | /logicalTypeOptions/format",
                    "logicalType: date, logicalTypeOptions: {format: MM-dd}            | /logicalTypeOptions/format",
                    "logicalType: date, logicalTypeOptions: {format: nonsense}         | /logicalTypeOptions/format",
                    "logicalType: date, logicalTypeOptions: {minimum: soon}            | /logicalTypeOptions/minimum",
                    "logicalType: date, logicalTypeOptions: {minimum: '2026-02-30'}    | /logicalTypeOptions/minimum",
                    "logicalType: date, logicalTypeOptions: {timezone: true}           | /logicalTypeOptions/timezone",
                    "logicalType: time, logicalTypeOptions: {timezone: true}           | /logicalTypeOptions/timezone",
                    "logicalType: timestamp, logicalTypeOptions: {defaultTimezone: Etc/UTC} | /logicalTypeOptions/defaultTimezone",
                    "logicalType: time, logicalTypeOptions: {defaultTimezone: Asia/Shanghai} | /logicalTypeOptions/defaultTimezone",
                    "logicalType: timestamp, logicalTypeOptions: {format: yyyy-MM-dd HH:mmX} | /logicalTypeOptions/format",
                    "logicalType: timestamp, logicalTypeOptions: {timezone: true, format: yyyy-MM-dd HH:mm} | /logicalTypeOptions/format",
                    "logicalType: string, quality: [{type: sql, query: select 1, mustBe: 0}] | /quality/0",
                    "logicalType: string, quality: [{type: custom, engine: soda, implementation: x}] | /quality/0",
                    "logicalType: string, quality: [{metric: duplicateValues, mustBe: 0}] | /quality/0",
                    "logicalType: string, quality: [{metric: nullValues, mustBe: 0, severity: warning}] | /quality/0/severity",
                    "logicalType: string, quality: [{metric: nullValues, mustBe: 0, mustBeLessThan: 5}] | /quality/0/mustBeLessThan",
                    "logicalType: string, quality: [{metric: invalidValues, mustBe: 0}] | /quality/0/arguments",
                    "logicalType: string, quality: [{metric: invalidValues, arguments: {validValues: [1]}, mustBe: 0}] | /quality/0/arguments/validValues/0",
                    "logicalType: integer, quality: [{metric: invalidValues, arguments: {validValues: [1.5]}, mustBe: 0}] | /quality/0/arguments/validValues/0",
                    "logicalType: number, quality: [{metric: invalidValues, arguments: {validValues: ['1']}, mustBe: 0}] | /quality/0/arguments/validValues/0",
                    "logicalType: number, quality: [{metric: invalidValues, arguments: {validValues: [1e39]}, mustBe: 0}] | /quality/0/arguments/validValues/0",
                    "logicalType: string, quality: [{metric: invalidValues, arguments: {validValues: [null]}, mustBe: 0}] | /quality/0/arguments/validValues/0",
                    "logicalType: string, quality: [{metric: invalidValues, arguments: {validValues: [a, a]}, mustBe: 0}] | /quality/0/arguments/validValues",
                    "logicalType: string, quality: [{metric: invalidValues, arguments: {pattern: (a+)+}, mustBe: 0}] | /quality/0/arguments/pattern",
                    "logicalType: integer, quality: [{metric: invalidValues, arguments: {pattern: ^a}, mustBe: 0}] | /quality/0/arguments/pattern",
                    "logicalType: string, quality: [{metric: missingValues, arguments: {missingValues: ['-']}, mustBe: 0}] | /quality/0/arguments/missingValues/0",
                    "logicalType: string, quality: [{metric: missingValues, mustBe: 0}] | /quality/0/arguments"
                })
        void refusesWhatIsWrongWithAField(String options, String pointer) {
            assertThat(refused(plain("{name: a, " + options + "}"))).contains("/schema/0/properties/0" + pointer);
        }

        @ParameterizedTest
        @CsvSource({"_row", "1a", "a-b", "数量", "''"})
        void refusesNamesThatAreNoColumnNames(String name) {
            assertThat(refused(plain("{name: " + name + ", logicalType: string}")))
                    .containsExactly("/schema/0/properties/0/name");
        }

        @Test
        void refusesTwoFieldsOfOneNameOrOneHeading() {
            assertThat(refused(plain("{name: a, logicalType: string}", "{name: A, logicalType: string}")))
                    .containsExactly("/schema/0/properties/1/name");
            assertThat(refused(
                            plain("{name: a, logicalType: string}", "{name: b, physicalName: a, logicalType: string}")))
                    .containsExactly("/schema/0/properties/1/physicalName");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "value: SALES             | value: sales                    | /customProperties/0/value",
                    "value: SALES             | value: 7                        | /customProperties/0/value",
                    "property: theme          | property: topic                 | /customProperties/0/property",
                    "value: soldAt            | value: quantity                 | /customProperties/1/value",
                    "value: soldAt            | value: nobody                   | /customProperties/1/value",
                    "value: '[channel]'       | value: '[nobody]'               | /customProperties/2/value/0",
                    "value: '[channel]'       | value: '[channel, channel]'     | /customProperties/2/value",
                    "'[quantity, price]'      | '[quantity, channel]'           | /customProperties/3/value/0/factors/1",
                    "'[quantity, price]'      | '[]'                            | /customProperties/3/value/0/factors",
                    "aggregate: COUNT         | aggregate: AVG                  | /customProperties/3/value/2/aggregate",
                    "aggregate: COUNT         | aggregate: DISTINCT             | /customProperties/3/value/2/factors",
                    "name: lines              | name: amount                    | /customProperties/3/value/2",
                    "field: quantity          | field: nobody                   | /customProperties/3/value/3/when/field",
                    "lessThan: '\"0\"'        | lessThan: nought                | /customProperties/3/value/3/when/lessThan",
                    "lessThan: '\"0\"'        | lessThen: '\"0\"'               | /customProperties/3/value/3/when/lessThen"
                })
        void refusesWhatCannotBeCounted(String text, String replacement, String pointer) {
            assertThat(refused(salesBut(bare(text), bare(replacement))))
                    .anyMatch(found -> found.startsWith("/schema/0" + pointer));
        }

        @Test
        void refusesFiguresWithoutADay() {
            assertThat(refused(salesBut("property: eventDate", "property: theme")))
                    .contains("/schema/0/customProperties");
        }

        @Test
        void namesEveryWrongPlaceAtOnce() {
            var document = salesBut("kind: DataContract", "kind: X")
                    .replace("logicalType: number", "logicalType: money")
                    .replace("format: i32", "format: i33");

            assertThat(refused(document))
                    .contains(
                            "/kind",
                            "/schema/0/properties/4/logicalType",
                            "/schema/0/properties/1/logicalTypeOptions/format");
        }

        @Test
        void refusesWhatIsNoObjectAtAll() {
            assertThat(refused("[]")).contains("");
            assertThat(refused("schema: [1]")).contains("/schema/0");
        }

        @Test
        void refusesMoreFieldsThanATableHolds() {
            var fields = new String[501];
            for (int i = 0; i < fields.length; i++) {
                fields[i] = "{name: a" + i + ", logicalType: string}";
            }
            assertThat(refused(plain(fields))).containsExactly("/schema/0/properties");
        }

        /** The table writes text with blanks in quotes; the document has none. */
        private static String bare(String text) {
            return text.replace("'", "");
        }
    }

    /** The standard's own examples, and documents of the same shape. */
    @Nested
    class Examples {

        /** What each example is refused for; nothing where it is taken. */
        private static final Map<String, List<String>> PLACES = Map.of(
                "all-data-types.odcs.yaml",
                List.of(
                        "/schema/0/properties/3/logicalTypeOptions/defaultTimezone",
                        "/schema/0/properties/3/logicalTypeOptions/minimum",
                        "/schema/0/properties/3/logicalTypeOptions/maximum",
                        "/schema/0/properties/5/logicalTypeOptions/format",
                        "/schema/0/properties/8/logicalType",
                        "/schema/0/properties/9/logicalType"),
                "column-completeness.odcs.yaml",
                List.of(),
                "column-validity.odcs.yaml",
                List.of("/schema/0/properties/0/quality/0/arguments/validValues/1", "/schema/0/properties/0/required"),
                "database-table-sla.odcs.yaml",
                List.of("/schema"),
                "full-example.odcs.yaml",
                List.of("/schema"),
                "postgresql-adventureworks-contract.odcs.yaml",
                List.of("/schema"));

        @Test
        void areTakenOrRefusedForAStatedReason() throws IOException {
            var folder = TestData.folder("odcs");
            if (folder.isPresent()) {
                for (var example : PLACES.entrySet()) {
                    var yaml = Files.readString(folder.get().resolve(example.getKey()));
                    assertThat(refused(yaml))
                            .as(example.getKey())
                            .containsExactlyInAnyOrderElementsOf(example.getValue());
                }
            }
            assertThat(refused(ALL_TYPES)).containsExactlyInAnyOrderElementsOf(PLACES.get("all-data-types.odcs.yaml"));
            assertThat(refused(NEVER_NULL)).isEmpty();
            assertThat(read(NEVER_NULL).schema().fields().get(0))
                    .extracting(Field::required, Field::key)
                    .containsExactly(true, 1);
            assertThat(refused(MOSTLY_VALID))
                    .containsExactlyInAnyOrderElementsOf(PLACES.get("column-validity.odcs.yaml"));
            assertThat(refused(head() + "schema: []\nslaProperties: [{property: latency, value: 4}]"))
                    .containsExactly("/schema");
            assertThat(refused(head() + "schema: [{name: a}, {name: b}]")).containsExactly("/schema");
        }

        private static final String ALL_TYPES = plain(
                "{name: a, logicalType: string, logicalTypeOptions: {minLength: 11, maxLength: 11, pattern: 'B[0-9]{10}'}}",
                "{name: b, logicalType: date, logicalTypeOptions: {exclusiveMinimum: '2020-01-01', format: yyyy-MM-dd}}",
                "{name: c, logicalType: timestamp, logicalTypeOptions: {maximum: '2021-01-01 00:00:00', format: 'yyyy-MM-dd HH:mm:ss'}}",
                "{name: d, logicalType: timestamp, logicalTypeOptions: {timezone: true, defaultTimezone: Etc/UTC,"
                        + " minimum: '2020-01-01 00:00:00+10:00', maximum: '2021-01-01 00:00:00+10:00', format: 'yyyy-MM-dd HH:mm:ssZ'}}",
                "{name: e, logicalType: time, logicalTypeOptions: {minimum: '00:00:00', format: 'HH:mm:ss', timezone: false}}",
                "{name: f, logicalType: number, logicalTypeOptions: {minimum: 0, format: f32}}",
                "{name: g, logicalType: integer, logicalTypeOptions: {minimum: 18, exclusiveMaximum: 100, format: i64}}",
                "{name: h, logicalType: boolean}",
                "{name: i, logicalType: array, logicalTypeOptions: {minItems: 0}}",
                "{name: j, logicalType: object, logicalTypeOptions: {maxProperties: 5}}");

        private static final String NEVER_NULL =
                plain("{name: a, logicalType: number, physicalType: int, primaryKey: true,"
                        + " quality: [{type: library, metric: nullValues, mustBe: 0, dimension: completeness, severity: error,"
                        + " schedule: 0 20 * * *, scheduler: cron}]}");

        private static final String MOSTLY_VALID = plain("{name: a, logicalType: string, primaryKey: true,"
                + " quality: [{metric: invalidValues, mustBeLessOrEqualTo: 5, unit: percent,"
                + " arguments: {validValues: ['', null]}}]}");
    }

    private static String head() {
        return "{apiVersion: v3.1.0, kind: DataContract, id: a, version: 1.0.0, status: draft}\n"
                .replaceAll("[{}]", "")
                .replace(", ", "\n");
    }

    /** A document with nothing but {@code fields}. */
    private static String plain(String... fields) {
        return head() + "schema: [{name: a, properties: [" + String.join(", ", fields) + "]}]";
    }
}
