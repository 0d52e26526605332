package cn.etown.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a list is asked with: things that are in the county, and words that are in many, few and no names. */
final class Samples {

    private static final int MOST = 50;
    private static final String INTERFACES =
            "select code from data_interface where state = 'ONLINE' order by md5(code)";
    private static final String UNITS = "select code from unit order by code <> '91141029MA0DEM1AXT', md5(code)";
    // Those with a licence first.
    private static final String SYSTEMS = "select id from source_system order by licence is null, md5(id::text)";
    private static final String WAITED_FOR = """
            select data_item from usage where data_item is not null
            group by data_item order by count(*) desc, data_item""";
    private static final List<String> WORDS =
            List.of("销售", "单", "sale", "s", "订单编号", "昌宁镇", "翅果油", "orderNo", "sales-0000001", "冷库 温度", "订单系统", "没有的词语");

    /** The parameters that search. */
    private static final List<String> SEARCHES = List.of("q", "search", "text");

    /** By what stands before the variable in a path: where things of this kind are, the largest lists first. */
    private static final Map<String, String> OF_PATHS = Map.ofEntries(
            Map.entry("interfaces", INTERFACES),
            Map.entry("units", UNITS),
            Map.entry("source-systems", SYSTEMS),
            Map.entry("contracts", "select id from contract order by md5(id::text)"),
            Map.entry("tickets", "select id from ticket order by md5(id::text)"),
            Map.entry("calendars", "select year from calendar_year"),
            Map.entry("classification-decisions", "select id from classification_decision order by md5(id::text)"),
            Map.entry(
                    "code-lists",
                    "select code from code_list_version where standing order by code <> 'measure-units', code like 'list-_' desc, code"),
            Map.entry("code-list-versions", "select id from code_list_version order by state <> 'DRAFT', id"),
            Map.entry("data-elements", """
                    select code from data_element_version where standing
                    order by (select count(*) from library_use where reference = 'data-elements/' || code) desc, md5(code)"""),
            Map.entry("data-element-versions", "select id from data_element_version order by id"),
            Map.entry("data-item-answers", "select id from item_answer order by id"),
            Map.entry(
                    "data-items",
                    "select id from data_item i order by (select count(*) from usage u where u.data_item = i.id) desc, id"),
            Map.entry("document-versions", "select id from document_version order by id"),
            Map.entry("normative-documents", "select id from normative_document order by id"),
            Map.entry("exemptions", "select id from exemption order by id"),
            Map.entry("grants", """
                    select id from access_grant
                    order by (select count(*) from grant_use where grant_id = access_grant.id) desc, id"""),
            Map.entry("invitations", "select id from invitation order by md5(id::text)"),
            Map.entry("interpretations", "select id from interpretation order by id"),
            Map.entry("legal-records", "select id from legal_record order by id"),
            Map.entry("licences", "select id from licence_version order by md5(id::text)"),
            Map.entry("mappings", "select id from mapping order by id"),
            Map.entry("masking-rules", "select id from masking_rule_set order by id"),
            Map.entry("naming-rules", "select code from naming_rule order by code"),
            Map.entry("parked-events", "select id from kit.parked_event order by id"),
            Map.entry("security-evidence", "select id from evidence_filing order by id"),
            Map.entry("standards", "select distinct code from standard_interface_version order by code"),
            Map.entry("system-papers", "select id from system_paper order by md5(id::text)"),
            Map.entry("themes", "select distinct code from theme_version order by code"),
            Map.entry("training-sessions", "select id from training_session order by id"));

