package cn.etown.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;

/** The platform's API as one caller sees it. */
public final class Api {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    /** An answer; its body is read as JSON where it is JSON. */
    public record Answer(int status, JsonNode body, HttpResponse<String> http) {

        /** The body, where the status is the {@code expected} one. */
        public JsonNode expect(int expected) {
            if (status != expected) {
                throw new AssertionError(http.request().method() + " " + http.uri() + " answered " + status
                        + " and not " + expected + ": " + http.body());
            }
            return body;
        }

        public String code() {
            return body.path("code").asText();
        }

        public String etag() {
            return http.headers().firstValue("ETag").orElseThrow();
        }
    }

    private final URI base;
    private final Supplier<String> token;

    /** @param token gives a valid token for each call, or {@code null} for a caller without one */
    public Api(URI base, Supplier<String> token) {
        this.base = base;
        this.token = token;
    }

    /** The same caller at another door, such as a replica of one service. */
    public Api at(URI other) {
        return new Api(other, token);
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer post(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    public Answer post(String path, String mediaType, byte[] body) {
        return send(request(path).header("Content-Type", mediaType).POST(BodyPublishers.ofByteArray(body)));
    }

    /** A change under the version that was read before. */
    public Answer post(String path, String etag, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("If-Match", etag)
                .POST(BodyPublishers.ofString(json)));
    }

    /** Sends a part of a batch with its true digest. */
    public Answer putPart(String batch, int number, byte[] content) {
        return putPart(batch, number, content, contentDigest(content));
    }

    public Answer putPart(String batch, int number, byte[] content, String contentDigest) {
        return putPart(batch, number, BodyPublishers.ofByteArray(content), contentDigest);
    }

    public Answer putPart(String batch, int number, BodyPublisher content, String contentDigest) {
        return putPart(batch, number, content, contentDigest, Duration.ofMinutes(2));
    }

    /** Sends a part that may take long. */
    public Answer putPart(String batch, int number, BodyPublisher content, String contentDigest, Duration patience) {
        return send(request("/api/collection/v1/batches/" + batch + "/parts/" + number)
                .timeout(patience)
                .header("Content-Type", "text/csv")
                .header("Content-Digest", contentDigest)
                .PUT(content));
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = CLIENT.send(request.build(), BodyHandlers.ofString());
            return new Answer(answer.statusCode(), json(answer.body()), answer);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(failure);
        }
    }

    public HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofMinutes(2));
        String bearer = token.get();
        return bearer == null ? request : request.header("Authorization", "Bearer " + bearer);
    }

    /** All items of a paged list. */
    public List<JsonNode> all(String path) {
        var items = new ArrayList<JsonNode>();
        String next = null;
        do {
            String separator = path.contains("?") ? "&" : "?";
            JsonNode page = get(next == null ? path : path + separator + "cursor=" + next)
                    .expect(200);
            page.path("items").forEach(items::add);
            next = page.path("next").textValue();
        } while (next != null);
        return items;
    }

    public static String contentDigest(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return "sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JsonNode json(String body) {
        try {
            return body.startsWith("{") || body.startsWith("[") ? JSON.readTree(body) : JSON.missingNode();
        } catch (JsonProcessingException noJson) {
            return JSON.missingNode();
        }
    }
}
