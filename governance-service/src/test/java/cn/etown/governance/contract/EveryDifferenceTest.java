package cn.etown.governance.contract;

import cn.etown.governance.contract.domain.ContractDocument;
import cn.etown.governance.contract.domain.Difference;
import cn.etown.governance.contract.domain.Differences;
import cn.etown.governance.contract.domain.SemanticVersion.Step;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.testing.TestData;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Two documents that are not equal differ somewhere: no part of a contract is changed unseen. */
class EveryDifferenceTest {

    private static final DocumentReader READER = new DocumentReader();
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** What text is tried in place of another: some fit where the text is one of a few. */
    private static final List<String> TEXTS = List.of(
            "v3.0.2",
            "integer",
            "number",
            "string",
            "i16",
            "2011-02-03 00:00:00",
            "MM/dd/yyyy HH:mm",
            "true",
            "COUNT",
            "SUM",
            "7",
            "^[a-z]{3}$",
            "soldAt",
            "paidAt",
            "quantity",
            "line",
            "channel",
            "numeric(11,2)",
            "quantity > 3",
            "nullValues",
            "rows",
            "percent");

    /** What cannot change alone, for other parts hang on it: these changes are in {@link DifferencesTest}. */
    private static final List<String> SETTLED = List.of(
            "/kind",
            "/schema/*/customProperties/*/property",
            "/schema/*/customProperties/*/value/*/aggregate",
            "/schema/*/properties/*/primaryKey",
            "/schema/*/properties/*/primaryKeyPosition",
            "/schema/*/quality/*/arguments/properties/*",
            "/schema/*/quality/*/engine",
            "/schema/*/quality/*/metric",
            "/schema/*/quality/*/type");

    /** A document and the place in which it differs from the one it was made of. */
    private record Mutant(Object document, String pointer) {}

    @Test
    void isNamedForEachLeafOfARichDocument() {
        var rich = READER.read(RICH, DocumentFormat.YAML);

        assertThat(read(rich)).as("the rich document itself").isPresent();
        var seen = new TreeMap<String, Integer>();
        for (String pointer : leaves(rich, "")) {
            seen.merge(pointer.replaceAll("/[0-9]+(?=/|$)", "/*"), assertSeen(rich, pointer), Integer::sum);
        }
        assertThat(seen.keySet().stream().filter(path -> seen.get(path) == 0)).containsExactlyElementsOf(SETTLED);
    }

    @Test
    void isNamedForEachLeafOfTheExamples() throws IOException {
        int seen = 0;
        for (Object document : documents()) {
            for (String pointer : leaves(document, "")) {
                seen += assertSeen(document, pointer);
            }
        }
        assertThat(seen).isPositive();
    }

    /** Several changes at once, each of which is named or stands within a part that is. */
    @Property(tries = 100)
    void isNamedHoweverManyThereAre(@ForAll @Size(min = 1, max = 6) List<Integer> places, @ForAll int which) {
        var rich = READER.read(RICH, DocumentFormat.YAML);
        var leaves = leaves(rich, "");
        var changed = rich;
        var made = new ArrayList<String>();
        for (int place : places) {
            var pointer = leaves.get(Math.floorMod(place, leaves.size()));
            var mutants = changed(changed, pointer);
            // The last one leaves the leaf out, and the places of others with it.
            var mutant = mutants.get(Math.floorMod(which, mutants.size() - 1)).document();
            if (!made.contains(pointer) && read(mutant).isPresent()) {
                changed = mutant;
                made.add(pointer);
            }
        }
        var differences = between(rich, changed);
        made.stream()
                .filter(pointer -> !pointer.equals("/version"))
                .forEach(pointer -> assertThat(differences.all())
                        .as(pointer)
                        .anyMatch(difference -> meets(difference.pointer(), itsList(pointer))));
    }

    /** An item that comes to be what another was is found again there. */
    private static String itsList(String pointer) {
        return pointer.replaceFirst("/[0-9]+$", "");
    }

    @Test
    void isADescriptionOrANotationWhereNothingElseIsEnforced() {
        var rich = READER.read(RICH, DocumentFormat.YAML);

        for (String pointer : List.of(
                "/id",
                "/apiVersion",
                "/status",
                "/description/purpose",
                "/schema/0/properties/0/logicalTypeOptions/format",
                "/schema/0/properties/0/physicalType",
                "/schema/0/properties/0/quality/1/description",
                "/schema/0/quality/0/description",
                "/slaProperties/0/value")) {
            assertThat(changed(rich, pointer).stream()
                            .map(Mutant::document)
                            .filter(mutant -> read(mutant).isPresent())
                            .map(mutant -> between(rich, mutant)))
                    .as(pointer)
                    .isNotEmpty()
                    .allSatisfy(differences -> {
                        assertThat(differences.callsFor()).isEqualTo(Step.PATCH);
                        assertThat(differences.all())
                                .extracting(Difference::pointer)
                                .containsExactly(pointer);
                    });
        }
    }

