package cn.etown.governance.contract.domain;

import cn.etown.governance.contract.domain.Place.Kind;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A contract document after the Open Data Contract Standard, read strictly (R3.2b).
 *
 * <p>Three sorts of parts are told apart. <b>Enforced</b>: {@code apiVersion}, {@code kind}, {@code id}, {@code version},
 * {@code status} and the one object under {@code schema}, see {@link SchemaReader}. <b>Describing</b>: the keys of
 * {@link #DESCRIBING}; only their kind of value is looked at, and the document is given back as it came. <b>Anything
 * else</b> is refused with the JSON pointer of its place, for a rule that stands in a contract and is not enforced would
 * deceive both sides.
 *
 * @param id the document's own identifier
 * @param version the version of the contract, as text
 */
public record ContractDocument(String id, String version, RecordSchema schema) {

    /** Versions of the standard with this structure; 2.x has another. */
    private static final Set<String> API_VERSIONS = Set.of("v3.0.0", "v3.0.1", "v3.0.2", "v3.1.0");

    private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z][0-9A-Za-z.+_-]{0,39}");
    private static final int MOST_CHARACTERS = 200;

    private static final Map<String, Kind> ENFORCED = Map.of(
            "apiVersion", Kind.TEXT,
            "kind", Kind.TEXT,
            "id", Kind.TEXT,
            "version", Kind.TEXT,
            "status", Kind.TEXT,
            "schema", Kind.LIST);

    private static final Map<String, Kind> DESCRIBING = Map.ofEntries(
            Map.entry("name", Kind.TEXT),
            Map.entry("tenant", Kind.TEXT),
            Map.entry("domain", Kind.TEXT),
            Map.entry("dataProduct", Kind.TEXT),
            Map.entry("description", Kind.OBJECT),
            Map.entry("tags", Kind.LIST),
            Map.entry("servers", Kind.LIST),
            Map.entry("support", Kind.LIST),
            Map.entry("price", Kind.OBJECT),
            // A list up to 3.0, an object with members since 3.1.
            Map.entry("team", Kind.ANY),
            Map.entry("roles", Kind.LIST),
            Map.entry("slaDefaultElement", Kind.TEXT),
            Map.entry("slaProperties", Kind.LIST),
            Map.entry("authoritativeDefinitions", Kind.LIST),
            Map.entry("customProperties", Kind.LIST),
            Map.entry("contractCreatedTs", Kind.TEXT));

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
        findings.refuseIfAny();
        return new ContractDocument(
                root.text("id").orElseThrow(), root.text("version").orElseThrow(), schema);
    }

    private static void checkTop(Place root) {
        var known = new HashMap<>(DESCRIBING);
        known.putAll(ENFORCED);
        root.knowsOnly(known.keySet());
        root.holds(DESCRIBING);
        ENFORCED.forEach(root::require);
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
