package cn.etown.governance.usage;

import cn.etown.governance.contract.ContractFixtures;
import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import static cn.etown.governance.GovernanceFixtures.UNIT_A;
import static cn.etown.governance.GovernanceFixtures.UNIT_B;
import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.GovernanceFixtures.asService;
import static cn.etown.governance.GovernanceFixtures.draft;
import static cn.etown.governance.GovernanceFixtures.move;
import static cn.etown.governance.GovernanceFixtures.newInterface;
import static cn.etown.governance.GovernanceFixtures.newUnitCode;
import static cn.etown.governance.GovernanceFixtures.putInForce;
import static cn.etown.governance.GovernanceFixtures.sourceSystem;
import static cn.etown.governance.GovernanceFixtures.today;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class UsageResourceTest {

    private static final String INDICATOR = "/api/monitoring/v1/indicators/1";

    private final Pool pool;

    private String code;

    UsageResourceTest(Pool pool) {
        this.pool = pool;
    }

    @BeforeEach
    void plan() {
        code = newInterface(UNIT_A);
    }

    @Test
    void registersAUseAndDescribesTheSameOneAnew() {
        String id = register("INDICATOR", INDICATOR, "零售额", "price", "quantity", "price")
                .then()
                .statusCode(201)
                .header("Location", startsWith("/api/governance/v1/usages/"))
                .body("fields", contains("price", "quantity"))
                .extract()
                .path("id");

        register("INDICATOR", INDICATOR, "网络零售额", "price").then().statusCode(428);
        register(keeperOf("INDICATOR").header("If-Match", "\"1\""), "INDICATOR", INDICATOR, "网络零售额", "price")
                .then()
                .statusCode(412);
        register(keeperOf("INDICATOR").header("If-Match", "\"0\""), "INDICATOR", INDICATOR, "网络零售额", "price")
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("name", equalTo("网络零售额"))
                .body("revision", equalTo(1));

        as("auditor")
                .queryParam("interface", code)
                .get("/usages")
                .then()
                .statusCode(200)
                .body("items.name", contains("网络零售额"))
                .body("next", nullValue());
        as("operator").get("/usages/" + id).then().statusCode(200).header("ETag", equalTo("\"1\""));
    }

    @Test
    void changesNothingWhereTheSameIsSaidAgain() {
        register("DEMAND", "/api/demand/v1/demands/1", "需求").then().statusCode(201);

        register("DEMAND", "/api/demand/v1/demands/1", "需求")
                .then()
                .statusCode(200)
                .body("revision", equalTo(0));
    }

    @Test
    void refusesAnInterfaceThatIsNotThere() {
        keeperOf("DEMAND")
                .body(Map.of("interface", "nobody", "kind", "DEMAND", "link", INDICATOR, "name", "a"))
                .post("/usages")
                .then()
                .statusCode(422)
                .body("code", equalTo("unknown-interface"))
                .body("errors.pointer", contains("/interface"));
    }

    /** Whoever comes first is seen by the other: no use is left that nobody knew of at the retirement. */
    @Test
    void waitsForARetirementThatIsUnderWay() {
        var retirement = pool.getConnection().await().indefinitely();
        var transaction = retirement.begin().await().indefinitely();
        retirement
                .preparedQuery("update data_interface set state = 'RETIRED', revision = revision + 1 where code = $1")
                .execute(Tuple.of(code))
                .await()
                .indefinitely();

        var registration = CompletableFuture.supplyAsync(() -> register("INDICATOR", INDICATOR, "零售额"));
        await().until(() -> registration.isDone() || somebodyWaitsForALock());
        transaction.commit().await().indefinitely();
        retirement.close().await().indefinitely();

        registration.join().then().statusCode(422).body("code", equalTo("interface-retired"));
    }

    private boolean somebodyWaitsForALock() {
        return pool.query("select exists (select from pg_locks where not granted) as waits")
                .executeAndAwait()
                .iterator()
                .next()
                .getBoolean("waits");
    }

    @ParameterizedTest
    @CsvSource({
        "interface, A, /interface",
        "link, https://example.com, /link",
        "link, /api/a b, /link",
        "link, /api/, /link",
        "link, /api/monitoring/v1/, /link",
        "link, /api/monitoring/indicators/1, /link",
        "kind, GRANT, /kind",
        "name, '', /name",
        "unit, x, /unit"
    })
    void refusesWhatIsNotOfTheForm(String member, String value, String pointer) {
        var body = new HashMap<String, Object>(
                Map.of("interface", code, "kind", "DEMAND", "link", INDICATOR, "name", "a"));
        body.put(member, value);

        as("service").body(body).post("/usages").then().statusCode(400).body("errors.pointer", contains(pointer));
        as("service").queryParam("interface", code).get("/usages").then().body("items", empty());
    }

    @Test
    void refusesToListThoseOfWhatNoInterfaceIsCalled() {
        as("operator")
                .queryParam("interface", "A")
                .get("/usages")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("interface"));
    }

    @Test
    void refusesFieldsThatTheContractInForceHasNot() {
        putInForce(UNIT_A, code, ContractFixtures.sales());

        register("INDICATOR", INDICATOR, "零售额", "price", "prise", "quantity", "unknown")
                .then()
                .statusCode(422)
                .body("code", equalTo("unknown-field"))
                .body("errors.pointer", contains("/fields/1", "/fields/3"));
        register("INDICATOR", INDICATOR, "零售额", "price").then().statusCode(201);
        register(keeperOf("INDICATOR").header("If-Match", "\"0\""), "INDICATOR", INDICATOR, "零售额", "prise")
                .then()
                .statusCode(422);
    }

    @Test
    void refusesAUnitThatIsNotThere() {
        keeperOf("DEMAND")
                .body(Map.of(
                        "interface", code, "kind", "DEMAND", "link", INDICATOR, "name", "a", "unit", newUnitCode()))
                .post("/usages")
                .then()
                .statusCode(422)
                .body("code", equalTo("unknown-unit"))
                .body("errors.pointer", contains("/unit"));
    }

    @Test
    void takesEachKindFromTheServiceThatKeepsIt() {
        for (var kind : List.of("DEMAND", "INDICATOR", "DERIVED_ASSET")) {
            var stranger = kind.equals("INDICATOR") ? "collection-service" : "monitoring-service";
            asService(stranger)
                    .body(Map.of("interface", code, "kind", kind, "link", INDICATOR, "name", "a"))
                    .post("/usages")
                    .then()
                    .statusCode(403);
        }
        as("auditor").queryParam("interface", code).get("/usages").then().body("items", empty());
    }

    @Test
    void findsNoListOfAnInterfaceThatIsNotThere() {
        as("auditor").queryParam("interface", "nobody").get("/usages").then().statusCode(404);
    }

    @Test
    void endsAUseThatWasReadAsItIs() {
        String id = register("DERIVED_ASSET", "/api/asset/v1/assets/1", "资产").path("id");
        register(
                        keeperOf("DERIVED_ASSET").header("If-Match", "\"0\""),
                        "DERIVED_ASSET",
                        "/api/asset/v1/assets/1",
                        "数据资产")
                .then()
                .statusCode(200);

        keeperOf("DERIVED_ASSET")
                .header("If-Match", "\"0\"")
                .delete("/usages/" + id)
                .then()
                .statusCode(412);
        keeperOf("DERIVED_ASSET")
                .header("If-Match", "\"1\"")
                .delete("/usages/" + id)
                .then()
                .statusCode(204);

        as("service").get("/usages/" + id).then().statusCode(404);
    }

    @Test
    void leavesAUseToTheClientThatRegisteredItAndToTheCenter() {
        var monitoring = "monitoring-service";
        var collection = "collection-service";
        String path = "/usages/"
                + register(asService(monitoring), "INDICATOR", INDICATOR, "零售额").path("id");

        register(asService(collection).header("If-Match", "\"0\""), "INDICATOR", INDICATOR, "别的")
                .then()
                .statusCode(403);
        asService(collection).header("If-Match", "\"0\"").delete(path).then().statusCode(403);
        as("governor").header("If-Match", "\"0\"").delete(path).then().statusCode(403);
        asService(monitoring).header("If-Match", "\"0\"").delete(path).then().statusCode(204);

        String other = "/usages/"
                + register(asService(monitoring), "INDICATOR", INDICATOR, "零售额").path("id");
        as("operator").header("If-Match", "\"0\"").delete(other).then().statusCode(204);
    }

    @Test
    void listsWhatAChangeWouldTouch() {
        draft(UNIT_A, code, ContractFixtures.sales()).then().statusCode(201);
        register("INDICATOR", INDICATOR, "零售额", "price", "quantity");
        register("DEMAND", "/api/demand/v1/demands/1", "全部记录");
        register("INDICATOR", "/api/monitoring/v1/indicators/2", "渠道数", "channel");

        impact("price")
                .then()
                .statusCode(200)
                .body("items.name", contains("全部记录", "零售额"))
                .body("items[1].fields", contains("price"));
        impact().then().body("items.name", contains("全部记录", "零售额", "渠道数"));
        impact("channel", "line").then().body("items.name", contains("全部记录", "渠道数"));
        impact("prise").then().statusCode(422).body("code", equalTo("unknown-field"));
        asOf("clerk", UNIT_B).get("/interfaces/" + code + "/impact").then().statusCode(404);
    }

    @Test
    void pagesTheImpact() {
        register("INDICATOR", INDICATOR, "a");
        register("INDICATOR", "/api/monitoring/v1/indicators/2", "b");

        String next = as("auditor")
                .queryParam("limit", 1)
                .get("/interfaces/" + code + "/impact")
                .then()
                .body("items.name", contains("a"))
                .extract()
                .path("next");

        as("auditor")
                .queryParam("limit", 1)
                .queryParam("cursor", next)
                .get("/interfaces/" + code + "/impact")
                .then()
                .body("items.name", contains("b"))
                .body("next", nullValue());
    }

    /** The collection service registers that a demand waits for what no interface brings yet. */
    @Test
    void takesADemandThatWaitsForADataItem() {
        String item = newItem();
        String link = "/api/collection/v1/demands/7";

        String id = waiting(asService("collection-service"), "DEMAND", link, item)
                .then()
                .statusCode(201)
                .body("dataItem", equalTo(item))
                .body("interface", nullValue())
                .body("fields", empty())
                .extract()
                .path("id");
        waiting(asService("collection-service"), "DEMAND", link, item)
                .then()
                .statusCode(200)
                .body("id", equalTo(id));

        as("auditor").queryParam("dataItem", item).get("/usages").then().body("items.id", contains(id));
        asOf("clerk", UNIT_A)
                .get("/data-items/" + item + "/impact")
                .then()
                .statusCode(200)
                .body("items.kind", contains("DEMAND"))
                .body("items.link", contains(link));
        asOf("clerk", UNIT_B).get("/data-items/" + item + "/impact").then().statusCode(404);
        asService("collection-service")
                .header("If-Match", "\"0\"")
                .delete("/usages/" + id)
                .then()
                .statusCode(204);
        as("auditor").get("/data-items/" + item + "/impact").then().body("items", empty());
    }

    @Test
    void showsTheDemandThatAnItemIsPlannedForAmongThoseThatWait() {
        String item = newItem();
        waiting(asService("collection-service"), "DEMAND", "/api/collection/v1/demands/8", item)
                .then()
                .statusCode(201);
        String path = "/data-items/" + item;
        plan(path, "/api/collection/v1/demands/9");

        String next = as("auditor")
                .queryParam("limit", 1)
                .get(path + "/impact")
                .then()
                .body("items.link", contains("/api/collection/v1/demands/8"))
                .extract()
                .path("next");
        as("auditor")
                .queryParams(Map.of("limit", 1, "cursor", next))
                .get(path + "/impact")
                .then()
                .body("items.link", contains("/api/collection/v1/demands/9"))
                .body("next", nullValue());
        move(as("operator"), path, "MISSING").then().statusCode(200);
        plan(path, "/api/collection/v1/demands/8");
        as("auditor").get(path + "/impact").then().body("items.name", contains("接入需求"));
    }

    private static void plan(String path, String demand) {
        move(
                        as("operator"),
                        path,
                        "PLANNED",
                        Map.of(
                                "demand",
                                demand,
                                "plannedFor",
                                today().plusDays(7).toString()))
                .then()
                .statusCode(200);
    }

    @Test
    void isOfAnInterfaceOrOfADataItemThatIsThere() {
        String item = newItem();
        var collection = "collection-service";
        var body = new HashMap<String, Object>(Map.of("kind", "DEMAND", "link", INDICATOR, "name", "a"));
        refusedSubject(asService(collection).body(body), "/interface");
        body.put("dataItem", item);
        body.put("interface", code);
        refusedSubject(asService(collection).body(body), "/interface");
        body.remove("interface");
        body.put("fields", List.of("price"));
        refusedSubject(asService(collection).body(body), "/fields");
        body.remove("fields");
        body.put("kind", "INDICATOR");
        refusedSubject(asService("monitoring-service").body(body), "/dataItem");
        waiting(asService(collection), "DEMAND", INDICATOR, UUID.randomUUID().toString())
                .then()
                .statusCode(422)
                .body("code", equalTo("unknown-data-item"))
                .body("errors.pointer", contains("/dataItem"));

        as("auditor").queryParam("dataItem", item).get("/usages").then().body("items", empty());
        as("auditor")
                .queryParams(Map.of("dataItem", item, "interface", code))
                .get("/usages")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("interface"));
    }

    @Test
    void listsWhatIsRegisteredOfAnythingPageByPage() {
        String ofInterface =
                register("INDICATOR", INDICATOR, "a").then().extract().path("id");
        String ofItem = waiting(asService("collection-service"), "DEMAND", "/api/collection/v1/demands/10", newItem())
                .then()
                .extract()
                .path("id");

        var found = new ArrayList<String>();
        String next = null;
        do {
            var request = as("auditor").queryParam("limit", 200);
            var page = (next == null ? request : request.queryParam("cursor", next))
                    .get("/usages")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            found.addAll(page.getList("items.id"));
            next = page.getString("next");
        } while (next != null);

        assertThat(found).contains(ofInterface, ofItem).doesNotHaveDuplicates();
    }

    @Test
    void keepsAnItemInScopeWhileDemandsWaitThatTheDeciderDoesNotName() {
        String item = newItem();
        String one = "/api/collection/v1/demands/11";
        String other = "/api/collection/v1/demands/12";
        waiting(asService("collection-service"), "DEMAND", one, item).then().statusCode(201);
        plan("/data-items/" + item, other);

        takeOut(item, List.of())
                .then()
                .statusCode(422)
                .body("code", equalTo("dependents-left"))
                .body("errors.pointer", contains("/waitingDemands", "/waitingDemands"))
                .body("errors[0].detail", endsWith(one))
                .body("errors[1].detail", endsWith(other));
        takeOut(item, List.of(one)).then().statusCode(422).body("errors.detail", contains(endsWith(other)));
        as("auditor").get("/data-items/" + item).then().body("inScope", equalTo(true));

        takeOut(item, List.of(one, other)).then().statusCode(200).body("inScope", equalTo(false));
    }

    private static Response takeOut(String item, List<String> waitingDemands) {
        String path = "/data-items/" + item;
        return as("governor")
                .header("If-Match", as("operator").get(path).header("ETag"))
                .body(Map.of(
                        "inScope",
                        false,
                        "reason",
                        "技术字段",
                        "evidence",
                        List.of("采监〔2026〕9号"),
                        "waitingDemands",
                        waitingDemands))
                .post(path + "/scope-decisions");
    }

    private static void refusedSubject(RequestSpecification request, String pointer) {
        request.post("/usages")
                .then()
                .statusCode(422)
                .body("code", equalTo("usage-subject"))
                .body("errors.pointer", contains(pointer));
    }

    private static Response waiting(RequestSpecification who, String kind, String link, String item) {
        return who.body(Map.of("dataItem", item, "kind", kind, "link", link, "name", "接入需求"))
                .post("/usages");
    }

    private static String newItem() {
        return as("operator")
                .body(Map.of(
                        "sourceSystem",
                        sourceSystem(UNIT_A),
                        "table",
                        "orders",
                        "field",
                        "amount",
                        "origin",
                        "DEMAND",
                        "reference",
                        "采监需〔2026〕7号"))
                .post("/data-items")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static RequestSpecification keeperOf(String kind) {
        return asService(kind.equals("INDICATOR") ? "monitoring-service" : "collection-service");
    }

    private Response impact(String... fields) {
        var request = asOf("clerk", UNIT_A);
        if (fields.length > 0) {
            request.queryParam("fields", String.join(",", fields));
        }
        return request.get("/interfaces/" + code + "/impact");
    }

    private Response register(String kind, String link, String name, String... fields) {
        return register(keeperOf(kind), kind, link, name, fields);
    }

    private Response register(RequestSpecification who, String kind, String link, String name, String... fields) {
        return who.body(Map.of("interface", code, "kind", kind, "link", link, "name", name, "fields", List.of(fields)))
                .post("/usages");
    }
}
