package cn.etown.collection;

import cn.etown.evidence.ledger.Checkpoint;
import cn.etown.evidence.ledger.Hash;
import cn.etown.evidence.ledger.LedgerProof;
import cn.etown.evidence.ledger.NoteKey;
import cn.etown.evidence.ledger.Proofs;
import cn.etown.evidence.ledger.SignedNote;
import cn.etown.evidence.ledger.Tile;
import cn.etown.evidence.proof.Ed25519;
import cn.etown.kit.testing.PostgresResource;
import cn.etown.kit.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What anyone can check of the ledger over HTTP, and what nobody can make it show. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class LedgerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String LEDGER = Provider.API + "/ledger";

    @Inject
    Governance governance;

    private final Provider provider = new Provider(Governance.UNIT_A);

    @Test
    void showsEveryReceiptToStandInIt() {
        String batch = judged();

        LedgerProof proof = LedgerProof.parse(inclusion(batch));
        Checkpoint shown = proof.requireShows(receipt(batch), keys());

        assertThat(proof.index() + 1)
                .isEqualTo(provider.get("/batches/" + batch).getLong("ledgerPosition"));
        assertThat(shown.origin()).isEqualTo("etown/11141029MA0DEM0CXF/ledger");
    }

    @Test
    void onlyGrows() {
        inclusion(judged());
        Checkpoint earlier = newest();
        inclusion(judged());
        Checkpoint later = newest();

        JsonPath answer = json(LEDGER + "/consistency?from=" + earlier.size() + "&to=" + later.size());
        List<Hash> proof = answer.getList("proof", String.class).stream()
                .map(Hash::ofBase64)
                .toList();

        assertThat(later.size()).isGreaterThan(earlier.size());
        Proofs.requireConsistent(earlier.size(), later.size(), earlier.root(), later.root(), proof);
        assertThat(Checkpoint.parse(SignedNote.parse(
                                json(LEDGER + "/checkpoints/" + earlier.size()).getString("note"))
                        .text()))
                .isEqualTo(earlier);
        assertThat(json(LEDGER + "/checkpoints?limit=200").getList("items.size", Long.class))
                .contains(earlier.size(), later.size())
                .isSortedAccordingTo((one, other) -> Long.compare(other, one));
    }

    /** Whoever follows the tiles needs no proof of the center's making. */
    @Test
    void isComputedByAnyoneFromItsTiles() {
        String batch = judged();
        LedgerProof proof = LedgerProof.parse(inclusion(batch));
        Checkpoint checkpoint = newest();

        List<Hash> leaves = IntStream.rangeClosed(0, (int) ((checkpoint.size() - 1) / Tile.WIDTH))
                .mapToObj(index -> tile(new Tile(
                        0, index, Tile.width(0, index, checkpoint.size()).orElseThrow())))
                .flatMap(List::stream)
                .toList();

        assertThat(leaves).hasSize((int) checkpoint.size());
        assertThat(leaves.get((int) proof.index())).isEqualTo(LedgerProof.leaf(proof.nonce(), receipt(batch)));
        assertThat(Proofs.root(
                        checkpoint.size(),
                        (level, index) ->
                                Hash.above(leaves.subList((int) (index << level), (int) ((index + 1) << level)))))
                .isEqualTo(checkpoint.root());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tile/0/x001/000",
                "tile/0/000.p/256",
                "tile/0/0",
                "tile/64/000",
                "tile/5/000",
                "tile/entries/000",
                "checkpoints/999999"
            })
    void hasNothingElse(String path) {
        inclusion(judged());

        Response answer = given().get(LEDGER + "/" + path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }

    @Test
    void showsNoProofOfWhatIsNotThere() {
        long size = newest().size();

        assertThat(given().get(LEDGER + "/consistency?from=" + size + "&to=" + (size - 1))
                        .<String>path("code"))
                .isIn("checkpoints-reversed", "invalid-request");
        assertThat(given().get(LEDGER + "/consistency?from=0&to=" + (size + 1_000_000))
                        .statusCode())
                .isEqualTo(404);
        assertThat(given().get(LEDGER + "/consistency").statusCode()).isEqualTo(400);
    }

    @Test
    void showsAProofToNobodyWhoMayNotSeeTheBatch() {
        String batch = judged();
        inclusion(batch);

        assertThat(new Provider(Governance.UNIT_B)
                        .as("clerk")
                        .get(Provider.API + "/batches/" + batch + "/inclusion")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void isWitnessedByTheAuditor() {
        inclusion(judged());
        KeyPair pair = Ed25519.generate();
        NoteKey key = NoteKey.of("auditor.test/" + UUID.randomUUID(), NoteKey.Kind.WITNESS, pair.getPublic());
        Instant seen = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Checkpoint checkpoint = newest();
        String line = SignedNote.cosign(
                        checkpoint.text(), key, seen, message -> Ed25519.sign(pair.getPrivate(), message))
                .line()
                .strip();

        Response registered = asAuditor(JsonObject.of("key", key.text()), "witnesses");
        Response again = asAuditor(JsonObject.of("key", key.text()), "witnesses");
        Response added = asAuditor(JsonObject.of("size", checkpoint.size(), "signature", line), "cosignatures");
        Response repeated = asAuditor(JsonObject.of("size", checkpoint.size(), "signature", line), "cosignatures");

        assertThat(registered.statusCode()).as(registered.asString()).isEqualTo(200);
        assertThat(again.asString()).isEqualTo(registered.asString());
        assertThat(added.statusCode()).as(added.asString()).isEqualTo(200);
        assertThat(added.<List<String>>path("witnesses")).contains(key.name());
        assertThat(repeated.asString()).isEqualTo(added.asString());
        SignedNote note = SignedNote.parse(added.<String>path("note"));
        note.requireSigned(keys());
        assertThat(note.seenBy(key)).contains(seen);
        assertThat(json(LEDGER + "/witnesses?limit=200").getList("items.key")).contains(key.text());
    }

    @Test
    void takesNoSignatureThatIsNotTheWitnesss() {
        inclusion(judged());
        KeyPair pair = Ed25519.generate();
        NoteKey key = NoteKey.of("auditor.test/" + UUID.randomUUID(), NoteKey.Kind.WITNESS, pair.getPublic());
        Checkpoint checkpoint = newest();
        asAuditor(JsonObject.of("key", key.text()), "witnesses");
        String ofAnother = SignedNote.cosign(
                        "other\n", key, Instant.now(), message -> Ed25519.sign(pair.getPrivate(), message))
                .line()
                .strip();

        Response forged = asAuditor(JsonObject.of("size", checkpoint.size(), "signature", ofAnother), "cosignatures");
        Response ofNobody = asAuditor(
                JsonObject.of("size", checkpoint.size(), "signature", ofAnother.replace(key.name(), "nobody.test/x")),
                "cosignatures");
        Response byAUnit = provider.as("signer")
                .contentType("application/json")
                .body(JsonObject.of("size", checkpoint.size(), "signature", ofAnother)
                        .encode())
                .post(LEDGER + "/cosignatures");
        Response logKey = asAuditor(JsonObject.of("key", keys().get(0).text()), "witnesses");

        assertThat(forged.statusCode()).isEqualTo(422);
        assertThat(forged.<String>path("code")).isEqualTo("cosignature-not-genuine");
        assertThat(ofNobody.statusCode()).isEqualTo(404);
        assertThat(byAUnit.statusCode()).isEqualTo(404);
        assertThat(logKey.<String>path("code")).isEqualTo("not-a-witness-key");
    }

    private String judged() {
        String source = governance.online(Governance.UNIT_A, Governance.sales());
        String batch = provider.open(Provider.manifest(source, "NIL", SalesLines.DAY, 0));
        provider.seal(batch);
        return batch;
    }

    /** The proof, as soon as a checkpoint covers the receipt. */
    private String inclusion(String batch) {
        return await().atMost(PATIENCE)
                .until(
                        () -> provider.as("clerk").get(Provider.API + "/batches/" + batch + "/inclusion"),
                        answer -> answer.statusCode() == 200)
                .asString();
    }

    private String receipt(String batch) {
        return provider.get("/batches/" + batch + "/receipt").getString("receipt");
    }

    private static Checkpoint newest() {
        SignedNote note = SignedNote.parse(given().get(LEDGER + "/checkpoint")
                .then()
                .statusCode(200)
                .extract()
                .asString());
        note.requireSigned(keys());
        return Checkpoint.parse(note.text());
    }

    private static List<NoteKey> keys() {
        return RestAssured.get(LEDGER + "/keys")
                .asString()
                .lines()
                .map(NoteKey::parse)
                .toList();
    }

    private static List<Hash> tile(Tile tile) {
        byte[] hashes = given().get(LEDGER + "/tile/" + tile.path())
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        return IntStream.range(0, hashes.length / Hash.BYTES)
                .mapToObj(i -> Hash.of(Arrays.copyOfRange(hashes, i * Hash.BYTES, (i + 1) * Hash.BYTES)))
                .toList();
    }

    private static JsonPath json(String path) {
        Response answer = given().get(path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }

    private static Response asAuditor(JsonObject body, String path) {
        return given().auth()
                .oauth2(Tokens.of("auditor").sign())
                .contentType("application/json")
                .body(body.encode())
                .post(LEDGER + "/" + path);
    }
}
