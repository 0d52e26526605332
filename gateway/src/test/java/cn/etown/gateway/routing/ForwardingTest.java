package cn.etown.gateway.routing;

import cn.etown.gateway.testing.Caller;
import cn.etown.gateway.testing.Services;
import cn.etown.gateway.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Random;

import static cn.etown.gateway.testing.Caller.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@WithTestResource(Services.class)
class ForwardingTest {

    private static final int MIB = 1 << 20;
    private static final String PART = "/api/collection/v1/batches/0192/parts/1";

    private Caller caller;

    @BeforeEach
    void signIn() {
        caller = Caller.with(Tokens.of("clerk"));
    }

    @Nested
    class Routing {

        @ParameterizedTest
        @ValueSource(strings = {"governance", "collection", "assessment"})
        void reachesTheServiceThePathNames(String service) {
            assertThat(json(caller.get("/api/" + service + "/v1/echo")).getString("service"))
                    .isEqualTo(service);
        }

        @ParameterizedTest
        @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
        void keepsMethodPathAndQueryAsTheyWereWritten(String method) {
            String uri = "/api/governance/v1/units/%E9%94%80%E5%94%AE?a=1&a=2&q=%2F%26%3D&empty=";

            JsonObject seen = json(caller.send(method, uri, BodyPublishers.noBody()));

            assertThat(seen.getString("method")).isEqualTo(method);
            assertThat(seen.getString("uri")).isEqualTo(uri);
        }

        @Test
        void keepsTheBodyByteForByte() throws Exception {
            byte[] body = new byte[900_000];
            new Random(1).nextBytes(body);

            JsonObject seen = json(caller.send("POST", "/api/governance/v1/units", BodyPublishers.ofByteArray(body)));

            assertThat(seen.getLong("length")).isEqualTo(body.length);
            assertThat(seen.getString("sha256")).isEqualTo(sha256(body));
        }

        @Test
        void handsBackWhatAServiceRefuses() {
            var response = caller.get("/api/governance/v1/refuses");

            assertThat(response.statusCode()).isEqualTo(422);
            assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(json(response).getString("code")).isEqualTo("own-rule");
        }

        @Test
        void handsBackAnswersWithoutContentAndGoesOnWithTheSameConnection() {
            for (int round = 0; round < 3; round++) {
                assertThat(caller.get("/api/governance/v1/nothing").statusCode())
                        .isEqualTo(204);
                assertThat(caller.get("/api/governance/v1/unchanged").statusCode())
                        .isEqualTo(304);
                assertThat(caller.send("HEAD", "/api/governance/v1/echo", BodyPublishers.noBody())
                                .statusCode())
                        .isEqualTo(200);
                assertThat(caller.get("/api/governance/v1/echo").body()).contains("governance");
            }
        }

        @Test
        void rewritesALocationSoThatItHoldsAtTheGateway() {
            var response = caller.send("POST", "/api/governance/v1/created", BodyPublishers.noBody());

            assertThat(response.statusCode()).isEqualTo(201);
            assertThat(response.headers().firstValue("Location")).contains("/api/governance/v1/things/1");
            assertThat(response.headers().firstValue("Keep-Alive")).isEmpty();
        }
    }

    @Nested
    class HeadersOfARequest {

        @Test
        void areHandedOn() {
            JsonObject seen = headersSeen(
                    "If-Match",
                    "\"3\"",
                    "Idempotency-Key",
                    "k-1",
                    "Accept-Language",
                    "en",
                    "X-Many",
                    "a",
                    "X-Many",
                    "b");

            assertThat(seen.getString("if-match")).isEqualTo("\"3\"");
            assertThat(seen.getString("idempotency-key")).isEqualTo("k-1");
            assertThat(seen.getString("accept-language")).isEqualTo("en");
            assertThat(seen.getString("x-many")).isEqualTo("a|b");
        }

