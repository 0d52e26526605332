package cn.etown.collection;

import cn.etown.kit.json.Digests;
import cn.etown.kit.testing.Tokens;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A unit that sends batches over HTTP, as its own system would. */
final class Provider {

    static final String API = "/api/collection/v1";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    static final RestAssuredConfig BYTES_AS_THEY_ARE = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));

    private final String unit;

    Provider(String unit) {
        this.unit = unit;
    }

    RequestSpecification as(String... roles) {
        return as(unit, roles);
    }

    static RequestSpecification as(String unit, String[] roles) {
        return given().auth().oauth2(Tokens.of(roles).unit(unit).sign());
    }

    /** A manifest of one day. */
    static JsonObject manifest(String interfaceCode, String kind, String day, long records) {
        return JsonObject.of(
                "interface", interfaceCode,
                "kind", kind,
                "period", JsonObject.of("from", day, "to", day),
                "records", records);
    }

    Response tryOpen(JsonObject manifest) {
        return as("clerk")
                .contentType("application/json")
                .body(manifest.encode())
                .post(API + "/batches");
    }

    /** Opens a batch that can be opened; returns its id. */
    String open(JsonObject manifest) {
        Response opened = tryOpen(manifest);
        assertThat(opened.statusCode()).as(opened.asString()).isEqualTo(201);
        assertThat(opened.header("Location")).isEqualTo(API + "/batches/" + opened.path("id"));
        return opened.path("id");
    }

    Response trySend(String batch, int number, byte[] content) {
        return trySend(batch, number, content, contentDigest(content));
    }

    Response trySend(String batch, int number, byte[] content, String contentDigest) {
        RequestSpecification request = as("clerk").config(BYTES_AS_THEY_ARE).contentType("text/csv");
        if (contentDigest != null) {
            request.header("Content-Digest", contentDigest);
        }
        return request.body(content).put(API + "/batches/" + batch + "/parts/" + number);
    }

    /** Sends content of any form as the first part; {@code encoding} is {@code null} where it is not compressed. */
    Response trySend(String batch, byte[] content, String contentType, String encoding) {
        RequestSpecification request =
                as("clerk").config(BYTES_AS_THEY_ARE).header("Content-Digest", contentDigest(content));
        if (encoding != null) {
            request.header("Content-Encoding", encoding);
        }
        return request.contentType(contentType).body(content).put(API + "/batches/" + batch + "/parts/1");
    }

    JsonPath send(String batch, int number, String csv) {
        Response sent = trySend(batch, number, csv.getBytes(StandardCharsets.UTF_8));
        assertThat(sent.statusCode()).as(sent.asString()).isEqualTo(200);
        return sent.jsonPath();
    }

    Response tryMove(String batch, String target, String... roles) {
        return as(roles)
                .header("If-Match", read(batch).header("ETag"))
                .contentType("application/json")
                .body(JsonObject.of("target", target).encode())
                .post(API + "/batches/" + batch + "/transitions");
    }

    /** Seals a batch and waits for its verdict; returns the batch. */
    JsonPath seal(String batch) {
        Response sealed = tryMove(batch, "VALIDATING", "signer");
        assertThat(sealed.statusCode()).as(sealed.asString()).isEqualTo(202);
        return verdict(batch);
    }

    /** Waits for the verdict of a sealed batch; returns the batch. */
    JsonPath verdict(String batch) {
        return await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> read(batch).jsonPath(),
                        now -> !now.getString("state").equals("VALIDATING"));
    }

    Response read(String batch) {
        Response found = as("clerk").get(API + "/batches/" + batch);
        assertThat(found.statusCode()).as(found.asString()).isEqualTo(200);
        return found;
    }

    JsonPath get(String path) {
        Response found = as("clerk").get(API + path);
        assertThat(found.statusCode()).as(found.asString()).isEqualTo(200);
        return found.jsonPath();
    }

    static String contentDigest(byte[] content) {
        return "sha-256=:" + Base64.getEncoder().encodeToString(Digests.sha256(content)) + ":";
    }
}
