package cn.etown.collection;

import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

/** What governance told of an interface and could not be applied may forbid anything: until it is, nothing comes in or goes out. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ParkedEventTest {

    private static final String PART = SalesLines.csv(SalesLines.good(10));

    @Inject
    Governance governance;

    @Inject
    Pool pool;

    private final Provider provider = new Provider(Governance.UNIT_A);
    private String source;
    private JsonObject manifest;
    private String batch;

    @BeforeEach
    void openBatch() {
        source = governance.online(Governance.UNIT_A, Governance.sales());
        manifest = Provider.manifest(source, "ORIGINAL", SalesLines.DAY, 10);
        batch = provider.open(manifest);
        provider.send(batch, 1, PART);
    }

    /** As if all of it had been applied, for the tests that share the database. */
    @AfterEach
    void applyAll() {
        pool.query("update kit.parked_event set applied_at = now() where applied_at is null")
                .execute()
                .await()
                .indefinitely();
    }

    @Test
    void ofItsContractStopsAnInterfaceAndNoOther() {
        JsonObject retyped = Governance.sales();
        retyped.getJsonArray("fields").getJsonObject(3).put("type", "STRING").remove("minimum");
        retyped.remove("measures");
        park(governance.announce(source, 2, retyped));

        assertStopped(provider.tryOpen(manifest));
        assertStopped(provider.trySend(batch, 2, PART.getBytes(StandardCharsets.UTF_8)));
        assertStopped(provider.tryMove(batch, "VALIDATING", "signer"));
        assertStopped(readAs("clerk"));
        readAs("auditor").then().statusCode(200);
        String other = governance.online(Governance.UNIT_A, Governance.sales());
        provider.open(Provider.manifest(other, "ORIGINAL", SalesLines.DAY, 10));

        applyAll();
        provider.tryMove(batch, "VALIDATING", "signer").then().statusCode(202);
        readAs("clerk").then().statusCode(200);
    }

    @Test
    void ofItsStateStopsAnInterface() {
        park(governance.announceMove(source, null));

        assertStopped(provider.tryOpen(manifest));
        assertStopped(readAs("clerk"));
    }

    private void park(long position) {
        await().until(() -> governance.position() >= position);
        await().until(() -> pool.preparedQuery("select 1 from kit.parked_event where position = $1")
                        .execute(Tuple.of(position))
                        .await()
                        .indefinitely()
                        .size()
                == 1);
    }

    private Response readAs(String role) {
        return role.equals("clerk")
                ? provider.as(role).get(Provider.API + "/assets/" + source + "/records")
                : Provider.as("", new String[] {role}).get(Provider.API + "/assets/" + source + "/records");
    }

    private static void assertStopped(Response answer) {
        answer.then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("code", equalTo("governance-event-parked"))
                .body("clause", equalTo("R3.2d"));
    }
}
