package cn.etown.governance.standard.impact;

import cn.etown.governance.contract.ContractFixtures;
import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static cn.etown.governance.GovernanceFixtures.UNIT_A;
import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.GovernanceFixtures.newInterface;
import static cn.etown.governance.GovernanceFixtures.putInForce;
import static cn.etown.governance.GovernanceFixtures.today;
import static cn.etown.governance.GovernanceFixtures.unit;
import static cn.etown.governance.standard.StandardFixtures.amount;
import static cn.etown.governance.standard.StandardFixtures.body;
import static cn.etown.governance.standard.StandardFixtures.draftList;
import static cn.etown.governance.standard.StandardFixtures.etag;
import static cn.etown.governance.standard.StandardFixtures.move;
import static cn.etown.governance.standard.StandardFixtures.newCode;
import static cn.etown.governance.standard.StandardFixtures.publishedList;
import static cn.etown.governance.standard.StandardFixtures.putEntries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class LibraryImpactTest {

    @BeforeEach
    void register() {
        unit(UNIT_A);
    }

    /** An element that is measured in a unit uses its code, as a mapping does those that it leads to. */
    @Test
    void namesTheElementsWhoseUnitOfMeasureADraftDrops() {
        String draft = "/code-list-versions/"
                + as("operator")
                        .body(body(
                                "code",
                                "measure-units",
                                "nameZh",
                                "计量单位",
                                "nameEn",
                                "units of measure",
                                "source",
                                "本测试"))
                        .post("/code-list-versions")
                        .path("id");
        as("operator")
                .header("If-Match", etag(draft))
                .body(Map.of("entries", List.of(), "remove", List.of("CNY")))
                .post(draft + "/entries")
                .then()
                .statusCode(200);

        as("auditor")
                .get(draft + "/dropped-codes")
                .then()
                .statusCode(200)
                .body("items.kind", everyItem(equalTo("DATA_ELEMENT")))
                .body("items.code", hasItem("CNY"))
                .body("items.link", everyItem(startsWith("data-element-versions/")));
        move(as("governor"), draft, "WITHDRAWN").then().statusCode(200);
    }

    @Test
    void namesTheContractInForceThatRefersToAnElementAndKeepsTheElement() {
        String code = newCode("price");
        String element = publishedElement(amount(code));
        String flow = newInterface(UNIT_A);
        String first = putInForce(UNIT_A, flow, withElement(code, "1.0.0"));

        as("operator")
                .get("/data-elements/" + code + "/impact")
                .then()
                .statusCode(200)
                .body("items.kind", contains("CONTRACT"))
                .body("items.link", contains("contracts/" + first))
                .body("items.name", contains(flow))
                .body("items.unit", contains(UNIT_A));
        move(as("governor"), element, "WITHDRAWN")
                .then()
                .statusCode(422)
                .body("code", equalTo("still-referred-to"))
                .body("clause", equalTo("R3.2b"))
                .body("errors.detail", contains(containsString("contracts/" + first)));

        putInForce(UNIT_A, flow, ContractFixtures.sales("2.0.0"));
        as("operator").get("/data-elements/" + code + "/impact").then().body("items", empty());
        move(as("governor"), element, "WITHDRAWN").then().statusCode(200);
    }

    @Test
    void namesTheContractsWhoseFieldsMeanAnElementBecauseTheirStandardSaysSo() {
        String flow = newInterface(UNIT_A);
        unit(UNIT_A);
        String template = as("operator")
                .queryParam("interface", flow)
                .get("/standards/inventory-days/template")
                .asString();
        var silent = template.replaceFirst(
                " *authoritativeDefinitions:\n *- type: dataElement\n *url: \\S*/data-elements/warehouseNo\n", "");
        assertThat(silent).isNotEqualTo(template);

        String contract = putInForce(UNIT_A, flow, silent);

        as("operator")
                .queryParam("limit", 200)
                .get("/data-elements/warehouseNo/impact")
                .then()
                .statusCode(200)
                .body("items.link", hasItem("contracts/" + contract));
    }

    @Test
    void namesWhatRefersToACodeListAndKeepsTheList() {
        String list = publishedList("FRUIT");
        String listVersion = "/code-list-versions/"
                + as("operator").get("/code-lists/" + list).path("id");
        String element = publishedElement(coded(newCode("kind"), list));
        String mapping = publishedMapping(list);

        as("auditor")
                .queryParam("limit", 1)
                .get("/code-lists/" + list + "/impact")
                .then()
                .body("items.link", contains(element.substring(1)));
        as("auditor")
                .get("/code-lists/" + list + "/impact")
                .then()
                .body("items.kind", contains("DATA_ELEMENT", "MAPPING"))
                .body("items.link", contains(element.substring(1), mapping.substring(1)));
        move(as("governor"), listVersion, "WITHDRAWN")
                .then()
                .statusCode(422)
                .body("code", equalTo("still-referred-to"))
                .body("errors.size()", equalTo(2));

        move(as("governor"), element, "WITHDRAWN").then().statusCode(200);
        move(as("governor"), mapping, "WITHDRAWN").then().statusCode(200);
        move(as("governor"), listVersion, "WITHDRAWN").then().statusCode(200);
    }

    @Test
    void namesTheContractsThatFollowAStandard() {
        String flow = newInterface(UNIT_A);
        String template = asOf("clerk", UNIT_A)
                .accept("*/*")
                .queryParam("interface", flow)
                .get("/standards/inventory-days/template")
                .asString();
        String contract = putInForce(UNIT_A, flow, template);

        as("operator")
                .queryParam("limit", 200)
                .get("/standards/inventory-days/impact")
                .then()
                .body("items.link", hasItem("contracts/" + contract));
        as("operator").get("/standards/no-such-standard/impact").then().statusCode(404);
        as("operator").get("/data-elements/noSuchElement/impact").then().statusCode(404);
    }

    @Test
    void isLookedAtAgainWhenAnElementIsPublished() {
        String list = publishedList("FRUIT");
        String element = draftElement(coded(newCode("kind"), list));
        move(
                        as("governor"),
                        "/code-list-versions/"
                                + as("operator").get("/code-lists/" + list).path("id"),
                        "WITHDRAWN")
                .then()
                .statusCode(200);

        move(as("governor"), element, "PUBLISHED").then().statusCode(422).body("errors.pointer", contains("/codeList"));
    }

    @Test
    void findsCodesThatAreNotInUseAnyMoreInContracts() {
        String list = newCode("list-");
        String path = draftList(list);
        putEntries(
                path,
                List.of(
                        body("code", "NEW", "nameZh", "新"),
                        body(
                                "code",
                                "OLD",
                                "nameZh",
                                "旧",
                                "validUntil",
                                today().minusDays(1).toString())));
        move(as("governor"), path, "PUBLISHED").then().statusCode(200);
        String code = newCode("kind");
        publishedElement(coded(code, list));

        asOf("clerk", UNIT_A)
                .contentType("application/yaml")
                .body(ContractFixtures.salesBut(
                                "        physicalName: 渠道\n", "        physicalName: 渠道\n" + reference(code))
                        .replace("[网店, 直播, 门店]", "[NEW, OLD]")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/contract-checks")
                .then()
                .statusCode(200)
                .body(
                        "items.findAll { it.rule == 'code-list-values' }.messageEn",
                        contains("The code list " + list + " has no OLD"));
    }

    private static String withElement(String code, String version) {
        return ContractFixtures.salesBut(
                        "        physicalName: 单价\n",
                        "        physicalName: 单价\n        customProperties: [{property: unit, value: CNY}]\n"
                                + reference(code))
                .replace("version: 1.0.0", "version: " + version);
    }

    private static String reference(String code) {
        return """
                        authoritativeDefinitions:
                          - type: dataElement
                            url: /api/governance/v1/data-elements/%s
                """.formatted(code);
    }

    private static Map<String, Object> coded(String code, String list) {
        return body(
                "code",
                code,
                "nameZh",
                "品类",
                "nameEn",
                "kind",
                "type",
                "STRING",
                "codeList",
                list,
                "caliber",
                "按主要用途归类");
    }

    private static String draftElement(Map<String, Object> element) {
        return "/data-element-versions/"
                + as("operator")
                        .body(element)
                        .post("/data-elements")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
    }

    private static String publishedElement(Map<String, Object> element) {
        String path = draftElement(element);
        move(as("governor"), path, "PUBLISHED").then().statusCode(200);
        return path;
    }

    private static String publishedMapping(String list) {
        String path = "/mappings/"
                + asOf("clerk", UNIT_A)
                        .body(Map.of("codeList", list, "validFrom", today().toString()))
                        .post("/mappings")
                        .path("id");
        asOf("clerk", UNIT_A)
                .header("If-Match", etag(path))
                .body(Map.of("entries", List.of(body("code", "SP-1", "standardCode", "FRUIT"))))
                .post(path + "/entries");
        move(asOf("clerk", UNIT_A), path, "SUBMITTED").then().statusCode(200);
        move(as("operator"), path, "PUBLISHED").then().statusCode(200);
        return path;
    }
}
