package cn.etown.collection;

import cn.etown.kit.testing.PostgresResource;
import cn.etown.kit.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.builder.MultiPartSpecBuilder;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

/** A batch by one call, which can be repeated whatever came between. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class SubmissionTest {

    private static final String CSV = SalesLines.csv(SalesLines.good(100));

    @Inject
    Governance governance;

    @Inject
    Pool pool;

    private final Provider provider = new Provider(Governance.UNIT_A);
    private String source;
    private String key;

    @BeforeEach
    void goOnline() {
        source = governance.online(Governance.UNIT_A, Governance.sales());
        key = UUID.randomUUID().toString();
    }

    @Test
    void isOpenedFilledSealedAndJudged() {
        Response submitted = submit("signer", manifest(100), CSV);

        submitted.then().statusCode(201).body("state", equalTo("VALIDATING"));
        String batch = submitted.path("id");
        assertThat(submitted.header("Location")).isEqualTo(Provider.API + "/batches/" + batch);
        assertThat(submitted.header("ETag")).isNotNull();
        await().atMost(Duration.ofSeconds(60)).until(() -> state(batch).equals("ACCEPTED"));
        submit("signer", manifest(100), "not even looked at")
                .then()
                .statusCode(201)
                .body("id", equalTo(batch))
                .body("state", equalTo("ACCEPTED"));
        assertThat(batches()).containsExactly(batch);
    }

    @Test
    void ofAClerkWaitsForTheSigner() {
        String batch = submit("clerk", manifest(100), CSV).path("id");

        assertThat(state(batch)).isEqualTo("OPEN");
        assertThat(provider.get("/batches/" + batch + "/parts").getList("items.accepted", Integer.class))
                .containsExactly(100);
        submit("clerk", manifest(100), CSV).then().statusCode(201).body("id", equalTo(batch));
        assertThat(batches()).containsExactly(batch);
        assertThat(provider.seal(batch).getString("state")).isEqualTo("ACCEPTED");
    }

    @Test
    void isAbandonedWhereItsContentIsRefusedAndCanBeMendedUnderTheSameKey() {
        submit("signer", manifest(100), "单号\n1\n").then().statusCode(422).body("code", equalTo("columns-differ"));

        String abandoned = batches().get(0);
        assertThat(state(abandoned)).isEqualTo("ABANDONED");
        assertThat(provider.get("/batches/" + abandoned + "/transitions").getString("items[0].reason"))
                .startsWith("columns-differ：");
        String mended = submit("signer", manifest(100), CSV).path("id");
        assertThat(mended).isNotEqualTo(abandoned);
        submit("signer", manifest(100), CSV).then().body("id", equalTo(mended));
    }

    @Test
    void keepsWhatAnEarlierCallBroughtWhateverBecomesOfItsRepeat() {
        String batch = submit("clerk", manifest(100), CSV).path("id");

        request("clerk")
                .multiPart("manifest", manifest(100).encode(), "application/json")
                .multiPart(new MultiPartSpecBuilder(bytes("damaged"))
                        .controlName("file")
                        .fileName("x.csv")
                        .mimeType("text/csv")
                        .header("Content-Digest", Provider.contentDigest(bytes(CSV)))
                        .build())
                .post(Provider.API + "/submissions")
                .then()
                .statusCode(400)
                .body("code", equalTo("content-digest-mismatch"));
        governance.move(source, "SUSPENDED");
        submit("clerk", manifest(100), CSV).then().statusCode(422);

        assertThat(state(batch)).isEqualTo("OPEN");
        assertThat(batches()).containsExactly(batch);
    }

    @Test
    void withoutAKeyLeavesNoOpenBatchWhateverStoppedIt() {
        submit("clerk", manifest(100), CSV).then().statusCode(201);
        String first = batches().get(0);
        SqlConnection other = pool.getConnection().await().indefinitely();
        try {
            other.query("begin; select * from unit_intake for update")
                    .execute()
                    .await()
                    .indefinitely();
            provider.as("clerk")
                    .multiPart("manifest", manifest(100).encode(), "application/json")
                    .multiPart("file", "x.csv", bytes(CSV), "text/csv")
                    .post(Provider.API + "/submissions")
                    .then()
                    .statusCode(409);
        } finally {
            other.query("rollback").execute().await().indefinitely();
            other.close().await().indefinitely();
        }

        assertThat(batches()).hasSize(2).contains(first);
        assertThat(batches().stream().map(this::state)).containsExactlyInAnyOrder("OPEN", "ABANDONED");
    }

    @Test
    void goesOnWhereItWasCut() throws IOException {
        String head = "--b\r\nContent-Disposition: form-data; name=manifest\r\n\r\n"
                + manifest(100).encode()
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.csv\"\r\nContent-Type: text/csv\r\n\r\n";
        try (Socket connection = new Socket("127.0.0.1", PartOnItsWay.port())) {
            String request = "POST " + Provider.API + "/submissions HTTP/1.1\r\nHost: test\r\nAuthorization: Bearer "
                    + Tokens.of("signer").unit(Governance.UNIT_A).sign() + "\r\nIdempotency-Key: " + key
                    + "\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 100000\r\n\r\n" + head
                    + CSV;
            connection.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            connection.getOutputStream().flush();
            await().atMost(Duration.ofSeconds(60)).until(() -> batches().size() == 1);
        }
        String batch = batches().get(0);

        Response again = await().atMost(Duration.ofSeconds(60))
                .until(() -> submit("signer", manifest(100), CSV), answer -> answer.statusCode() != 409);

        again.then().statusCode(201).body("id", equalTo(batch));
        await().atMost(Duration.ofSeconds(60)).until(() -> state(batch).equals("ACCEPTED"));
        assertThat(batches()).containsExactly(batch);
    }

    @Test
    void countsAmongThePartsOfItsUnitFromItsFirstByteOn() throws IOException {
        List<Socket> dripping = new ArrayList<>();
        try {
            for (int i = 0; i < 18; i++) {
                Socket connection = new Socket("127.0.0.1", PartOnItsWay.port());
                dripping.add(connection);
                connection
                        .getOutputStream()
                        .write(("POST " + Provider.API
                                        + "/submissions HTTP/1.1\r\nHost: test\r\nAuthorization: Bearer "
                                        + Tokens.of("clerk")
                                                .unit(Governance.UNIT_A)
                                                .sign()
                                        + "\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 1000\r\n\r\n--b\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
            }
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> submit("clerk", manifest(0), CSV)
                            .then()
                            .statusCode(503)
                            .body("code", equalTo("too-many-parts")));
        } finally {
            for (Socket connection : dripping) {
                connection.close();
            }
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> submit("clerk", manifest(100), CSV).statusCode() == 201);
    }

    @Test
    void holdsItsKeyToItsManifest() {
        submit("clerk", manifest(100), CSV).then().statusCode(201);

        submit("clerk", manifest(101), CSV).then().statusCode(422).body("code", equalTo("idempotency-key-reused"));
        key = "a b";
        submit("clerk", manifest(100), CSV).then().statusCode(400);
    }

    @Test
    void opensNothingWhereTheFormOrManifestIsWrong() {
        assertRefused(request("clerk").multiPart("file", "x.csv", bytes(CSV), "text/csv"), "malformed-form");
        assertRefused(
                request("clerk").multiPart("manifest", manifest(1).encode(), "application/json"), "malformed-form");
        assertRefused(with("{", "text/csv"), "malformed-json");
        assertRefused(with(manifest(1).put("recrods", 1).encode(), "text/csv"), "invalid-request");
        assertRefused(with(manifest(-1).encode(), "text/csv"), "invalid-request");
        assertRefused(with(" ".repeat(70_000) + manifest(1).encode(), "text/csv"), "malformed-form");
        with(manifest(1).encode(), "text/plain")
                .post(Provider.API + "/submissions")
                .then()
                .statusCode(415);
        submit("clerk", manifest(0), CSV).then().statusCode(422).body("code", equalTo("nothing-declared"));
        new Provider(Governance.UNIT_B)
                .as("signer")
                .multiPart("manifest", manifest(100).encode(), "application/json")
                .multiPart("file", "x.csv", bytes(CSV), "text/csv")
                .post(Provider.API + "/submissions")
                .then()
                .statusCode(404);

        assertThat(batches()).isEmpty();
    }

    private void assertRefused(RequestSpecification request, String code) {
        request.post(Provider.API + "/submissions").then().statusCode(400).body("code", equalTo(code));
    }

    private RequestSpecification with(String manifest, String contentType) {
        return request("clerk")
                .multiPart("manifest", manifest, "application/json")
                .multiPart("file", "x.csv", bytes(CSV), contentType);
    }

    private JsonObject manifest(long records) {
        return Provider.manifest(source, "ORIGINAL", SalesLines.DAY, records);
    }

    private RequestSpecification request(String role) {
        return provider.as(role).header("Idempotency-Key", key);
    }

    private Response submit(String role, JsonObject manifest, String csv) {
        return request(role)
                .multiPart("manifest", manifest.encode(), "application/json")
                .multiPart("file", "x.csv", bytes(csv), "text/csv")
                .post(Provider.API + "/submissions");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String state(String batch) {
        return provider.read(batch).jsonPath().getString("state");
    }

    private List<String> batches() {
        JsonPath found = provider.get("/batches?interface=" + source);
        return found.getList("items.id");
    }
}