        @Test
        void carryATraceInAnyCase() {
            String given = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

            assertThat(headersSeen("traceparent", given).getString("traceparent"))
                    .isEqualTo(given);
            assertThat(headersSeen().getString("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
        }

        @Test
        void cannotClaimToComeFromElsewhere() {
            JsonObject seen = headersSeen(
                    "X-Forwarded-For", "203.0.113.9",
                    "X-Forwarded-Host", "elsewhere.test",
                    "X-Forwarded-Proto", "https",
                    "X-Forwarded-User", "operator",
                    "Forwarded", "for=203.0.113.9",
                    "X-Real-IP", "203.0.113.9",
                    "X-HTTP-Method-Override", "DELETE");

            assertThat(seen.getString("x-forwarded-for")).isEqualTo("127.0.0.1");
            assertThat(seen.getString("x-forwarded-host")).isEqualTo("localhost:" + Caller.port());
            assertThat(seen.getString("x-forwarded-proto")).isEqualTo("http");
            assertThat(seen.fieldNames())
                    .doesNotContain("x-forwarded-user", "forwarded", "x-real-ip", "x-http-method-override");
        }

        @Test
        void ofTheConnectionStayBehind() {
            String answer = Caller.raw(
                    "GET /api/governance/v1/echo HTTP/1.1",
                    "Host: gateway",
                    "Authorization: Bearer " + Tokens.of("clerk"),
                    "Connection: close",
                    "Connection: X-Other-Hop, X-Secret-Hop",
                    "X-Secret-Hop: 1",
                    "Keep-Alive: timeout=5",
                    "TE: trailers",
                    "Proxy-Authorization: Basic YTpi",
                    "");

            assertThat(answer)
                    .startsWith("HTTP/1.1 200")
                    .doesNotContain("x-secret-hop", "keep-alive", "\"te\"", "proxy-authorization", "\"connection\"");
        }

        private JsonObject headersSeen(String... headers) {
            return json(caller.get("/api/governance/v1/echo", headers)).getJsonObject("headers");
        }
    }

    @Nested
    class Limits {

        @Test
        void aBodyOfTheGreatestSizePasses() {
            var response = caller.send("POST", "/api/governance/v1/units", BodyPublishers.ofByteArray(new byte[MIB]));

            assertThat(json(response).getLong("length")).isEqualTo(MIB);
        }

        @Test
        void aBodyDeclaredTooLargeIsRefused() {
            var response =
                    caller.send("POST", "/api/governance/v1/units", BodyPublishers.ofByteArray(new byte[MIB + 1]));

            assertTooLarge(response);
        }

        @Test
        void aBodyInChunksIsRefusedOnceItIsTooLarge() {
            assertTooLarge(caller.send("POST", "/api/governance/v1/units", chunked(MIB + 1)));
        }

        @Test
        void aBodyOfOneGibibyteInChunksIsRefusedOnTheWay() {
            assertTooLarge(caller.send("POST", "/api/governance/v1/units", chunked(1024L * MIB)));
        }

        @Test
        void aBodyOfOneGibibyteOnAnOperationWithoutContentIsRefusedUnread() {
            String answer = Caller.raw(
                    "POST /api/collection/v1/batches/0192/transitions HTTP/1.1",
                    "Host: gateway",
                    "Authorization: Bearer " + Tokens.of("signer"),
                    "Content-Length: 1073741824",
                    "",
                    "the beginning");

            assertThat(answer)
                    .startsWith("HTTP/1.1 413")
                    .contains("too-large")
                    .containsIgnoringCase("connection: close");
        }

        @Test
        void contentOfABatchMayBeLarger() {
            assertThat(json(caller.send("PUT", PART, chunked(3L * MIB))).getLong("length"))
                    .isEqualTo(3L * MIB);
        }

        @Test
        void contentIsOnlyWhatIsPutThere() {
            assertTooLarge(caller.send("POST", PART, chunked(3L * MIB)));
            assertTooLarge(caller.send("PUT", PART + "/more", chunked(3L * MIB)));
        }

        @Test
        void headersAreLimitedToo() {
            assertThat(caller.get("/api/governance/v1/echo", "X-Long", "x".repeat(20_000))
                            .statusCode())
                    .isEqualTo(431);
        }

        private static void assertTooLarge(HttpResponse<String> response) {
            assertThat(response.statusCode()).isEqualTo(413);
            assertThat(json(response).getString("code")).isEqualTo("too-large");
        }
    }

    /** The tests run with less memory than these bodies take: see the heap of the surefire plugin in the module's pom. */
    @Nested
    class LargeContent {

        private static final long SIZE = 300L * MIB;

        @Test
        void passesOnItsWayInThoughTheServiceReadsSlowly() {
            assertThat(Runtime.getRuntime().maxMemory()).isLessThan(SIZE);

            var response = caller.send("PUT", "/api/collection/v1/batches/0192/parts/slow-reader", chunked(SIZE));

            assertThat(json(response).getLong("length")).isEqualTo(SIZE);
        }

        @Test
        void isAnsweredThoughTheServiceDoesNotReadIt() {
            var response = caller.send("PUT", "/api/collection/v1/batches/0192/parts/unread", chunked(64L * MIB));

            assertThat(response.statusCode()).isEqualTo(404);
            assertThat(json(response).getString("code")).isEqualTo("no-such-batch");
        }

        @Test
        void passesOnItsWayOutThoughTheCallerReadsSlowly() throws Exception {
            var response = caller.exchange(
                    "GET",
                    "/api/collection/v1/long?bytes=" + SIZE,
                    BodyPublishers.noBody(),
                    BodyHandlers.ofInputStream());

            try (InputStream content = response.body()) {
                assertThat(content.skip(SIZE)).isEqualTo(SIZE);
                assertThat(content.read()).isEqualTo(-1);
            }
        }
    }

    @Nested
    class CallersWhoStall {

        @Test
        void areLeftAfterAWhile() {
            String answer = Caller.raw(
                    "PUT " + PART + " HTTP/1.1",
                    "Host: gateway",
                    "Authorization: Bearer " + Tokens.of("signer"),
                    "Content-Length: 1000",
                    "",
                    "the beginning");

            assertThat(answer).isEmpty();
        }

        @Test
        void areToldWhereABodyWithoutContentDoesNotCome() {
            String answer = Caller.raw(
                    "POST /api/governance/v1/units HTTP/1.1",
                    "Host: gateway",
                    "Authorization: Bearer " + Tokens.of("clerk"),
                    "Content-Length: 1000",
                    "",
                    "the beginning");

            assertThat(answer).startsWith("HTTP/1.1 408").contains("\"too-slow\"");
        }

        @Test
        void areLeftWhereTheAnswerCameBeforeTheirContent() {
            String answer = Caller.raw(
                    "PUT /api/collection/v1/batches/unread/parts/unread HTTP/1.1",
                    "Host: gateway",
                    "Authorization: Bearer " + Tokens.of("clerk"),
                    "Content-Length: 1000",
                    "",
                    "the beginning");

            assertThat(answer).startsWith("HTTP/1.1 404").endsWith("{\"code\":\"no-such-batch\"}");
        }

        @Test
        void leaveTheConnectionsToOthers() throws Exception {
            String patient = Tokens.ofSubject("patient");
            var stalled = new ArrayList<Socket>();
            try {
                for (int i = 0; i < Services.AT_ONCE; i++) {
                    stalled.add(beginPart(patient));
                }
                await().atMost(Duration.ofMinutes(1))
                        .until(() -> Caller.with(patient)
                                        .get("/api/governance/v1/echo")
                                        .statusCode()
                                == 429);
                assertFailure(Caller.with(patient).get("/api/governance/v1/echo"), 429, "too-many-at-once");
                assertThat(caller.get("/api/governance/v1/echo").statusCode()).isEqualTo(200);
            } finally {
                for (Socket socket : stalled) {
                    socket.close();
                }
            }
            await().atMost(Duration.ofMinutes(1))
                    .until(() ->
                            Caller.with(patient).get("/api/governance/v1/echo").statusCode() == 200);
        }

        private static Socket beginPart(String token) throws IOException {
            var socket = new Socket("localhost", Caller.port());
            socket.getOutputStream()
                    .write(("PUT " + PART + " HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer " + token
                                    + "\r\nContent-Length: 1000\r\n\r\nthe beginning")
                            .getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return socket;
        }

        @Test
        void areLeftBeforeTheyEndedTheirHeaders() {
            assertThat(Caller.raw("PUT " + PART + " HTTP/1.1", "Host: gateway")).isEmpty();
        }
    }

    @Nested
    class ServicesThatFail {

        @Test
        void oneThatDoesNotRunIsUnavailable() {
            var response = caller.get("/api/monitoring/v1/series");

            assertFailure(response, 503, "unavailable");
            assertThat(response.headers().firstValue("Retry-After")).contains("5");
        }

        @Test
        void oneThatDoesNotRunIsUnavailableToABodyToo() {
            assertFailure(
                    caller.send("POST", "/api/monitoring/v1/series", BodyPublishers.ofByteArray(new byte[MIB])),
                    503,
                    "unavailable");
        }

        @Test
        void oneThatHangsUpIsABadOne() {
            assertFailure(caller.get("/api/governance/v1/hangs-up"), 502, "bad-upstream");
        }

        @Test
        void oneThatStaysSilentTakesTooLong() {
            assertFailure(caller.get("/api/governance/v1/silent"), 504, "upstream-timeout");
        }

        @Test
        void oneThatStaysSilentAfterABodyTakesTooLong() {
            assertFailure(
                    caller.send("POST", "/api/governance/v1/silent", BodyPublishers.ofString("{}")),
                    504,
                    "upstream-timeout");
        }

        @Test
        void oneThatBeganToAnswerMayTakeItsTime() {
            var response = caller.send("POST", "/api/governance/v1/early", chunked(MIB));

            assertThat(response.body()).isEqualTo("the beginning and the end");
        }

        @Test
        void oneThatBreaksOffDoesNotLookComplete() {
            assertThatThrownBy(() -> caller.get("/api/governance/v1/breaks-off"))
                    .hasCauseInstanceOf(IOException.class);
        }
    }

    /** A body of {@code size} zeros whose length is not told beforehand. */
    private static void assertFailure(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(response).getString("code")).isEqualTo(code);
        assertThat(response.body()).doesNotContain("localhost").doesNotContain("Exception");
    }

    private static BodyPublisher chunked(long size) {
        return BodyPublishers.ofInputStream(() -> new Zeros(size));
    }

    private static final class Zeros extends InputStream {

        private long left;

        Zeros(long size) {
            this.left = size;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(left, length);
            left -= count;
            return count;
        }
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
