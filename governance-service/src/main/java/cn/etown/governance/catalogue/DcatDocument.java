package cn.etown.governance.catalogue;

import cn.etown.evidence.due.Frequency;
import cn.etown.governance.catalogue.domain.DomainName;
import cn.etown.governance.interfaces.domain.InterfaceState;
import cn.etown.governance.sourcesystem.domain.DataDomain;
import cn.etown.kit.http.Links;
import cn.etown.kit.problem.Text;
import io.vertx.mutiny.sqlclient.Row;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A page of the catalogue in the words of DCAT 3, as JSON-LD: an interface is a dataset, its source system the service that
 * serves it, its contract the standard it conforms to. Every name is explained in the document itself, and every identifier
 * is relative to where the document was read.
 */
final class DcatDocument {

    private static final Map<String, String> CONTEXT = Map.of(
            "dcat", "http://www.w3.org/ns/dcat#",
            "dct", "http://purl.org/dc/terms/",
            "adms", "http://www.w3.org/ns/adms#",
            "foaf", "http://xmlns.com/foaf/0.1/",
            "hydra", "http://www.w3.org/ns/hydra/core#",
            "rdfs", "http://www.w3.org/2000/01/rdf-schema#",
            "skos", "http://www.w3.org/2004/02/skos/core#",
            "xsd", "http://www.w3.org/2001/XMLSchema#");

    private static final String AUTHORITY = "http://publications.europa.eu/resource/authority/";
    private static final String CATALOGUE = "dcat";

    /** Those whose data can be had; of the others there is a description only. */
    private static final Set<InterfaceState> LIVE =
            EnumSet.of(InterfaceState.ONLINE, InterfaceState.SUSPENDED, InterfaceState.DEPRECATED);

    private final Links links;

    DcatDocument(Links links) {
        this.links = links;
    }

    /**
     * The document.
     *
     * @param next the query of the page after this one, where there is one
     */
    Map<String, Object> of(List<Row> interfaces, Optional<String> next) {
        var catalogue = node(CATALOGUE, "dcat:Catalog");
        catalogue.put("dct:title", both(new Text("数据接口目录", "Catalogue of data interfaces")));
        catalogue.put(
                "dct:publisher",
                Map.of("@type", "foaf:Organization", "foaf:name", both(new Text("大数据中心", "Data center"))));
        catalogue.put("dcat:themeTaxonomy", domains());
        catalogue.put("dcat:dataset", interfaces.stream().map(this::dataset).toList());
        catalogue.put("dcat:service", services(interfaces));
        catalogue.put("hydra:view", view(next));
        var document = new LinkedHashMap<String, Object>();
        document.put("@context", CONTEXT);
        document.putAll(catalogue);
        return document;
    }

    private Map<String, Object> view(Optional<String> next) {
        var view = new LinkedHashMap<String, Object>();
        view.put("@type", "hydra:PartialCollectionView");
        next.ifPresent(query -> view.put("hydra:next", reference(CATALOGUE + "?" + query)));
        return view;
    }

    private Map<String, Object> domains() {
        var scheme = node(CATALOGUE + "#domains", "skos:ConceptScheme");
        scheme.put(
                "skos:hasTopConcept",
                Arrays.stream(DataDomain.values())
                        .map(domain -> concept(domain.name(), DomainName.of(domain)))
                        .toList());
        return scheme;
    }

    private Map<String, Object> concept(String name, Text label) {
        var concept = node(CATALOGUE + "#" + name, "skos:Concept");
        concept.put("skos:notation", name);
        concept.put("skos:prefLabel", both(label));
        return concept;
    }

    private Map<String, Object> dataset(Row row) {
        var thing = "interfaces/" + row.getString("code");
        var dataset = node(thing, "dcat:Dataset");
        dataset.put("dct:identifier", row.getString("code"));
        dataset.put("dct:title", named(row, "name"));
        dataset.put("dct:publisher", publisher(row));
        dataset.put("dcat:theme", themes(row));
        dataset.put("dct:issued", time(row.getOffsetDateTime("registered_at")));
        dataset.put("adms:status", status(row.getString("state")));
        dataset.put("dct:accessRights", restricted());
        Optional.ofNullable(row.getString("frequency"))
                .map(Frequency::valueOf)
                .ifPresent(frequency -> dataset.put("dct:accrualPeriodicity", periodicity(frequency)));
        if (row.getUUID("contract") != null) {
            dataset.put("dcat:version", row.getString("version"));
            dataset.put("dct:conformsTo", contract(row));
            Optional.ofNullable(row.getString("summary"))
                    .ifPresent(summary -> dataset.put("dct:description", chinese(summary)));
            dataset.put(
                    "dcat:keyword",
                    Arrays.stream(row.getArrayOfStrings("tags"))
                            .map(DcatDocument::chinese)
                            .toList());
        }
        if (LIVE.contains(InterfaceState.valueOf(row.getString("state")))) {
            dataset.put("dcat:distribution", distribution(thing, row));
        }
        return dataset;
    }

