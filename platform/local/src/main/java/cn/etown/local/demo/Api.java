package cn.etown.local.demo;

import cn.etown.local.Http;
import cn.etown.local.Trouble;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The public API through the gateway, as one caller. */
final class Api {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;

    /** How long a service may say that it cannot answer yet. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI gateway;
    private final Supplier<String> token;

    /** A caller whose token is asked for at every call: the demonstration may take longer than a token lives. */
    Api(URI gateway, Supplier<String> token) {
        this.gateway = gateway;
        this.token = token;
    }

    Optional<JsonNode> find(String path) {
        var answer = send(request(path));
        return answer.statusCode() == NOT_FOUND ? Optional.empty() : Optional.of(content(answer));
    }

    JsonNode read(String path) {
        return content(send(request(path)));
    }

    JsonNode create(String path, Map<String, ?> body) {
        return content(post(path, body));
    }

    /** Creates, or tells that it is refused by a rule that may yet be met. */
    Optional<JsonNode> tryToCreate(String path, Map<String, ?> body) {
        var answer = post(path, body);
        boolean notYet = answer.statusCode() == NOT_FOUND || answer.statusCode() == 409 || answer.statusCode() == 422;
        return notYet ? Optional.empty() : Optional.of(content(answer));
    }

    JsonNode createFromYaml(String path, String document) {
        return content(
                send(request(path).header("Content-Type", "application/yaml").POST(BodyPublishers.ofString(document))));
    }

    /** Moves what stands at the path to the target state, from the version it has now. */
    JsonNode move(String path, String target, String reason) {
        return move(path, Map.of("target", target, "reason", reason));
    }

    /** {@link #move(String, String, String)} with all that the move needs. */
    JsonNode move(String path, Map<String, ?> request) {
        var tag = send(request(path)).headers().firstValue("ETag").orElse("");
        return content(send(request(path + "/transitions")
                .header("Content-Type", "application/json")
                .header("If-Match", tag)
                .POST(body(request))));
    }

    void sendPart(String batch, int number, String csv) {
        var bytes = csv.getBytes(StandardCharsets.UTF_8);
        content(send(request(batch + "/parts/" + number)
                .header("Content-Type", "text/csv; charset=utf-8")
                .header("Content-Digest", "sha-256=:" + Base64.getEncoder().encodeToString(sha256(bytes)) + ":")
                .PUT(BodyPublishers.ofByteArray(bytes))));
    }

    private HttpResponse<String> post(String path, Map<String, ?> body) {
        return send(request(path).header("Content-Type", "application/json").POST(body(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.resolve("/api" + path)).header("Authorization", "Bearer " + token.get());
    }

    /** A service that says when to come again, as one does that has not heard of its neighbour yet, is asked then. */
    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            var answer = Http.send(request.build());
            while (answer.statusCode() == UNAVAILABLE && System.nanoTime() < deadline) {
                Thread.sleep(Duration.ofSeconds(
                                answer.headers().firstValueAsLong("Retry-After").orElse(1))
                        .toMillis());
                answer = Http.send(request.build());
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode content(HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            var what = "%s %s → %d %s"
                    .formatted(answer.request().method(), answer.uri().getPath(), answer.statusCode(), answer.body());
            throw Trouble.failed("演示数据未能装入", "The demonstration could not be loaded: " + what, null);
        }
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpRequest.BodyPublisher body(Map<String, ?> body) {
        return BodyPublishers.ofString(JSON.valueToTree(body).toString());
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
