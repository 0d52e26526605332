package cn.etown.governance.contract.domain;

import cn.etown.governance.contract.domain.Place.Kind;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A contract document after the Open Data Contract Standard, read strictly (R3.2b).
 *
 * <p>Three sorts of parts are told apart. <b>Enforced</b> are {@code version} and its kin and the one object under
 * {@code schema}, see {@link SchemaReader}. <b>Describing</b> parts are only looked at for their kind of value, and the
 * document is given back as it came. <b>Anything else</b> is refused with the JSON pointer of its place, for a rule that
 * stands in a contract and is not enforced would deceive both sides. {@link ContractParts} says which part is of which sort.
 *
 * @param written the document as it was read: maps, lists and values
 * @param id the document's own identifier
 * @param version the version of the contract, as text
 * @param serviceLevels what the document says of service levels; they describe
 * @param descriptions the describing parts and what they say
 * @param rowRules rules on each record; whether their expressions are right is not for this package to see
 * @param libraryRules the rules of the standard's library
 * @param codeLists the fields whose values are codes of a code list
 * @param references the fields whose values are keys of another dataset
 */
public record ContractDocument(
        Map<?, ?> written,
        String id,
        String version,
        RecordSchema schema,
        List<ServiceLevel> serviceLevels,
        List<Description> descriptions,
        List<RowRule> rowRules,
        List<LibraryRule> libraryRules,
        List<CodeListRule> codeLists,
        List<ReferenceRule> references) {

    /** Versions of the standard with this structure; 2.x has another. */
    private static final Set<String> API_VERSIONS = Set.of("v3.0.0", "v3.0.1", "v3.0.2", "v3.1.0");

    private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z][0-9A-Za-z.+_-]{0,39}");
    private static final int MOST_CHARACTERS = 200;
    private static final int MOST_ROW_RULES = 50;

    public ContractDocument {
        serviceLevels = List.copyOf(serviceLevels);
        descriptions = List.copyOf(descriptions);
        rowRules = List.copyOf(rowRules);
        libraryRules = List.copyOf(libraryRules);
        codeLists = List.copyOf(codeLists);
        references = List.copyOf(references);
    }

    /**
     * Reads a document.
     *
     * @param document maps, lists, text, {@link java.math.BigInteger}, {@link java.math.BigDecimal}, booleans and nulls
     * @param dataset the dataset the records will belong to
     * @param zone the zone in which times without an offset will be read
     * @throws cn.etown.kit.problem.RuleRefused naming every place that is wrong or cannot be enforced
     */
    public static ContractDocument read(Object document, String dataset, ZoneId zone) {
        var findings = new Findings();
        var root = Place.root(document, findings);
        if (root.is(Kind.OBJECT)) {
            checkTop(root);
        }
        var schema = new SchemaReader(dataset, zone).read(root);
        var serviceLevels = ServiceLevel.readAll(root);
        var rowRules = rowRules(root);
        var references = ReferenceReader.readAll(root, dataset);
        findings.refuseIfAny();
        var libraryRules = LibraryRule.readAll(root, schema);
        findings.refuseIfAny();
        return new ContractDocument(
                (Map<?, ?>) document,
                root.text("id").orElseThrow(),
                root.text("version").orElseThrow(),
                schema,
                serviceLevels,
                Description.readAll(root),
                rowRules,
                libraryRules,
                root.items("schema").stream()
                        .flatMap(object -> QualityReader.codeLists(object).stream())
                        .toList(),
                references);
    }

    private static List<RowRule> rowRules(Place root) {
        var rules = root.items("schema").stream()
                .flatMap(object -> QualityReader.rowRules(object).stream())
                .toList();
        if (rules.size() > MOST_ROW_RULES) {
            root.refuseAt(
                    "schema",
                    "行级规则至多 " + MOST_ROW_RULES + " 条",
                    "There must be at most " + MOST_ROW_RULES + " row rules");
        }
        return rules;
    }

    private static void checkTop(Place root) {
        ContractParts.TOP.check(root);
        ContractParts.TOP.enforced().forEach(part -> root.require(part.name(), part.kind()));
        root.text("apiVersion")
                .filter(found -> !API_VERSIONS.contains(found))
                .ifPresent(found ->
                        root.refuseAt("apiVersion", "应为 v3.1.0（也接受 v3.0.x）", "Must be v3.1.0 (v3.0.x is taken too)"));
        root.text("kind")
                .filter(found -> !found.equals("DataContract"))
                .ifPresent(found -> root.refuseAt("kind", "应为 DataContract", "Must be DataContract"));
        root.text("id")
                .filter(found -> found.isBlank() || found.length() > MOST_CHARACTERS)
                .ifPresent(found -> root.refuseAt("id", "应为 1 至 200 个字符", "Must have 1 to 200 characters"));
        root.text("version")
                .filter(found -> !VERSION.matcher(found).matches())
                .ifPresent(found -> root.refuseAt(
                        "version", "应为 1 至 40 个字母、数字或 . + _ -", "Must be 1 to 40 letters, digits or . + _ -"));
    }
}
