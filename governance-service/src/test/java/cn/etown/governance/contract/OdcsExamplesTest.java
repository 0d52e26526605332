package cn.etown.governance.contract;

import cn.etown.governance.contract.domain.ContractDocument;
import cn.etown.governance.contract.domain.ContractParts;
import cn.etown.governance.contract.domain.Part;
import cn.etown.governance.contract.domain.Treatment;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.testing.TestData;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** The standard's own examples and schema: every document is given back equal, or refused for a stated reason. */
class OdcsExamplesTest {

    private static final DocumentReader READER = new DocumentReader();

    /** The ends of the places for which a document may be refused; every other refusal would be a flaw of ours. */
    private static final Set<String> REASONS = Set.of(
            "schema", // one kind of record only
            "logicalType", // nested values
            "unique", // of one field of several in the key
            "required", // a key that may be empty
            "format", // binary floating point
            "defaultTimezone",
            "minimum", // not in the format the document states
            "maximum",
            "relationships",
            "properties", // nested values, or none
            "items",
            "name",
            "quality", // other engines
            "validValues", // null among them: whether a value may be absent is said by required
            "property"); // an extension that is not ours

    @Test
    void areGivenBackEqualOrRefusedForAStatedReason() throws IOException {
        var taken = 0;
        for (String yaml : documents()) {
            var tree = READER.read(yaml, DocumentFormat.YAML);
            assertWrittenEqual(tree);
            taken += isTaken(tree) ? 1 : 0;
            for (Object part : eachObjectAlone(tree)) {
                taken += isTaken(part) ? 1 : 0;
            }
        }

        assertThat(taken).as("documents that are taken").isPositive();
    }

    @Test
    void nameNoKeyOfTheStandardThatTheTablesDoNotKnow() throws IOException {
        var folder = TestData.folder("odcs");
        if (folder.isPresent()) {
            var schema =
                    new ObjectMapper().readTree(Files.readString(folder.get().resolve("odcs-json-schema-v3.1.0.json")));
            var definitions = schema.get("$defs");

            assertKnown(names(schema), "/");
            assertKnown(names(definitions.get("SchemaElement"), definitions.get("SchemaObject")), "/schema/*/");
            assertKnown(
                    names(
                            definitions.get("SchemaElement"),
                            definitions.get("SchemaBaseProperty"),
                            definitions.get("SchemaItemProperty")),
                    "/schema/*/properties/*/");
            assertKnown(
                    names(
                            definitions.get("DataQuality"),
                            definitions.get("DataQualityLibrary"),
                            definitions.get("DataQualityCustom"),
                            definitions.get("DataQualitySql")),
                    "/schema/*/properties/*/quality/*/");
            assertKnown(names(definitions.get("ServiceLevelAgreementProperty")), "/slaProperties/*/");
        }
        assertKnown(Set.of("schema", "slaProperties", "team"), "/");
        assertKnown(Set.of("items", "classification", "primaryKey"), "/schema/*/properties/*/");
        assertKnown(Set.of("metric", "query", "engine"), "/schema/*/quality/*/");
    }

    @Test
    void listEveryPartOnceWithWhatBecomesOfIt() {
        var parts = ContractParts.all();

        assertThat(parts).extracting(Part::path).doesNotHaveDuplicates();
        assertThat(parts).extracting(Part::treatment).contains(Treatment.values());
        assertThat(parts).allSatisfy(part -> {
            assertThat(part.meaning().zh()).isNotBlank();
            assertThat(part.meaning().en()).isNotBlank();
        });
    }

    private static void assertKnown(Set<String> names, String under) {
        var known = ContractParts.all().stream()
                .map(Part::path)
                .filter(path -> path.startsWith(under))
                .map(path -> path.substring(under.length()))
                .collect(Collectors.toSet());
        assertThat(known).as("keys under " + under).containsAll(names);
    }

    private static Set<String> names(JsonNode... definitions) {
        var names = new TreeSet<String>();
        for (JsonNode definition : definitions) {
            definition.path("properties").fieldNames().forEachRemaining(names::add);
        }
        assertThat(names).isNotEmpty();
        return names;
    }

    /** Written in either format and read again, a document says the same. */
    private static void assertWrittenEqual(Object tree) {
        for (DocumentFormat format : DocumentFormat.values()) {
            assertThat(READER.read(READER.write(tree, format), format))
                    .as(format.name())
                    .isEqualTo(tree);
        }
    }

    private static boolean isTaken(Object tree) {
        try {
            ContractDocument.read(tree, "a", ZoneId.of("Asia/Shanghai"));
            return true;
        } catch (RuleRefused refusal) {
            assertThat(refusal.code()).isEqualTo("contract-refused");
            assertThat(refusal.errors())
                    .isNotEmpty()
                    .extracting(FieldError::pointer)
                    .allSatisfy(pointer -> assertThat(REASONS).as(pointer).contains(lastName(pointer)));
            return false;
        }
    }

    private static String lastName(String pointer) {
        return pointer.replaceAll("/[0-9]+(?=/|$)", "").replaceAll(".*/", "");
    }

    /** As many documents as there are objects under {@code schema}, each with one of them. */
    private static List<Object> eachObjectAlone(Object tree) {
        var alone = new ArrayList<Object>();
        for (Object object : (List<?>) ((Map<?, ?>) tree).get("schema")) {
            var document = new LinkedHashMap<Object, Object>((Map<?, ?>) tree);
            document.put("schema", List.of(object));
            alone.add(document);
        }
        return alone;
    }

    /** The standard's examples where they are there, and always documents of the same shape. */
    private static List<String> documents() throws IOException {
        var documents = new ArrayList<>(List.of(ContractFixtures.sales(), MANY_OBJECTS));
        var folder = TestData.folder("odcs");
        if (folder.isPresent()) {
            try (var files = Files.list(folder.get())) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".yaml")).toList()) {
                    documents.add(Files.readString(file));
                }
            }
            assertThat(documents).hasSizeGreaterThan(2);
        }
        return documents;
    }

    private static final String MANY_OBJECTS = """
            version: 1.0.0
            apiVersion: v3.1.0
            kind: DataContract
            id: many
            status: active
            price: {priceAmount: 9.95}
            slaProperties: [{property: latency, value: 4, unit: d, element: a.b}]
            schema:
              - name: keyed
                properties:
                  - {name: id, logicalType: string, physicalType: varchar(18), primaryKey: true, required: true, unique: true,
                     criticalDataElement: false, encryptedName: id_encrypted, partitionKeyPosition: -1, classification: restricted,
                     examples: [a, b], authoritativeDefinitions: [{url: 'https://example.com', type: implementation}],
                     quality: [{metric: duplicateValues, mustBe: 0}, {metric: missingValues, mustBe: 0, arguments: {missingValues: ['', null]}}]}
                quality:
                  - {metric: duplicateValues, mustBe: 0, arguments: {properties: [id]}}
                  - {type: text, description: 每行一条}
              - name: nested
                relationships: [{type: foreignKey, from: [a.b], to: [c.d]}]
                properties:
                  - {name: members, logicalType: array, items: {logicalType: string}}
                  - {name: address, logicalType: object, properties: [{name: street, logicalType: string}]}
                quality:
                  - {metric: rowCount, mustBeGreaterThan: 1000000, type: library}
                customProperties: [{property: business-key, value: [a]}]
            """;
}