    /** By the name of a query parameter; one that is to be asked otherwise in one list is named with that. */
    private static final Map<String, String> OF_PARAMETERS = Map.ofEntries(
            Map.entry("unit", UNITS),
            Map.entry("interface", INTERFACES),
            Map.entry("sourceSystem", SYSTEMS),
            Map.entry("listGrantUseDays interface", """
                    select interface_code from grant_use_day
                    group by interface_code order by count(*) desc, interface_code"""),
            Map.entry("person", "select person from invitation order by md5(id::text)"),
            Map.entry("codeList", "select code_list from mapping group by code_list order by count(*) desc, code_list"),
            // One of each list, in the order of code-lists.
            Map.entry("code", """
                    select coalesce((select min(code) from code_list_entry where version = l.id), 'C0000001')
                    from code_list_version l where standing
                    order by code <> 'measure-units', code like 'list-_' desc, code"""),
            // One of each interface, in the order of INTERFACES.
            Map.entry("fields", """
                    select (select min(name) from contract_field f where f.interface_code = i.code and f.place = 1)
                    from data_interface i where state = 'ONLINE' order by md5(code)"""),
            Map.entry("field", """
                    select (select min(name) from contract_field f where f.interface_code = i.code and f.place = 2)
                    from data_interface i where state = 'ONLINE' order by md5(code)"""),
            Map.entry(
                    "item", "select id from data_item where recorded in ('EXEMPT', 'MISSING') order by md5(id::text)"),
            Map.entry("dataItem", WAITED_FOR),
            Map.entry("parent", """
                    select 'domain:' || domain from (select distinct domain from source_system) as d
                    union all (select 'unit:' || domain || ':' || unit from source_system order by md5(id::text) limit 10)
                    union all (select 'source-system:' || id from source_system order by md5(id::text) limit 10)
                    union all (select 'interface:' || code from data_interface order by md5(code) limit 10)
                    union all (select 'contract:' || id from contract order by md5(id::text) limit 10)"""));

    /** By the name of a query parameter; one that means another thing in one list is named with that. */
    private static final Map<String, List<String>> FIXED = Map.ofEntries(
            Map.entry("listCodeEntries parent", List.of("-", "141029")),
            Map.entry("listSecurityEvidence state", List.of("FILED", "ACCEPTED", "REFUSED")),
            Map.entry("readEvents type", List.of("cn.etown.governance.unit-registered.v1")),
            Map.entry("applicable", List.of("true")),
            Map.entry("q", WORDS),
            Map.entry("search", WORDS),
            Map.entry("text", WORDS),
            // In a year whose calendar comes with the installation.
            Map.entry("listDuePeriods from", List.of("2026-01-01")),
            Map.entry("listDuePeriods to", List.of("2026-06-30")),
            Map.entry("from", List.of(day(-180))),
            Map.entry("to", List.of(day(0))),
            Map.entry("on", List.of(day(0), day(-100))),
            Map.entry("inForceOn", List.of(day(0))),
            Map.entry("asOf", List.of(day(0), day(180))),
            Map.entry("clause", List.of("R4.3a", "R12")),
            Map.entry("table", List.of("orders", "stock")),
            Map.entry("listClassificationDecisions field", List.of("returnAmount", "parcelNo")),
            Map.entry("listMappingEntries code", List.of("SP-1", "SP-10")),
            Map.entry("version", List.of("1")),
            Map.entry("after", List.of("0", "1")),
            Map.entry("month", List.of(YearMonth.now().toString())),
            Map.entry("wait", List.of("0")));

    private final Connection database;

    Samples(Connection database) {
        this.database = database;
    }

    /**
     * The requests that measure a list.
     *
     * @param variants paths by what they narrow, such as {@code ?unit}
     * @param unknown what of the list could not be asked, for nothing is known to ask with
     */
    record Requests(Map<String, List<String>> variants, List<String> unknown) {}

    Requests requestsOf(ListOperation list) throws SQLException {
        var variants = new LinkedHashMap<String, List<String>>();
        var unknown = new ArrayList<String>();
        var paths = paths(list.path());
        if (paths.isEmpty()) {
            unknown.add(list.operationId() + ": there is no " + list.path());
            return new Requests(variants, unknown);
        }
        var required = new ArrayList<String>();
        for (var parameter : list.filters()) {
            if (parameter.required()) {
                required.add(parameter.name());
                paths = with(paths, parameter.name(), values(list, parameter));
            }
        }
        variants.put(required.isEmpty() ? "" : " ?" + String.join("&", required), paths);
        for (var parameter : list.filters()) {
            if (!parameter.required()) {
                var values = values(list, parameter);
                if (values.isEmpty()) {
                    unknown.add(list.operationId() + " ?" + parameter.name());
                } else {
                    variants.put(" ?" + parameter.name(), with(paths, parameter.name(), values));
                }
            }
        }
        searchesWithin(list, paths).forEach(variants::put);
        return new Requests(variants, unknown);
    }

