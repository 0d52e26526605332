package cn.etown.collection;

import cn.etown.evidence.record.Decimals;
import cn.etown.kit.testing.PostgresResource;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** The whole way of a batch, from its manifest to its receipt and its rows. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class OneBatchTest {

    private static final List<String> LINES = SalesLines.good(1000);

    @Inject
    Governance governance;

    @Inject
    Pool pool;

    private final Provider provider = new Provider(Governance.UNIT_A);

    @Test
    void isAcceptedWhenItIsAsDeclared() throws Exception {
        String source = governance.online(Governance.UNIT_A, Governance.sales());
        governance.classify(source, Governance.sales());
        JsonObject manifest = Provider.manifest(source, "ORIGINAL", SalesLines.DAY, 1000)
                .put("totals", JsonObject.of("amount", "2125.00", "quantity", "1700"));
        String batch = provider.open(manifest);
        JsonPath part = provider.send(batch, 1, SalesLines.csv(LINES));

        JsonPath judged = provider.seal(batch);

        assertThat(part.getLong("records")).isEqualTo(1000);
        assertThat(part.getLong("accepted")).isEqualTo(1000);
        assertThat(judged.getString("state")).isEqualTo("ACCEPTED");
        assertThat(judged.getLong("counted.received")).isEqualTo(1000);
        assertThat(judged.getLong("counted.accepted")).isEqualTo(1000);
        assertThat(judged.getMap("counted.totals")).isEqualTo(Map.of("amount", "2125", "quantity", "1700"));
        assertThat(judged.getMap("counted.acceptedTotals")).isEqualTo(judged.getMap("counted.totals"));
        assertThat(judged.getString("counted.recordSetDigest")).isEqualTo(judged.getString("counted.acceptedDigest"));
        assertThat(judged.getList("differences")).isEmpty();
        assertThat(judged.getLong("ledgerPosition")).isPositive();
        assertThat(provider.get("/batches/" + batch + "/transitions").getList("items.to"))
                .containsExactly("VALIDATING", "ACCEPTED");
        assertRollup(batch);
        assertReceipt(batch, judged);
        assertThat(toldOf(batch)).containsExactly(judged.getLong("ledgerPosition"));
    }

    /** The golden digests were computed apart from this code, as a unit would that checks the center. */
    @Test
    void isSignedWithTheDigestThatAnyoneComputes() throws IOException {
        String source = governance.online(Governance.UNIT_A, Governance.sales());
        String batch = provider.open(Provider.manifest(source, "ORIGINAL", SalesLines.DAY, 9));
        provider.send(batch, 1, golden("fixed-batch.csv"));
        List<String> digests = golden("fixed-batch.digests").lines().toList();
        String expected = digests.get(digests.size() - 1);

        JsonPath judged = provider.seal(batch);

        assertThat(judged.getString("counted.recordSetDigest")).isEqualTo(expected);
        assertThat(provider.get("/batches/" + batch + "/receipt").getString("payload.counted.recordSetDigest"))
                .isEqualTo(expected);
    }

    private static String golden(String name) throws IOException {
        try (var file = OneBatchTest.class.getResourceAsStream("/golden/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 7})
    void isTheSameHoweverItIsCutAndSent(int parts) {
        JsonPath whole = sendWhole();
        String source = governance.online(Governance.UNIT_A, Governance.sales());
        String batch = provider.open(Provider.manifest(source, "ORIGINAL", SalesLines.DAY, 1000)
                .put("recordSetDigest", whole.getString("counted.recordSetDigest")));
        List<String> cut = SalesLines.cut(LINES, parts, parts);

        List<CompletableFuture<JsonPath>> sent = Stream.of(1, 2)
                .flatMap(time -> IntStream.range(0, parts).boxed())
                .map(part -> CompletableFuture.supplyAsync(() -> provider.send(batch, part + 1, cut.get(part))))
                .toList();
        sent.forEach(CompletableFuture::join);
        JsonPath judged = provider.seal(batch);

        assertThat(judged.getString("state")).isEqualTo("ACCEPTED");
        assertThat(judged.getMap("counted")).isEqualTo(whole.getMap("counted"));
        assertThat(provider.get("/batches/" + batch + "/parts").getList("items"))
                .hasSize(parts);
        assertThat(digests(source))
                .isEqualTo(digests(whole.getString("interface")))
                .hasSize(1000);
    }

    @Test
    void saysThatThereIsNothingToReport() {
        String source = governance.online(Governance.UNIT_A, Governance.sales());
        String batch = provider.open(Provider.manifest(source, "NIL", SalesLines.DAY, 0));

        JsonPath judged = provider.seal(batch);

        assertThat(judged.getString("state")).isEqualTo("ACCEPTED");
        assertThat(judged.getLong("counted.received")).isZero();
        assertThat(provider.get("/batches/" + batch + "/rollup").getInt("version"))
                .isEqualTo(1);
        assertThat(provider.get("/batches/" + batch + "/rollup").getList("items"))
                .isEmpty();
        assertThat(provider.get("/batches/" + batch + "/rollup-days").getInt("version"))
                .isEqualTo(1);
        assertThat(provider.get("/batches/" + batch + "/rollup-days").getList("items"))
                .isEmpty();
        assertThat(provider.tryOpen(Provider.manifest(source, "ORIGINAL", SalesLines.DAY, 1))
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void isReadInTheZoneOfItsContract() {
        String source = governance.online(Governance.UNIT_A, Governance.sales().put("zone", "Pacific/Honolulu"));
        String batch = provider.open(Provider.manifest(source, "ORIGINAL", SalesLines.DAY, 1000));
        provider.send(batch, 1, SalesLines.csv(LINES));

        JsonPath judged = provider.seal(batch);

        assertThat(judged.getString("state")).isEqualTo("ACCEPTED");
        assertThat(provider.get("/batches/" + batch + "/rollup").getList("items.day"))
                .containsOnly(SalesLines.DAY);
        assertThat(provider.get("/assets/" + source + "/records").getString("items[0].values.soldAt"))
                .startsWith("2010-12-01T18:");
    }

    @Test
    void isAddedUpByDayForWhoNeedsNoDimensions() {
        String source = governance.online(Governance.UNIT_A, Governance.sales());
        List<String> days = List.of("2010-12-01", "2010-12-02", "2010-12-03");
        String batch = provider.open(Provider.manifest(source, "ORIGINAL", days.get(0), 300)
                .put("period", JsonObject.of("from", days.get(0), "to", days.get(2))));
        List<String> lines = SalesLines.good(300);
        lines.replaceAll(line -> line.replace(
                SalesLines.DAY, days.get(Integer.parseInt(line.substring(0, line.indexOf(','))) % days.size())));
        provider.send(batch, 1, SalesLines.csv(lines));
        provider.seal(batch);

        JsonPath first = provider.get("/batches/" + batch + "/rollup-days?limit=2");
        JsonPath rest = provider.get("/batches/" + batch + "/rollup-days?limit=2&cursor=" + first.getString("next"));

        assertThat(first.getInt("version")).isEqualTo(1);
        assertThat(rest.getInt("version")).isEqualTo(1);
        assertThat(first.getList("items.day")).isEqualTo(days.subList(0, 2));
        assertThat(rest.getList("items.day")).isEqualTo(days.subList(2, 3));
        assertThat(rest.getString("next")).isNull();
        Map<String, BigDecimal> amounts = new TreeMap<>();
        provider.get("/batches/" + batch + "/rollup?limit=200")
                .<Map<String, Object>>getList("items")
                .forEach(item -> amounts.merge(
                        (String) item.get("day"),
                        new BigDecimal((String) ((Map<?, ?>) item.get("measures")).get("amount")),
                        BigDecimal::add));
        assertThat(Stream.of(first, rest).flatMap(page -> page.getList("items.measures.amount", String.class).stream()))
                .isEqualTo(amounts.values().stream().map(Decimals::text).toList())
                .hasSize(3);
    }

    private JsonPath sendWhole() {
        String source = governance.online(Governance.UNIT_A, Governance.sales());
        String batch = provider.open(Provider.manifest(source, "ORIGINAL", SalesLines.DAY, 1000));
        provider.send(batch, 1, SalesLines.csv(LINES));
        return provider.seal(batch);
    }

    private void assertRollup(String batch) {
        JsonPath rollup = provider.get("/batches/" + batch + "/rollup");

        assertThat(rollup.getInt("version")).isEqualTo(1);
        assertThat(rollup.getList("items.day")).containsOnly(SalesLines.DAY);
        assertThat(rollup.getList("items.dimensions.product")).containsExactly("商品0", "商品1", "商品2");
        assertThat(rollup.getList("items.measures.lines", Integer.class)).containsExactly(334, 333, 333);
        assertThat(rollup.getList("items.measures.returns", Integer.class)).containsExactly(34, 33, 33);
        assertThat(rollup.getString("items[0].measures.amount")).isEqualTo("707.5");
        JsonPath days = provider.get("/batches/" + batch + "/rollup-days");
        assertThat(days.getInt("version")).isEqualTo(1);
        assertThat(days.getList("items.day")).containsExactly(SalesLines.DAY);
        assertThat(days.getMap("items[0].measures"))
                .isEqualTo(Map.of("amount", "2125", "lines", "1000", "quantity", "1700", "returns", "100"));
    }

    private void assertReceipt(String batch, JsonPath judged) throws Exception {
        JsonPath receipt = provider.get("/batches/" + batch + "/receipt");
        JWSObject signed = JWSObject.parse(receipt.getString("receipt"));
        JWKSet keys = JWKSet.parse(RestAssured.get(Provider.API + "/keys").asString());
        OctetKeyPair key = keys.getKeyByKeyId(signed.getHeader().getKeyID()).toOctetKeyPair();

        assertThat(signed.verify(new Ed25519Verifier(key))).isTrue();
        assertThat(key.computeThumbprint().toString()).isEqualTo(key.getKeyID());
        assertThat(signed.getHeader().getType().toString()).isEqualTo("etown-receipt+jws");
        assertThat(new JsonObject(signed.getPayload().toString()).getMap())
                .isEqualTo(new JsonObject(receipt.getMap("payload")).getMap());
        assertThat(receipt.getString("payload.verdict")).isEqualTo("ACCEPTED");
        assertThat(receipt.getString("payload.sealedBy")).isEqualTo("subject-of-signer");
        assertThat(receipt.getMap("payload.counted")).isEqualTo(judged.getMap("counted"));
        assertThat(receipt.getLong("payload.ledgerPosition")).isEqualTo(judged.getLong("ledgerPosition"));
        assertThat(receipt.getString("payload.dataset")).isEqualTo(judged.getString("interface"));
        assertThat(receipt.getInt("payload.contractVersion")).isEqualTo(1);
        assertThat(receipt.getString("payload.documentVersion")).isEqualTo("1.0.0");
        assertThat(receipt.getString("payload.contractDigest")).isEqualTo(Governance.DIGEST);
        assertThat(receipt.getString("payload.rejectedShareLimit")).isEqualTo("0.05");
        assertThat(receipt.getString("payload.center")).isEqualTo("11141029MA0DEM0CXF");
        assertThat(receipt.getMap("payload")).doesNotContainKeys("test", "refusal");
    }

    /** The ledger positions in the events that tell of the batch. */
    private List<Long> toldOf(String batch) {
        List<Long> positions = new ArrayList<>();
        pool.preparedQuery(
                        "select data from kit.outbox where type = 'cn.etown.collection.batch-judged.v1' and subject = $1")
                .execute(Tuple.of("batches/" + batch))
                .await()
                .indefinitely()
                .forEach(row -> positions.add(row.getJsonObject("data").getLong("ledgerPosition")));
        return positions;
    }

    private Set<String> digests(String source) {
        Set<String> digests = new HashSet<>();
        String cursor = null;
        do {
            String query = "?limit=200" + (cursor == null ? "" : "&cursor=" + cursor);
            JsonPath page = provider.get("/assets/" + source + "/records" + query);
            digests.addAll(page.getList("items.digest"));
            cursor = page.getString("next");
        } while (cursor != null);
        return digests;
    }
}