    private Map<String, Object> distribution(String thing, Row row) {
        var distribution = node(thing + "#distribution", "dcat:Distribution");
        distribution.put("dct:title", named(row, "name"));
        distribution.put("dcat:accessURL", reference(thing));
        distribution.put("dcat:accessService", reference(system(row)));
        distribution.put("dct:accessRights", restricted());
        if (row.getUUID("contract") != null) {
            distribution.put("dct:conformsTo", reference(contractOf(row)));
        }
        return distribution;
    }

    private Map<String, Object> contract(Row row) {
        var contract = node(contractOf(row), "dct:Standard");
        Optional.ofNullable(row.getString("title")).ifPresent(title -> contract.put("dct:title", chinese(title)));
        contract.put("dcat:version", row.getString("version"));
        contract.put("dct:issued", time(row.getOffsetDateTime("in_force_at")));
        contract.put("adms:status", status("IN_FORCE"));
        return contract;
    }

    /** Each source system once, with what it serves of this page. */
    private List<Object> services(List<Row> interfaces) {
        var bySystem = new LinkedHashMap<String, List<Row>>();
        interfaces.forEach(row ->
                bySystem.computeIfAbsent(system(row), none -> new ArrayList<>()).add(row));
        var services = new ArrayList<>();
        bySystem.forEach((system, rows) -> services.add(service(system, rows)));
        return services;
    }

    private Map<String, Object> service(String system, List<Row> served) {
        var first = served.get(0);
        var service = node(system, "dcat:DataService");
        service.put("dct:title", named(first, "system_name"));
        service.put("dct:publisher", reference("units/" + first.getString("unit")));
        service.put("dcat:theme", theme(first));
        service.put("adms:status", status(first.getString("phase")));
        service.put(
                "dcat:servesDataset",
                served.stream()
                        .map(row -> reference("interfaces/" + row.getString("code")))
                        .toList());
        return service;
    }

    private Map<String, Object> publisher(Row row) {
        var unit = node("units/" + row.getString("unit"), "foaf:Organization");
        unit.put("foaf:name", named(row, "unit_name"));
        unit.put("dct:identifier", row.getString("unit"));
        return unit;
    }

    private Map<String, Object> theme(Row row) {
        return reference(CATALOGUE + "#" + row.getString("domain"));
    }

    /** The domain, and the monitoring theme that its contract feeds. */
    private List<Object> themes(Row row) {
        var themes = new ArrayList<Object>();
        themes.add(theme(row));
        if (row.getString("theme") != null) {
            var fed = node("themes/" + row.getString("theme"), "skos:Concept");
            fed.put("skos:notation", row.getString("theme"));
            fed.put("skos:prefLabel", both(new Text(row.getString("theme_zh"), row.getString("theme_en"))));
            themes.add(fed);
        }
        return themes;
    }

    private Map<String, Object> status(String state) {
        var status = node(CATALOGUE + "#state-" + state, "skos:Concept");
        status.put("skos:notation", state);
        return status;
    }

    /** Data are read under a grant only (R3.2e). */
    private static Map<String, Object> restricted() {
        return Map.of("@id", AUTHORITY + "access-right/RESTRICTED", "@type", "dct:RightsStatement");
    }

    private static Map<String, Object> periodicity(Frequency frequency) {
        return switch (frequency) {
            case DAILY -> periodicity("DAILY", new Text("每日", "daily"));
            case WORKING_DAYS -> periodicity("OTHER", new Text("每个工作日", "each working day"));
            case WEEKLY -> periodicity("WEEKLY", new Text("每周", "weekly"));
            case TEN_DAYS -> periodicity("MONTHLY_3", new Text("每旬", "three times a month"));
            case MONTHLY -> periodicity("MONTHLY", new Text("每月", "monthly"));
            case QUARTERLY -> periodicity("QUARTERLY", new Text("每季度", "quarterly"));
            case YEARLY -> periodicity("ANNUAL", new Text("每年", "annual"));
            case LISTED_DAYS -> periodicity("IRREG", new Text("按列出的日期", "on listed days"));
        };
    }

    private static Map<String, Object> periodicity(String name, Text label) {
        return Map.of("@id", AUTHORITY + "frequency/" + name, "@type", "dct:Frequency", "rdfs:label", both(label));
    }

    private static String system(Row row) {
        return "source-systems/" + row.getUUID("system");
    }

    private static String contractOf(Row row) {
        return "contracts/" + row.getUUID("contract");
    }

    private Map<String, Object> node(String thing, String type) {
        var node = new LinkedHashMap<String, Object>();
        node.put("@id", links.to(thing));
        node.put("@type", type);
        return node;
    }

    private Map<String, Object> reference(String thing) {
        return Map.of("@id", links.to(thing));
    }

    /** A name in the languages it is known in: the English one stands beside the Chinese. */
    private static Object named(Row row, String column) {
        String english = row.getString(column + "_en");
        return english == null ? chinese(row.getString(column)) : both(new Text(row.getString(column), english));
    }

    private static Object chinese(String text) {
        return Map.of("@value", text, "@language", "zh-CN");
    }

    private static Object both(Text text) {
        return List.of(chinese(text.zh()), Map.of("@value", text.en(), "@language", "en"));
    }

    private static Object time(OffsetDateTime time) {
        return Map.of("@value", time.toInstant().toString(), "@type", "xsd:dateTime");
    }
}