    /** What people of a unit ask: lists that show them what is their own, with the filters that name nothing of others. */
    Map<String, List<String>> requestsOfUnit(ListOperation list) {
        var variants = new LinkedHashMap<String, List<String>>();
        boolean ofAnObject = list.path().contains("{");
        if (ofAnObject || list.filters().stream().anyMatch(ListOperation.Parameter::required)) {
            return variants;
        }
        variants.put("", List.of(list.path()));
        for (var parameter : list.filters()) {
            var values = fixed(list, parameter);
            if (!values.isEmpty()) {
                variants.put(" ?" + parameter.name(), with(List.of(list.path()), parameter.name(), values));
            }
        }
        return variants;
    }

    /** Each search of the list together with each filter of few values: a common word may meet a rare one, and the other way. */
    private static Map<String, List<String>> searchesWithin(ListOperation list, List<String> paths) {
        var variants = new LinkedHashMap<String, List<String>>();
        for (var search : list.filters()) {
            for (var filter : list.filters()) {
                if (SEARCHES.contains(search.name()) && !filter.values().isEmpty() && !filter.required()) {
                    var narrowed = filter.values().stream()
                            .flatMap(value -> with(paths, filter.name(), List.of(value)).stream()
                                    .limit(WORDS.size())
                                    .flatMap(path -> with(List.of(path), search.name(), WORDS).stream()))
                            .toList();
                    variants.put(" ?" + search.name() + "&" + filter.name(), narrowed);
                }
            }
        }
        return variants;
    }

    private List<String> paths(String template) throws SQLException {
        int begin = template.indexOf('{');
        if (begin < 0) {
            return List.of(template);
        }
        String[] before = template.substring(0, begin).split("/");
        String query = OF_PATHS.get(before[before.length - 1]);
        if (query == null) {
            return List.of();
        }
        String rest = template.substring(template.indexOf('}') + 1);
        return read(query).stream()
                .map(id -> template.substring(0, begin) + id + rest)
                .toList();
    }

    private List<String> values(ListOperation list, ListOperation.Parameter parameter) throws SQLException {
        var fixed = fixed(list, parameter);
        String query = OF_PARAMETERS.getOrDefault(
                list.operationId() + " " + parameter.name(), OF_PARAMETERS.get(parameter.name()));
        return fixed.isEmpty() && query != null ? read(query) : fixed;
    }

    private static List<String> fixed(ListOperation list, ListOperation.Parameter parameter) {
        var here = FIXED.get(list.operationId() + " " + parameter.name());
        if (here != null || !parameter.values().isEmpty()) {
            return here != null ? here : parameter.values();
        }
        return FIXED.getOrDefault(parameter.name(), List.of());
    }

    /** So many days from today. */
    private static String day(int days) {
        return LocalDate.now().plusDays(days).toString();
    }

    /** Each path with one value, and with each value at least one path. */
    private static List<String> with(List<String> paths, String parameter, List<String> values) {
        int count = Math.max(paths.size(), values.size());
        return Stream.iterate(0, i -> i + 1)
                .limit(count)
                .map(i -> {
                    String path = paths.get(i % paths.size());
                    String value = URLEncoder.encode(values.get(i % values.size()), StandardCharsets.UTF_8);
                    return path + (path.contains("?") ? "&" : "?") + parameter + "=" + value;
                })
                .toList();
    }

    private List<String> read(String query) throws SQLException {
        try (var statement = database.createStatement();
                var found = statement.executeQuery("select * from (" + query + ") as sample (value) limit " + MOST)) {
            var values = new ArrayList<String>();
            while (found.next()) {
                values.add(found.getString(1));
            }
            return values;
        }
    }
}
