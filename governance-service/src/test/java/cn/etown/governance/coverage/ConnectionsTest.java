package cn.etown.governance.coverage;

import cn.etown.governance.contract.ContractFixtures;
import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import static cn.etown.governance.GovernanceFixtures.UNIT_A;
import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.move;
import static cn.etown.governance.GovernanceFixtures.putInForce;
import static cn.etown.governance.GovernanceFixtures.sourceSystem;
import static cn.etown.governance.coverage.CoverageFixtures.connect;
import static cn.etown.governance.coverage.CoverageFixtures.coverage;
import static cn.etown.governance.coverage.CoverageFixtures.decideOutOfScope;
import static cn.etown.governance.coverage.CoverageFixtures.interfaceOf;
import static cn.etown.governance.coverage.CoverageFixtures.item;
import static cn.etown.governance.coverage.CoverageFixtures.takeOnline;
import static cn.etown.governance.coverage.CoverageFixtures.today;
import static cn.etown.governance.coverage.CoverageFixtures.upload;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class ConnectionsTest {

    @Inject
    Pool pool;

    private String system;
    private String item;
    private String code;

    @BeforeEach
    void anItemAndAnInterfaceThatIsOnline() {
        system = sourceSystem(UNIT_A);
        upload(UNIT_A, system, "channel").then().statusCode(201);
        item = item(system, "channel");
        code = interfaceOf(UNIT_A, system);
        takeOnline(UNIT_A, code);
    }

    @Test
    void endOnTheDayOnWhichAContractWithoutTheFieldComesIntoForce() {
        connect(item, code, "channel").then().statusCode(200).body("standing", equalTo("CONNECTED"));

        String renamed = ContractFixtures.sales("2.0.0").replace("name: channel", "name: outlet");
        putInForce(UNIT_A, code, renamed.replace("[channel]", "[outlet]"));

        as("auditor")
                .get(item)
                .then()
                .body("standing", equalTo("MISSING"))
                .body("recorded", equalTo("CONNECTED"))
                .body("interfaceField", equalTo("channel"));
        coverage(system, today()).body("items[0].figure.value", equalTo("0.0000"));

        putInForce(UNIT_A, code, ContractFixtures.sales("3.0.0"));
        coverage(system, today()).body("items[0].figure.value", equalTo("100.0000"));
    }

    @Test
    void areSeenBeforeAContractWithoutTheFieldAndHoldUpNoEnd() {
        connect(item, code, "channel").then().statusCode(200);

        as("operator")
                .queryParam("fields", "channel")
                .get("/interfaces/" + code + "/impact")
                .then()
                .statusCode(200)
                .body("items.kind", contains("DATA_ITEM"))
                .body("items.link", contains("/api/governance/v1" + item))
                .body("items.name", contains("orders.channel"))
                .body("items.unit", contains(UNIT_A))
                .body("items[0].fields", contains("channel"));
        as("operator")
                .queryParam("fields", "price")
                .get("/interfaces/" + code + "/impact")
                .then()
                .body("items", empty());

        String flow = "/interfaces/" + code;
        move(as("operator"), flow, "SUSPENDED", Map.of("evidence", List.of("采监〔2026〕9号")))
                .then()
                .statusCode(200);
        move(as("operator"), flow, "RETIRED").then().statusCode(200);
        as("operator").get(flow + "/impact").then().body("items.kind", contains("DATA_ITEM"));
        decideOutOfScope(item);
        as("operator").get(flow + "/impact").then().body("items", empty());
    }

    @Test
    void areNotMadeToAnInterfaceThatLeavesOnlineAtTheSameTime() {
        var other = begin();
        execute(other, "update data_interface set state = 'SUSPENDED', revision = revision + 1 where code = $1", code);

        var connecting = whileWaitingFor(other, () -> connect(item, code, "channel"));

        connecting.then().statusCode(200).body("standing", equalTo("MISSING"));
    }

    @Test
    void areNotTakenUpAgainForAnItemThatIsDecidedOnAtTheSameTime() {
        connect(item, code, "channel").then().statusCode(200);
        move(as("operator"), "/interfaces/" + code, "SUSPENDED", Map.of("evidence", List.of("采监〔2026〕9号")))
                .then()
                .statusCode(200);
        var other = begin();
        execute(
                other,
                "update data_item set recorded = 'MISSING', interface_code = null, interface_field = null,"
                        + " revision = revision + 1 where id = $1",
                UUID.fromString(item.substring("/data-items/".length())));

        var resumed = whileWaitingFor(other, () -> move(as("operator"), "/interfaces/" + code, "ONLINE"));

        resumed.then().statusCode(200);
        as("auditor").get(item).then().body("recorded", equalTo("MISSING")).body("standing", equalTo("MISSING"));
    }

    private SqlConnection begin() {
        var connection = pool.getConnection().await().indefinitely();
        connection.begin().await().indefinitely();
        return connection;
    }

    private static void execute(SqlConnection connection, String sql, Object parameter) {
        connection.preparedQuery(sql).execute(Tuple.of(parameter)).await().indefinitely();
    }

    /** Sends a request, and commits {@code other} once the request waits for it or is answered. */
    private Response whileWaitingFor(SqlConnection other, Supplier<Response> request) {
        var sent = CompletableFuture.supplyAsync(request);
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> sent.isDone() || somebodyWaits());
        other.query("commit").execute().await().indefinitely();
        other.close().await().indefinitely();
        return sent.join();
    }

    private boolean somebodyWaits() {
        return pool.query("select exists (select from pg_stat_activity where wait_event_type = 'Lock') as waits")
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getBoolean("waits");
    }
}
