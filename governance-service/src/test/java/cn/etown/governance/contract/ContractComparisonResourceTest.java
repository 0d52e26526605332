package cn.etown.governance.contract;

import cn.etown.governance.ToldEvents;
import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static cn.etown.governance.GovernanceFixtures.UNIT_A;
import static cn.etown.governance.GovernanceFixtures.UNIT_B;
import static cn.etown.governance.GovernanceFixtures.approveInterface;
import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.GovernanceFixtures.asService;
import static cn.etown.governance.GovernanceFixtures.draft;
import static cn.etown.governance.GovernanceFixtures.move;
import static cn.etown.governance.GovernanceFixtures.newInterface;
import static cn.etown.governance.GovernanceFixtures.putInForce;
import static cn.etown.governance.standard.StandardFixtures.publishedList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class ContractComparisonResourceTest {

    private static final String RULE = """
                quality:
                  - type: custom
                    engine: cel
                    description: 单价不为负
                    implementation: price >= 0
            """;

    private String code;

    @BeforeEach
    void plan() {
        code = newInterface(UNIT_A);
    }

    @Test
    void tellsWhatDiffersAndWhomItTouches() {
        String first = draft(UNIT_A, code, ContractFixtures.sales()).path("id");
        String second = draft(UNIT_A, code, ContractFixtures.sales("1.0.1").replace("[网店, 直播, 门店]", "[网店, 直播, 门店, 团购]"))
                .path("id");
        use("渠道数", "channel");
        use("件数", "quantity");

        compare(second, first)
                .then()
                .statusCode(200)
                .body("compatibility", equalTo("BACKWARD"))
                .body("callsFor", equalTo("MINOR"))
                .body("leastVersion", equalTo("1.1.0"))
                .body("statedVersion", equalTo("1.0.1"))
                .body("versionedEnough", equalTo(false))
                .body("differences.pointer", contains("/schema/0/properties/5/quality"))
                .body("differences.zh", contains("channel：可取值增加：（无） → 团购"))
                .body("touches.name", contains("渠道数"));
        compare(first, second).then().body("compatibility", equalTo("FORWARD"));
        compare(first, first).then().body("differences", empty()).body("touches", empty());
    }

    @Test
    void tellsForWhatAVersionWouldBeRefused() {
        String first = putInForce(UNIT_A, code, ContractFixtures.sales());
        String second = draft(UNIT_A, code, ContractFixtures.salesWithDecimalQuantity("2.0.0"))
                .path("id");

        compare(second, first)
                .then()
                .statusCode(200)
                .body("compatibility", equalTo("BACKWARD"))
                .body("objections.pointer", contains("/schema/0/properties/3/logicalType"))
                .body("objections[0].zh", containsString("integer"))
                .body("differenceCount", equalTo(1))
                .body("touchCount", equalTo(0));
        compare(first, second).then().body("objections", empty());
    }

    @Test
    void showsSomeOfVeryManyDifferencesAndSaysHowManyThereAre() {
        String first = draft(UNIT_A, code, described("1.0.0", "甲")).path("id");
        String second = draft(UNIT_A, code, described("1.0.1", "乙")).path("id");

        compare(second, first)
                .then()
                .statusCode(200)
                .body("differences.size()", equalTo(500))
                .body("differenceCount", equalTo(600))
                .body("callsFor", equalTo("PATCH"));
    }

    /** Three hundred fields with two descriptions each. */
    private static String described(String version, String text) {
        return IntStream.range(0, 300)
                .mapToObj(i ->
                        "{name: f%d, logicalType: string, description: %s, businessName: %s}".formatted(i, text, text))
                .collect(Collectors.joining(
                        ", ",
                        "{apiVersion: v3.1.0, kind: DataContract, id: a, version: " + version
                                + ", status: draft, schema: [{name: a, properties: [",
                        "]}]}"));
    }

    @Test
    void comparesOnlyContractsOfOneInterfaceThatTheCallerMaySee() {
        String one = draft(UNIT_A, code, ContractFixtures.sales()).path("id");
        String other =
                draft(UNIT_A, newInterface(UNIT_A), ContractFixtures.sales()).path("id");

        compare(one, other).then().statusCode(422).body("code", equalTo("other-interface"));
        asOf("clerk", UNIT_B)
                .queryParam("from", one)
                .get("/contracts/" + one + "/differences")
                .then()
                .statusCode(404);
        as("auditor").get("/contracts/" + one + "/differences").then().statusCode(400);
    }

    @Test
    void doesNotSubmitAVersionSmallerThanItsDifferencesCallFor() {
        putInForce(UNIT_A, code, ContractFixtures.sales("1.0.0"));
        String small = "/contracts/"
                + draft(UNIT_A, code, ContractFixtures.sales("1.5.0").replace("maxLength: 20", "maxLength: 19"))
                        .path("id");

        move(asOf("clerk", UNIT_A), small, "SUBMITTED")
                .then()
                .statusCode(422)
                .body("code", equalTo("version-too-small"))
                .body("clause", equalTo("R8.4"))
                .body("errors.pointer", contains("/version"));
        as("auditor").get(small).then().body("state", equalTo("DRAFT"));
    }

    @Test
    void tellsTheRowRulesOfAContractThatComesIntoForce() {
        String contract = putInForce(UNIT_A, code, withRule(RULE));

        JsonObject rules = rulesTold("contracts/" + contract);
        assertThat(rules)
                .isEqualTo(JsonObject.of(
                        "rows", JsonArray.of(JsonObject.of("expression", "price >= 0", "message", "单价不为负"))));
    }

    @Test
    void tellsTheCodesOfAListBeforeTheContractThatHoldsDataToThem() {
        String list = publishedList("网店", "直播");
        String document = ContractFixtures.salesBut("validValues: [网店, 直播, 门店]", "codeList: " + list);

        String contract = putInForce(UNIT_A, code, document);

        assertThat(rulesTold("contracts/" + contract))
                .isEqualTo(JsonObject.of("codeLists", JsonArray.of(JsonObject.of("field", "channel", "list", list))));
        var told = ToldEvents.of("code-lists/" + list, "code-list-codes");
        assertThat(told).hasSize(2).allSatisfy(codes -> {
            assertThat(codes)
                    .containsEntry("list", list)
                    .containsEntry("number", 1)
                    .containsEntry("entries", 2);
            assertThat(codes.get("codes")).isEqualTo(List.of(Map.of("code", "直播"), Map.of("code", "网店")));
        });
    }

    @Test
    void submitsNoContractThatNamesNoCodeListThereIs() {
        String document = ContractFixtures.salesBut("validValues: [网店, 直播, 门店]", "codeList: nobody-knows");

        move(
                        asOf("clerk", UNIT_A),
                        "/contracts/" + draft(UNIT_A, code, document).path("id"),
                        "SUBMITTED")
                .then()
                .statusCode(422)
                .body("code", equalTo("contract-not-to-standard"))
                .body("errors.pointer", contains("/schema/0/properties/5/quality/0/arguments/codeList"));
    }

    @Test
    void tellsWhichAssetAFieldRefersTo() {
        String shops = newInterface(UNIT_B);
        putInForce(
                UNIT_B,
                shops,
                ContractFixtures.sales()
                        .replaceAll("(name: line\n(?: .*\n)*?) *primaryKey: true\n *primaryKeyPosition: 2\n", "$1"));
        String dataset = shops.replace('-', '_');

        String contract = putInForce(UNIT_A, code, referring(dataset + ".invoice"));

        assertThat(rulesTold("contracts/" + contract))
                .isEqualTo(JsonObject.of(
                        "references",
                        JsonArray.of(JsonObject.of(
                                "field", "channel", "dataset", dataset, "of", "invoice", "scope", "ALL"))));
    }

    @Test
    void submitsNoContractThatRefersToWhatIsNoKey() {
        String two = newInterface(UNIT_B);
        putInForce(UNIT_B, two, ContractFixtures.sales());

        for (String to : List.of("nobody.invoice", two.replace('-', '_') + ".invoice")) {
            move(
                            asOf("clerk", UNIT_A),
                            "/contracts/"
                                    + draft(UNIT_A, newInterface(UNIT_A), referring(to))
                                            .path("id"),
                            "SUBMITTED")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("contract-not-to-standard"))
                    .body("errors.pointer", contains("/schema/0/properties/5/relationships/0/to"));
        }
    }

    private static String referring(String to) {
        return ContractFixtures.salesBut(
                "        quality:\n          - type: library\n            metric: invalidValues\n",
                "        relationships:\n          - to: " + to
                        + "\n            customProperties: [{property: scope, value: ALL}]\n"
                        + "        quality:\n          - type: library\n            metric: invalidValues\n");
    }

    @Test
    void tellsNothingOfRulesWhereThereAreNone() {
        assertThat(rulesTold("contracts/" + putInForce(UNIT_A, code, ContractFixtures.sales())))
                .isNull();
    }

    @Test
    void listsLibraryRulesAndTellsThoseOnAWholeDelivery() {
        var rules = """
                    quality:
                      - {metric: rowCount, mustBeBetween: [1, 5000]}
                      - {metric: duplicateValues, name: 渠道不全同, mustBeLessThan: 99.5, unit: percent, severity: warning, arguments: {properties: [channel]}}
                      - {metric: duplicateValues, mustBe: 0, arguments: {properties: [invoice, line]}}
                """;
        String path = "/contracts/" + draft(UNIT_A, code, withRule(rules)).path("id");

        as("auditor")
                .get(path + "/quality-rules")
                .then()
                .statusCode(200)
                .body("items.metric", contains("rowCount", "duplicateValues", "duplicateValues", "invalidValues"))
                .body("items.scope", contains("DELIVERY", "DELIVERY", "RECORD", "RECORD"))
                .body("items.severity", contains("ERROR", "WARNING", "ERROR", "ERROR"))
                .body("items[0].operator", equalTo("BETWEEN"))
                .body("items[0].thresholds", contains("1", "5000"))
                .body("items[0].unit", equalTo("ROWS"))
                .body("items[2].fields", contains("invoice", "line"))
                .body("items[3].values", contains("网店", "直播", "门店"));
        move(asOf("clerk", UNIT_A), path, "SUBMITTED").then().statusCode(200);
        move(as("governor"), path, "APPROVED").then().statusCode(200);
        approveInterface(code);

        move(as("operator"), path, "IN_FORCE").then().statusCode(200);

        assertThat(rulesTold(path.substring(1))).isEqualTo(new JsonObject("""
                {"batch": [
                  {"metric": "rowCount", "operator": "BETWEEN", "thresholds": ["1", "5000"], "unit": "ROWS", "severity": "ERROR"},
                  {"name": "渠道不全同", "metric": "duplicateValues", "fields": ["channel"], "operator": "LESS",
                   "thresholds": ["99.5"], "unit": "PERCENT", "severity": "WARNING"}]}"""));
    }

    @Test
    void storesNoContractWhoseRowRuleIsNotRight() {
        draft(UNIT_A, code, withRule(RULE.replace("price >= 0", "price >= 0.5")))
                .then()
                .statusCode(422)
                .body("code", equalTo("contract-refused"))
                .body("errors.pointer", contains("/schema/0/quality/0/implementation"));

        as("auditor").queryParam("interface", code).get("/contracts").then().body("items", empty());
    }

    @Test
    void showsTheServiceLevelsThatAContractStates() {
        String sla = "slaProperties:\n  - {property: frequency, value: 1, unit: d}\n"
                + "  - {property: retention, value: 2.50, unit: y, element: sales.soldAt}\n";
        String path = "/contracts/"
                + draft(UNIT_A, code, ContractFixtures.sales() + sla).path("id") + "/service-levels";

        String next = asOf("clerk", UNIT_A)
                .queryParam("limit", 1)
                .get(path)
                .then()
                .statusCode(200)
                .body("items.property", contains("frequency"))
                .body("items.value", contains("1"))
                .extract()
                .path("next");
        as("auditor")
                .queryParam("cursor", next)
                .get(path)
                .then()
                .body("items.property", contains("retention"))
                .body("items.element", contains("sales.soldAt"));
    }

    @Test
    void listsWhatBecomesOfEachPart() {
        as("auditor")
                .queryParam("limit", 200)
                .get("/contract-parts")
                .then()
                .statusCode(200)
                .body("items.path", hasItem("/schema/*/properties/*/required"))
                .body("items.zh", everyItem(notNullValue()));
        String next = as("auditor")
                .queryParam("standing", "REFUSED")
                .queryParam("limit", 1)
                .get("/contract-parts")
                .then()
                .body("items.path", contains("/schema/*/relationships"))
                .extract()
                .path("next");
        as("auditor")
                .queryParam("standing", "REFUSED")
                .queryParam("limit", 1)
                .queryParam("cursor", next)
                .get("/contract-parts")
                .then()
                .body("items.standing", contains("REFUSED"))
                .body("items.path", contains("/schema/*/quality/*/rule"));
    }

    /** What the feed tells of the rules of a contract beside those of its fields; {@code null} where it tells of none. */
    private static JsonObject rulesTold(String contract) {
        var told = ToldEvents.of(contract, "contract-in-force");
        assertThat(told).hasSize(1);
        return new JsonObject(told.get(0)).getJsonObject("schema").getJsonObject("rules");
    }

    private static String withRule(String rule) {
        return ContractFixtures.salesBut("    physicalType: table\n", "    physicalType: table\n" + rule);
    }

    private static Response compare(String id, String from) {
        return as("auditor").queryParam("from", from).get("/contracts/" + id + "/differences");
    }

    private void use(String name, String field) {
        asService("monitoring-service")
                .body(Map.of(
                        "interface",
                        code,
                        "kind",
                        "INDICATOR",
                        "link",
                        "/api/monitoring/v1/indicators/" + field,
                        "name",
                        name,
                        "fields",
                        List.of(field)))
                .post("/usages")
                .then()
                .statusCode(201);
    }
}