    /** How many mutants at {@code pointer} are documents; each differs there. */
    private static int assertSeen(Object document, String pointer) {
        var before = read(document);
        int seen = 0;
        for (Mutant mutant : changed(document, pointer)) {
            var after = before.flatMap(read -> read(mutant.document()));
            if (after.isPresent()) {
                seen++;
                assertNamed(Differences.between(before.get(), after.get()), mutant);
            }
        }
        return seen;
    }

    /** The version is what tells the two apart, so it is no difference between them. */
    private static void assertNamed(Differences differences, Mutant mutant) {
        if (mutant.pointer().equals("/version")) {
            assertThat(differences.all()).isEmpty();
            return;
        }
        assertThat(differences.all())
                .as(mutant.pointer())
                .anyMatch(difference -> meets(difference.pointer(), itsList(mutant.pointer())));
    }

    private static boolean meets(String one, String other) {
        return (one + "/").startsWith(other + "/") || (other + "/").startsWith(one + "/");
    }

    private static Differences between(Object before, Object after) {
        return Differences.between(read(before).orElseThrow(), read(after).orElseThrow());
    }

    private static Optional<ContractDocument> read(Object document) {
        try {
            return Optional.of(ContractDocument.read(document, "sales", ZONE));
        } catch (RuleRefused refused) {
            return Optional.empty();
        }
    }

    private static List<String> leaves(Object node, String pointer) {
        if (node instanceof Map<?, ?> map && !map.isEmpty()) {
            return map.entrySet().stream()
                    .flatMap(entry -> leaves(entry.getValue(), pointer + "/" + entry.getKey()).stream())
                    .toList();
        }
        if (node instanceof List<?> list && !list.isEmpty()) {
            var leaves = new ArrayList<String>();
            for (int i = 0; i < list.size(); i++) {
                leaves.addAll(leaves(list.get(i), pointer + "/" + i));
            }
            return leaves;
        }
        return List.of(pointer);
    }

    /** The document with something else at {@code pointer}, and without it. */
    private static List<Mutant> changed(Object document, String pointer) {
        var path = List.of(pointer.substring(1).split("/"));
        var leaf = at(document, path);
        return Stream.concat(
                        others(leaf).map(other -> with(document, path, Optional.of(other))),
                        Stream.of(with(document, path, Optional.empty())))
                .map(mutant -> new Mutant(mutant, pointer))
                .toList();
    }

    private static Stream<Object> others(Object leaf) {
        if (leaf instanceof Boolean flag) {
            return Stream.of(!flag);
        }
        if (leaf instanceof BigInteger whole) {
            return Stream.of(whole.add(BigInteger.ONE), whole.subtract(BigInteger.ONE), new BigDecimal(whole + ".5"));
        }
        if (leaf instanceof BigDecimal number) {
            return Stream.of(number.add(number), number.setScale(number.scale() + 1));
        }
        if (leaf instanceof String text) {
            return Stream.<Object>concat(Stream.of(text + "x"), TEXTS.stream()).filter(other -> !other.equals(text));
        }
        return Stream.of("x");
    }

    private static Object at(Object node, List<String> path) {
        for (String step : path) {
            node = node instanceof Map<?, ?> map ? map.get(step) : ((List<?>) node).get(Integer.parseInt(step));
        }
        return node;
    }

    private static Object with(Object node, List<String> path, Optional<Object> value) {
        var step = path.get(0);
        var rest = path.subList(1, path.size());
        if (node instanceof Map<?, ?> map) {
            var copy = new LinkedHashMap<Object, Object>(map);
            if (rest.isEmpty() && value.isEmpty()) {
                copy.remove(step);
            } else {
                copy.put(step, rest.isEmpty() ? value.get() : with(map.get(step), rest, value));
            }
            return copy;
        }
        var copy = new ArrayList<Object>((List<?>) node);
        int place = Integer.parseInt(step);
        if (rest.isEmpty() && value.isEmpty()) {
            copy.remove(place);
        } else {
            copy.set(place, rest.isEmpty() ? value.get() : with(copy.get(place), rest, value));
        }
        return copy;
    }

