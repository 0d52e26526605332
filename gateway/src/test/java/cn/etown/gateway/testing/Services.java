package cn.etown.gateway.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

import static java.util.Map.entry;

/**
 * Services behind the gateway, as small real HTTP servers, and the keys tokens are signed with. Governance, collection and
 * assessment run and answer by the last segment of the path; at monitoring's address nobody listens.
 */
public class Services implements QuarkusTestResourceLifecycleManager {

    /** How many requests of one caller may be under way at once. */
    public static final int AT_ONCE = 16;

    public static final String ISSUER = "https://issuer.test";
    public static final String SIGNING_KEY = "test.signing-key";

    private final Vertx vertx = Vertx.vertx();
    private final KeyPair keys = rsaKeys();

    @Override
    public Map<String, String> start() {
        return Map.ofEntries(
                entry("etown.upstreams.governance", serve("governance")),
                entry("etown.upstreams.collection", serve("collection")),
                entry("etown.upstreams.monitoring", "http://localhost:1"),
                entry("etown.upstreams.assessment", serve("assessment")),
                entry("etown.client.answer-timeout", "4S"),
                entry("etown.limits.body-time", "2S"),
                entry("etown.rate.at-once", Integer.toString(AT_ONCE)),
                entry("quarkus.http.idle-timeout", "8S"),
                entry("quarkus.http.test-port", "0"),
                entry("quarkus.oidc.auth-server-url", ""),
                entry("quarkus.oidc.token.issuer", ISSUER),
                entry("quarkus.oidc.public-key", base64(keys.getPublic().getEncoded())),
                entry(SIGNING_KEY, base64(keys.getPrivate().getEncoded())));
    }

    @Override
    public void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** The key tokens are signed with. */
    protected RSAPublicKey publicKey() {
        return (RSAPublicKey) keys.getPublic();
    }

    /** Starts a server that answers by {@code handler}, and returns its base URL. */
    protected String serve(Handler<HttpServerRequest> handler) {
        HttpServer server = vertx.createHttpServer().requestHandler(handler);
        server.listen(0).toCompletionStage().toCompletableFuture().join();
        return "http://localhost:" + server.actualPort();
    }

    private String serve(String name) {
        var service = new Service(name);
        vertx.deployVerticle(service).toCompletionStage().toCompletableFuture().join();
        return "http://localhost:" + service.server.actualPort();
    }

    private static final class Service extends AbstractVerticle {

        private final String name;
        private HttpServer server;

        Service(String name) {
            this.name = name;
        }

        @Override
        public void start(Promise<Void> started) {
            server = vertx.createHttpServer().requestHandler(this::answer);
            server.listen(0).<Void>mapEmpty().onComplete(started);
        }

        private void answer(HttpServerRequest request) {
            HttpServerResponse response = request.response();
            String path = request.path();
            switch (path.substring(path.lastIndexOf('/') + 1)) {
                case "openapi" -> response.end(document());
                case "keys" -> response.end("{\"keys\":[]}");
                case "silent" -> request.resume();
                case "hangs-up" -> request.connection().close();
                case "breaks-off" -> breakOff(response);
                case "created" ->
                    response.setStatusCode(201)
                            .putHeader(
                                    "Location",
                                    "http://localhost:" + server.actualPort() + "/api/" + name + "/v1/things/1")
                            .putHeader("Keep-Alive", "timeout=5")
                            .end();
                case "nothing" -> response.setStatusCode(204).end();
                case "unchanged" ->
                    response.setStatusCode(304).putHeader("ETag", "\"1\"").end();
                case "refuses" ->
                    response.setStatusCode(422)
                            .putHeader("Content-Type", "application/problem+json")
                            .end("{\"code\":\"own-rule\"}");
                case "unread" -> response.setStatusCode(404).end("{\"code\":\"no-such-batch\"}");
                case "early" -> answerBeforeAllWasRead(request);
                case "long" -> sendLong(response, Long.parseLong(request.getParam("bytes")));
                default -> echo(request);
            }
        }

        private void answerBeforeAllWasRead(HttpServerRequest request) {
            request.response().setChunked(true).write("the beginning");
            request.endHandler(
                    read -> vertx.setTimer(5_000, timer -> request.response().end(" and the end")));
        }

        private void breakOff(HttpServerResponse response) {
            response.putHeader("Content-Length", "1000").write("the beginning");
            vertx.setTimer(100, timer -> response.reset());
        }

        private void sendLong(HttpServerResponse response, long bytes) {
            response.putHeader("Content-Length", Long.toString(bytes));
            new Sending(response, bytes).more();
        }

        private void echo(HttpServerRequest request) {
            MessageDigest digest = sha256();
            long[] length = {0};
            request.handler(chunk -> {
                digest.update(chunk.getBytes());
                length[0] += chunk.length();
            });
            request.endHandler(end -> {
                var headers = new JsonObject();
                request.headers()
                        .names()
                        .forEach(header -> headers.put(
                                header.toLowerCase(),
                                String.join("|", request.headers().getAll(header))));
                request.response()
                        .end(new JsonObject()
                                .put("service", name)
                                .put("method", request.method().name())
                                .put("uri", request.uri())
                                .put("length", length[0])
                                .put("sha256", HexFormat.of().formatHex(digest.digest()))
                                .put("headers", headers)
                                .encode());
            });
            if (request.path().endsWith("/slow-reader")) {
                request.pause();
                vertx.setTimer(700, timer -> request.resume());
            }
        }

        private String document() {
            try (InputStream file = Services.class.getResourceAsStream("/documents/" + name + ".json")) {
                return new String(file.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static final class Sending {

        private static final Buffer CHUNK = Buffer.buffer(new byte[64 * 1024]);

        private final HttpServerResponse response;
        private long left;

        Sending(HttpServerResponse response, long bytes) {
            this.response = response;
            this.left = bytes;
        }

        void more() {
            while (left > 0 && !response.writeQueueFull()) {
                int size = (int) Math.min(left, CHUNK.length());
                left -= size;
                response.write(CHUNK.slice(0, size));
            }
            if (left == 0) {
                response.end();
            } else {
                response.drainHandler(drained -> more());
            }
        }
    }

    private static KeyPair rsaKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
