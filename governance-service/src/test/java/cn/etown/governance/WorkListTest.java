package cn.etown.governance;

import cn.etown.governance.contract.ContractFixtures;
import cn.etown.kit.testing.PostgresResource;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.GovernanceFixtures.asPerson;
import static cn.etown.governance.GovernanceFixtures.fileEvidence;
import static cn.etown.governance.GovernanceFixtures.kindsOwed;
import static cn.etown.governance.GovernanceFixtures.newInterface;
import static cn.etown.governance.GovernanceFixtures.newUnit;
import static cn.etown.governance.GovernanceFixtures.newUnitCode;
import static cn.etown.governance.GovernanceFixtures.onlineInterface;
import static cn.etown.governance.GovernanceFixtures.person;
import static cn.etown.governance.GovernanceFixtures.submitLegalRecord;
import static cn.etown.governance.GovernanceFixtures.tasks;
import static cn.etown.governance.GovernanceFixtures.today;
import static cn.etown.governance.GovernanceFixtures.unit;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** The work lists of all roles (待办, R1): what each task is about, and which request does it. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class WorkListTest {

    private static final String API = "/api/governance/v1/";

    /** What no single request of this service does. */
    private static final Set<String> DONE_BY_SEVERAL = Set.of("send-trial-batch", "bring-requirements");

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void namesARequestThatTheCallerMayMakeForEveryTask() throws IOException {
        String provider = newUnitCode();
        unit(provider);
        String holder = newUnitCode();
        unit(holder);
        someDuties(provider, holder);
        JsonNode paths = json.readTree(given().queryParam("format", "json")
                        .get("/api/governance/v1/openapi")
                        .asString())
                .path("paths");

        for (String role : List.of("operator", "governor")) {
            mayDoAll(paths, role, () -> as(role));
        }
        for (String role : List.of("clerk", "signer", "user")) {
            mayDoAll(paths, role, () -> asOf(role, provider));
            mayDoAll(paths, role, () -> asOf(role, holder));
        }
    }

    @Test
    void asksAnotherGovernorThanTheWriterToPublishADraft() {
        String version = draftedDocument();
        String interpretation = asPerson("writer", "governor")
                .body(Map.of(
                        "clause",
                        "R4.3a",
                        "question",
                        "历史数据是否应接？",
                        "answer",
                        "自 2026 年起的数据应接。",
                        "reference",
                        "领办〔2026〕3号",
                        "inForceFrom",
                        today().toString()))
                .post("/interpretations")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        var toPublish = task(() -> as("governor"), "publish-document", "document-versions/" + version);
        assertThat(title(toPublish, "zh")).isEqualTo("发布或撤回规范性文件草案：接入规范 v1");
        assertThat(title(
                        task(() -> as("governor"), "publish-interpretation", "interpretations/" + interpretation),
                        "zh"))
                .contains("R4.3a", "领办〔2026〕3号");
        assertThat(tasks(() -> asPerson("writer", "governor")))
                .noneMatch(task -> task.get("link").equals(API + "interpretations/" + interpretation));
    }

    @Test
    void namesTheUnitThatFiledEvidence() {
        String filing = newUnit();
        String evidence = fileEvidence(filing, today().plusYears(1));

        var task = task(() -> as("operator"), "decide-security-evidence", "security-evidence/" + evidence);

        assertThat(title(task, "zh")).isEqualTo("审核 单位 " + filing + " 的安全能力证明");
        assertThat(title(task, "en")).endsWith("单位 " + filing);
        assertThat(task.get("act"))
                .isEqualTo(Map.of("method", "POST", "link", API + "security-evidence/" + evidence + "/transitions"));
    }

    @Test
    void namesTheInterfaceOfALegalRecordByCodeAndName() {
        String provider = newUnitCode();
        unit(provider);
        String code = newInterface(provider);
        String record = submitLegalRecord(provider, code);

        var task = task(() -> as("governor"), "review-legal-record", "legal-records/" + record);

        assertThat(title(task, "zh")).contains(code + " 销售明细");
        assertThat(title(task, "en")).contains(code + " 销售明细");
    }

    @Test
    void namesWhoAppliesForWhichInterface() {
        String provider = newUnitCode();
        String holder = newUnitCode();
        unit(holder);
        String code = onlineInterface(provider, ContractFixtures.sales());
        String grant = apply(holder, code);

        var task = task(() -> as("operator"), "check-grant", "grants/" + grant);

        assertThat(title(task, "zh")).contains("单位 " + holder, code + " 销售明细", "测算本县农产品网络零售额");
        assertThat(title(task, "en")).contains("单位 " + holder, code + " 销售明细", "测算本县农产品网络零售额");
    }

    @Test
    void namesTheDocumentToAcknowledgeAndTheSystemWhosePapersLack() {
        String provider = newUnitCode();
        unit(provider);
        newInterface(provider);
        String version = publishedDocument();

        var toSign = task(() -> asOf("signer", provider), "acknowledge-document", "document-versions/" + version);
        var toFile = tasks(() -> asOf("clerk", provider)).stream()
                .filter(task -> task.get("kind").equals("file-papers"))
                .findFirst()
                .orElseThrow();

        assertThat(title(toSign, "zh")).isEqualTo("签收规范性文件：接入规范");
        assertThat(title(toFile, "zh")).contains("源系统 订单系统");
    }

    private static void someDuties(String provider, String holder) {
        fileEvidence(provider, today().plusYears(1));
        String online = onlineInterface(provider, ContractFixtures.sales());
        nobodyAnswersFor(provider, online);
        submitLegalRecord(provider, newInterface(provider));
        apply(holder, online);
        asOf("clerk", holder)
                .body(Map.of("kind", "QUALITY", "title", "金额有误", "text", "应为 120", "interfaceCode", online))
                .post("/tickets")
                .then()
                .statusCode(201);
        publishedDocument();
        newUnit();
    }

    /** Today is the last day of the one who answers for an interface. */
    private static void nobodyAnswersFor(String provider, String code) {
        String path = "/responsible-people/"
                + as("auditor")
                        .get("/interfaces/" + code + "/responsible-people")
                        .path("items[0].person");
        asOf("signer", provider)
                .header("If-Match", as("operator").get(path).header("ETag"))
                .body(person(today(), today()))
                .put(path)
                .then()
                .statusCode(200);
        assertThat(kindsOwed(() -> asOf("signer", provider))).contains("name-interface-responsible");
    }

    private static String apply(String holder, String code) {
        var terms = Map.of(
                "purpose",
                "测算本县农产品网络零售额",
                "fields",
                List.of("line"),
                "quota",
                Map.of("recordsPerDay", 1000, "requestsPerDay", 10),
                "from",
                today().toString(),
                "until",
                today().plusDays(100).toString());
        return asOf("user", holder)
                .body(Map.of("interfaceCode", code, "terms", terms))
                .post("/grants")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String draftedDocument() {
        String document = as("operator")
                .body(Map.of("code", "D-" + newUnitCode(), "title", "接入规范", "kind", "ACCESS_SCOPE"))
                .post("/normative-documents")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String version = as("operator")
                .body(Map.of("text", "一、接入范围。"))
                .post("/normative-documents/" + document + "/versions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return version;
    }

    private static String publishedDocument() {
        String version = draftedDocument();
        GovernanceFixtures.move(
                        as("governor"),
                        "/document-versions/" + version,
                        "PUBLISHED",
                        Map.of("from", today().toString()))
                .then()
                .statusCode(200);
        return version;
    }

    private void mayDoAll(JsonNode paths, String role, Supplier<RequestSpecification> who) {
        for (var task : tasks(who)) {
            if (DONE_BY_SEVERAL.contains(task.get("kind"))) {
                continue;
            }
            var act = (Map<?, ?>) task.get("act");
            assertThat(act).as("the act of %s", task).isNotNull();
            assertThat(rolesOf(paths, act)).as("who may do %s", task).contains(role);
        }
    }

    /** Who may send the request, as the document of the API says; nobody, where there is no such operation. */
    private static List<String> rolesOf(JsonNode paths, Map<?, ?> act) {
        String link = (String) act.get("link");
        String method = ((String) act.get("method")).toLowerCase();
        Optional<Map.Entry<String, JsonNode>> path = paths.properties().stream()
                .filter(each -> link.matches(each.getKey().replaceAll("\\{[^}]+}", "[^/]+")))
                .min((one, other) -> Integer.compare(
                        one.getKey().split("\\{").length, other.getKey().split("\\{").length));
        return path.stream()
                .flatMap(each -> stream(each.getValue().path(method).path("security")))
                .flatMap(WorkListTest::stream)
                .flatMap(WorkListTest::stream)
                .map(JsonNode::asText)
                .toList();
    }

    private static Stream<JsonNode> stream(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }

    private static Map<String, Object> task(Supplier<RequestSpecification> who, String kind, String object) {
        return tasks(who).stream()
                .filter(task ->
                        task.get("kind").equals(kind) && task.get("link").equals(API + object))
                .findFirst()
                .orElseThrow();
    }

    private static String title(Map<String, Object> task, String language) {
        return (String) ((Map<?, ?>) task.get("title")).get(language);
    }
}
