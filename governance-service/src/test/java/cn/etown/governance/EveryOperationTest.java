package cn.etown.governance;

import cn.etown.governance.contract.ContractFixtures;
import cn.etown.governance.standard.StandardFixtures;
import cn.etown.kit.testing.EveryOperation;
import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static cn.etown.governance.GovernanceFixtures.UNIT_B;
import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.GovernanceFixtures.draft;
import static cn.etown.governance.GovernanceFixtures.fileEvidence;
import static cn.etown.governance.GovernanceFixtures.newInterface;
import static cn.etown.governance.GovernanceFixtures.onlineInterface;
import static cn.etown.governance.GovernanceFixtures.policyTerms;
import static cn.etown.governance.GovernanceFixtures.setPolicy;
import static cn.etown.governance.GovernanceFixtures.sourceSystem;
import static cn.etown.governance.GovernanceFixtures.submitLegalRecord;
import static cn.etown.governance.GovernanceFixtures.today;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class EveryOperationTest extends EveryOperation {

    private static final String BASE = "/api/governance/v1";
    private static final String DIGEST = "sha-256:" + "e".repeat(64);

    private final Map<String, String> foreign = new HashMap<>();

    @Override
    protected Map<String, String> openToAllUnits() {
        var open = new HashMap<String, String>();
        var library = "the standard library is the county's, and made to be followed";
        for (var path : List.of(
                "/code-lists/{code}",
                "/code-list-versions/{id}",
                "/data-elements/{code}",
                "/data-element-versions/{id}",
                "/naming-rules/{code}",
                "/standards/{code}",
                "/themes/{code}")) {
            open.put(BASE + path, library);
        }
        var prescribed =
                "what the center prescribes is for everybody to read, and each unit acknowledges it for itself";
        for (var path : List.of(
                "/agreements/{version}",
                "/document-versions/{id}",
                "/interpretations/{id}",
                "/normative-documents/{id}")) {
            open.put(BASE + path, prescribed);
        }
        open.put(BASE + "/calendars/{year}", "deadlines of all count by the same calendar");
        open.put(BASE + "/interfaces/{code}/calibers", "what a field means is for whoever reads its figures");
        open.put(BASE + "/masking-rules/{id}", "whoever reads fields may know how they are masked");
        open.put(
                BASE + "/training-sessions/{id}",
                "a session is held for many units; of those who came, people of a unit see their own");
        return open;
    }

    @Override
    protected Map<String, String> foreignObjects() {
        foreign.clear();
        ofTheUnit();
        ofItsSystem(sourceSystem(UNIT_B));
        ofItsInterface(newInterface(UNIT_B));
        ofItsFields(onlineInterface(UNIT_B, ContractFixtures.sales()));
        ofItsExternalSource();
        return foreign;
    }

    private void ofTheUnit() {
        GovernanceFixtures.unit(UNIT_B);
        add("/units/{code}", UNIT_B);
        add(
                "/agreement-signings/{id}",
                as("auditor").get("/units/" + UNIT_B + "/agreement-signings").path("items[0].id"));
        add("/security-evidence/{id}", fileEvidence(UNIT_B, today().plusYears(1)));
        made(
                "/emergency-plans/{id}",
                clerk(),
                Map.of(
                        "title",
                        "应急预案",
                        "link",
                        "https://files.example/plan.pdf",
                        "digest",
                        DIGEST,
                        "reviewedUntil",
                        today().plusYears(1).toString()),
                "/units/" + UNIT_B + "/emergency-plans");
        made(
                "/responsible-people/{id}",
                clerk(),
                Map.of(
                        "name", "数据责任人乙",
                        "office", "信息科",
                        "duty", "DATA_RESPONSIBLE",
                        "contact", Map.of("phone", "0357-6820001"),
                        "from", today().toString()),
                "/units/" + UNIT_B + "/responsible-people");
        made(
                "/invitations/{id}",
                as("operator"),
                Map.of(
                        "person",
                        keyOf("/responsible-people/{id}"),
                        "roles",
                        List.of("CLERK"),
                        "loginName",
                        "clerk-" + UUID.randomUUID()),
                "/invitations");
        made(
                "/mappings/{id}",
                clerk(),
                Map.of("codeList", StandardFixtures.publishedList("A"), "validFrom", today().toString()),
                "/mappings");
    }

    private void ofItsSystem(String system) {
        add("/source-systems/{id}", system);
        made(
                "/system-papers/{id}",
                clerk(),
                Map.of(
                        "kind",
                        "ASSET_LIST",
                        "title",
                        "资产清单",
                        "version",
                        UUID.randomUUID().toString().substring(0, 8),
                        "link",
                        "https://example.org/a.pdf",
                        "digest",
                        DIGEST,
                        "validFrom",
                        today().toString()),
                "/source-systems/" + system + "/papers");
        add(
                "/schema-listings/{id}",
                clerk().contentType("text/csv")
                        .queryParams(
                                "kind", "CATALOGUE", "takenFrom", "information_schema", "takenOn", today().toString())
                        .body("table,field\norders,amount\n".getBytes(StandardCharsets.UTF_8))
                        .post("/source-systems/" + system + "/schema-listings")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id"));
        String item = as("auditor")
                .queryParam("sourceSystem", system)
                .get("/data-items")
                .path("items[0].id");
        add("/data-items/{id}", item);
        made(
                "/data-item-answers/{id}",
                clerk(),
                Map.of("items", List.of(item), "kind", "OTHER", "text", "待定"),
                "/data-item-answers");
        made(
                "/exemptions/{id}",
                clerk(),
                Map.of("reason", "系统将更换", "until", today().plusDays(9).toString()),
                "/data-items/" + item + "/exemptions");
    }

    private void ofItsInterface(String code) {
        add("/interfaces/{code}", code);
        add(
                "/contracts/{id}",
                draft(UNIT_B, code, ContractFixtures.sales())
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id"));
        add(
                "/assurance-policies/{id}",
                setPolicy(code, today(), policyTerms())
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id"));
        add("/legal-records/{id}", submitLegalRecord(UNIT_B, code));
        made(
                "/tickets/{id}",
                asOf("user", UNIT_B),
                Map.of("kind", "DISPUTE", "title", "金额有误", "text", "应为 120.00。", "interfaceCode", code),
                "/tickets");
    }

    private void ofItsFields(String code) {
        made(
                "/classification-decisions/{id}",
                as("operator"),
                Map.of(
                        "interface",
                        code,
                        "field",
                        "price",
                        "sensitivityClass",
                        "L3",
                        "personalData",
                        false,
                        "reason",
                        "经核实",
                        "evidence",
                        List.of("采监〔2026〕31号")),
                "/classification-decisions");
        var terms = Map.of(
                "purpose", "测算本县农产品网络零售额",
                "fields", List.of("quantity"),
                "quota", Map.of("recordsPerDay", 100_000, "requestsPerDay", 200),
                "from", today().toString(),
                "until", today().plusDays(30).toString());
        made("/grants/{id}", asOf("user", UNIT_B), Map.of("interfaceCode", code, "terms", terms), "/grants");
    }

    private void ofItsExternalSource() {
        var licence = Map.of("text", "数据使用协议", "until", today().plusDays(9).toString());
        String system = as("operator")
                .body(Map.of(
                        "unit", UNIT_B,
                        "name", "外部气象数据",
                        "domain", "EXTERNAL",
                        "phase", "OPERATION",
                        "licence", licence))
                .post("/source-systems")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        add(
                "/licences/{id}",
                as("auditor").get("/source-systems/" + system + "/licences").path("items[0].id"));
    }

    private static RequestSpecification clerk() {
        return asOf("clerk", UNIT_B);
    }

    private void made(String template, RequestSpecification who, Map<String, ?> request, String collection) {
        add(
                template,
                who.body(request)
                        .post(collection)
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id"));
    }

    private String keyOf(String template) {
        String path = foreign.get(BASE + template);
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private void add(String template, String key) {
        foreign.put(BASE + template, BASE + template.replaceAll("\\{[^}]+}", key));
    }
}
