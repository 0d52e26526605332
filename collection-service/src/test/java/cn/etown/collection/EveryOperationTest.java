package cn.etown.collection;

import cn.etown.kit.testing.EveryOperation;
import cn.etown.kit.testing.PostgresResource;
import cn.etown.kit.testing.Tokens;
import cn.etown.kit.time.CountyTime;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class EveryOperationTest extends EveryOperation {

    @Inject
    Governance governance;

    @Inject
    CountyTime county;

    @TempDir
    static Path folder;

    @Override
    protected Set<String> publicPaths() {
        return Set.of(
                Provider.API + "/keys",
                Provider.API + "/ledger/checkpoint",
                Provider.API + "/ledger/checkpoints",
                Provider.API + "/ledger/checkpoints/{size}",
                Provider.API + "/ledger/cosignatures",
                Provider.API + "/ledger/consistency",
                Provider.API + "/ledger/keys",
                Provider.API + "/ledger/tile/{level}/{index}",
                Provider.API + "/ledger/witnesses");
    }

    @Override
    protected Map<String, String> foreignObjects() {
        String source = governance.online(Governance.UNIT_B, Governance.sales());
        Provider other = new Provider(Governance.UNIT_B);
        String batch = other.open(Provider.manifest(source, "NIL", SalesLines.DAY, 0));
        other.seal(batch);
        String verification = other.as("clerk")
                .post(Provider.API + "/batches/" + batch + "/verifications")
                .path("id");
        LocalDate yesterday = county.today().minusDays(1);
        JsonObject dueAtOnce =
                JsonObject.of("frequency", "DAILY", "latestArrival", JsonObject.of("daysAfter", 0, "time", "00:00"));
        governance.setPolicy(source, 1, yesterday, dueAtOnce);
        String reminder = await().until(() -> of(source, "/reminders"), Objects::nonNull);
        String expected = of(source, "/expected-batches");
        String statement = new Source(other, source, SalesLines.DAY, folder).state(SalesLines.csv(SalesLines.good(2)));
        String found = await().until(() -> of(source, "/reconciliation-cases"), Objects::nonNull);
        Map<String, String> reconciled = Map.of(
                Provider.API + "/statements/{id}", Provider.API + "/statements/" + statement,
                Provider.API + "/reconciliations/{id}",
                        Provider.API + "/reconciliations/" + of(source, "/reconciliations"),
                Provider.API + "/reconciliation-cases/{id}", Provider.API + "/reconciliation-cases/" + found,
                Provider.API + "/interfaces/{interface}/record-schema",
                        Provider.API + "/interfaces/" + source + "/record-schema");
        String connector = given().auth()
                .oauth2(Tokens.of("operator").sign())
                .contentType("application/json")
                .body(new JsonObject("""
                        {"terms": {"kind": "HTTP", "target": {"url": "https://example.cn/"}, "schedule": {"dailyAt": "02:30"}}}""").put("interface", source).encode())
                .post(Provider.API + "/connectors")
                .path("id");
        String mandate = other.as("signer")
                .contentType("application/json")
                .body(JsonObject.of(
                                "client", "provider", "until", county.today().toString(), "evidence", "代报委托书一份")
                        .encode())
                .post(Provider.API + "/mandates")
                .path("id");
        Map<String, String> foreign = new HashMap<>(reconciled);
        foreign.putAll(Map.ofEntries(
                Map.entry(Provider.API + "/connectors/{id}", Provider.API + "/connectors/" + connector),
                Map.entry(Provider.API + "/mandates/{id}", Provider.API + "/mandates/" + mandate),
                Map.entry(Provider.API + "/expected-batches/{id}", Provider.API + "/expected-batches/" + expected),
                Map.entry(Provider.API + "/reminders/{id}", Provider.API + "/reminders/" + reminder),
                Map.entry(Provider.API + "/batches/{id}", Provider.API + "/batches/" + batch),
                Map.entry(Provider.API + "/verifications/{id}", Provider.API + "/verifications/" + verification),
                Map.entry(Provider.API + "/assets/{interface}", Provider.API + "/assets/" + source),
                Map.entry(
                        Provider.API + "/interfaces/{interface}/template",
                        Provider.API + "/interfaces/" + source + "/template"),
                Map.entry(
                        Provider.API + "/intake-limits/{unit}", Provider.API + "/intake-limits/" + Governance.UNIT_B)));
        return foreign;
    }

    /** The first thing of a list that belongs to an interface; absent while there is none. */
    private static String of(String source, String list) {
        return new Provider(Governance.UNIT_B)
                .as("clerk")
                .get(Provider.API + list + "?interface=" + source)
                .path("items[0].id");
    }
}
