package cn.etown.collection;

import cn.etown.kit.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

/** What is not known of governance may forbid anything: nothing comes in or goes out on an old view of it. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@TestProfile(SilentGovernanceTest.SoonTooOld.class)
class SilentGovernanceTest {

    private static final String PART = SalesLines.csv(SalesLines.good(10));

    @Inject
    Governance governance;

    private final Provider provider = new Provider(Governance.UNIT_A);

    /** A view of governance is old after a time that a test can wait. */
    public static final class SoonTooOld implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("etown.governance.oldest-view", "10S", "etown.feed.longest-pause", "200ms");
        }
    }

    @AfterEach
    void speakAgain() {
        governance.speakAgain();
    }

    @Test
    void stopsEverythingUntilGovernanceIsHeardOfAgain() {
        String source = governance.online(Governance.UNIT_A, Governance.sales());
        JsonObject manifest = Provider.manifest(source, "ORIGINAL", SalesLines.DAY, 10);
        String batch = provider.open(manifest);
        provider.send(batch, 1, PART);
        String records = "/assets/" + source + "/records";

        governance.fallSilent();
        await().until(() -> read(records).statusCode() == 503);

        assertStopped(read(records));
        assertStopped(read("/batches/" + batch + "/quarantine"));
        assertStopped(Provider.as("", new String[] {"auditor"}).get(Provider.API + records));
        assertStopped(provider.tryOpen(manifest));
        assertStopped(provider.trySend(batch, 2, PART.getBytes(StandardCharsets.UTF_8)));
        assertStopped(provider.tryMove(batch, "VALIDATING", "signer"));
        assertThat(provider.read(batch).jsonPath().getString("state")).isEqualTo("OPEN");

        governance.speakAgain();
        await().until(() -> read(records).statusCode() == 200);
        assertThat(provider.seal(batch).getString("state")).isEqualTo("ACCEPTED");
    }

    private Response read(String path) {
        return provider.as("clerk").get(Provider.API + path);
    }

    private static void assertStopped(Response answer) {
        answer.then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("code", equalTo("governance-view-stale"))
                .body("clause", equalTo("R3.2d"));
    }
}