    /** Documents of ours always, and where they are there the standard's own, each of their objects alone. */
    private static List<Object> documents() throws IOException {
        var documents = new ArrayList<Object>();
        documents.add(ContractFixtures.read(ContractFixtures.sales()));
        var folder = TestData.folder("odcs");
        if (folder.isPresent()) {
            try (var files = Files.list(folder.get())) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".yaml")).toList()) {
                    documents.addAll(eachObjectAlone(READER.read(Files.readString(file), DocumentFormat.YAML)));
                }
            }
            assertThat(documents).hasSizeGreaterThan(1);
        }
        return documents;
    }

    private static List<Object> eachObjectAlone(Object document) {
        var alone = new ArrayList<Object>();
        for (Object object : (List<?>) ((Map<?, ?>) document).get("schema")) {
            var copy = new LinkedHashMap<Object, Object>((Map<?, ?>) document);
            copy.put("schema", List.of(object));
            alone.add(copy);
        }
        return alone;
    }

    private static final String RICH = """
            apiVersion: v3.1.0
            kind: DataContract
            id: sales-lines
            version: 1.0.0
            status: draft
            name: 网店销售明细
            tenant: 县
            domain: 业务平台域
            dataProduct: 销售
            description: {purpose: 销售监测, usage: 汇总, authoritativeDefinitions: [{url: 'https://example.com', type: x}]}
            tags: [a, b]
            servers: [{server: shop, type: custom, port: 5432}]
            support: [{channel: a, url: 'https://example.com'}]
            price: {priceAmount: 9.95, priceCurrency: CNY}
            team: {name: 数据组, members: [{username: clerk-a, role: owner}]}
            roles: [{role: reader, access: read}]
            slaDefaultElement: sales.soldAt
            slaProperties: [{property: latency, value: 4, valueExt: 5, unit: d, element: sales.soldAt, driver: analytics, description: 天}]
            authoritativeDefinitions: [{url: 'https://example.com', type: x}]
            customProperties: [{property: a, value: b}, {property: c, value: [1, 2]}]
            contractCreatedTs: '2026-01-01T00:00:00Z'
            schema:
              - name: sales
                id: s
                logicalType: object
                physicalName: t_sales
                physicalType: table
                businessName: 销售
                description: 每行一笔
                dataGranularityDescription: 一行一笔
                authoritativeDefinitions: [{url: 'https://example.com', type: x}]
                tags: [x]
                quality:
                  - {type: custom, engine: cel, name: positive, implementation: quantity > 0, description: 数量为正}
                  - {type: text, description: 以实付为准, dimension: accuracy}
                  - {metric: duplicateValues, mustBe: 0, arguments: {properties: [invoice, line]}, description: 不重复}
                properties:
                  - name: invoice
                    id: i
                    logicalType: string
                    physicalName: 单号
                    physicalType: varchar(20)
                    businessName: 订单编号
                    description: 一笔订单的编号
                    classification: L2
                    required: true
                    primaryKey: true
                    primaryKeyPosition: 1
                    encryptedName: e
                    criticalDataElement: true
                    partitioned: false
                    partitionKeyPosition: -1
                    transformSourceObjects: [a]
                    transformLogic: b
                    transformDescription: c
                    examples: [C0001]
                    tags: [y]
                    logicalTypeOptions: {minLength: 1, maxLength: 20, format: uuid}
                    authoritativeDefinitions: [{url: 'https://example.com', type: x}]
                    customProperties: [{property: personalData, value: 编号}]
                    quality:
                      - {type: library, metric: nullValues, mustBe: 0, severity: error, dimension: completeness, description: 不空}
                      - {type: text, description: 以网店为准}
                      - {metric: invalidValues, mustBe: 0, arguments: {pattern: '^C?[0-9]{1,10}$'}}
                  - name: line
                    logicalType: integer
                    required: true
                    primaryKey: true
                    primaryKeyPosition: 2
                    logicalTypeOptions: {minimum: 1, exclusiveMaximum: 100, multipleOf: 1, format: i32}
                  - name: soldAt
                    logicalType: timestamp
                    required: true
                    logicalTypeOptions: {format: 'yyyy-MM-dd HH:mm:ss', minimum: '2010-01-01 00:00:00', defaultTimezone: Asia/Shanghai}
                  - name: paidAt
                    logicalType: timestamp
                    required: true
                    logicalTypeOptions: {timezone: true}
                  - name: quantity
                    logicalType: integer
                    required: true
                    customProperties: [{property: unit, value: 件, description: 计量单位}]
                  - name: price
                    logicalType: number
                    physicalType: numeric(12,2)
                    required: true
                    logicalTypeOptions: {exclusiveMinimum: 0, maximum: 99999.99, multipleOf: 0.01}
                  - name: channel
                    logicalType: string
                    quality:
                      - {metric: invalidValues, mustBe: 0, arguments: {validValues: [网店, 直播, 门店]}}
                      - {metric: missingValues, mustBe: 0, arguments: {missingValues: [null, '']}}
                customProperties:
                  - {property: theme, value: SALES, id: th, description: 主题}
                  - {property: eventDate, value: soldAt}
                  - {property: dimensions, value: [channel, line]}
                  - property: measures
                    value:
                      - {name: amount, aggregate: SUM, factors: [quantity, price]}
                      - {name: lines, aggregate: COUNT}
                      - {name: returns, aggregate: COUNT, when: {field: quantity, lessThan: '0'}}
            """;
}
