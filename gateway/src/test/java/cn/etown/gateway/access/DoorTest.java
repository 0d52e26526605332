package cn.etown.gateway.access;

import cn.etown.gateway.testing.Caller;
import cn.etown.gateway.testing.Services;
import cn.etown.gateway.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.function.Supplier;

import static cn.etown.gateway.testing.Caller.json;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(Services.class)
class DoorTest {

    private static final String ECHO = "/api/governance/v1/echo";

    enum BadToken {
        EXPIRED(Tokens::expired),
        OTHER_AUDIENCE(() -> Tokens.forAudience("another-api")),
        OTHER_ISSUER(() -> Tokens.from("https://elsewhere.test")),
        UNSIGNED(Tokens::unsigned),
        TAMPERED(Tokens::tampered),
        GARBAGE(() -> "garbage"),
        GARBAGE_IN_THREE_PARTS(() -> "e30.e30.e30");

        private final Supplier<String> token;

        BadToken(Supplier<String> token) {
            this.token = token;
        }
    }

    @Nested
    class ATokenIsRequired {

        @Test
        void admitsAValidOneAndHandsItOn() {
            String token = Tokens.of("clerk");

            var response = Caller.with(token).get(ECHO);

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(json(response).getJsonObject("headers").getString("authorization"))
                    .isEqualTo("Bearer " + token);
        }

        @Test
        void refusesARequestWithoutOne() {
            var response = Caller.anonymous().get(ECHO);

            assertProblem(response, 401, "unauthenticated");
            assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"etown\"");
        }

        @Test
        void refusesAnotherScheme() {
            assertProblem(Caller.anonymous().get(ECHO, "Authorization", "Basic YTpi"), 401, "unauthenticated");
        }

        @ParameterizedTest
        @EnumSource(BadToken.class)
        void refusesOneThatIsNotValid(BadToken bad) {
            var response = Caller.with(bad.token.get()).get(ECHO);

            assertProblem(response, 401, "unauthenticated");
            assertThat(response.headers().firstValue("WWW-Authenticate").orElseThrow())
                    .contains("error=\"invalid_token\"");
        }

        @Test
        void refusesBeforeTheBodyIsSent() {
            var response =
                    Caller.with(Tokens.expired()).send("POST", ECHO, BodyPublishers.ofByteArray(new byte[500_000]));

            assertProblem(response, 401, "unauthenticated");
        }
    }

    @Nested
    class PublicOperations {

        @ParameterizedTest
        @ValueSource(strings = {"/api/collection/v1/keys", "/api/governance/v1/openapi", "/api/assessment/v1/openapi"})
        void passWithoutAToken(String path) {
            assertThat(Caller.anonymous().get(path).statusCode()).isEqualTo(200);
        }

        @Test
        void doNotMindATokenThatIsNotValid() {
            assertThat(Caller.with(Tokens.expired())
                            .get("/api/collection/v1/keys")
                            .statusCode())
                    .isEqualTo(200);
        }

        @Test
        void arePublicOnlyForReading() {
            assertProblem(
                    Caller.anonymous().send("POST", "/api/collection/v1/keys", BodyPublishers.noBody()),
                    401,
                    "unauthenticated");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/api/collection/v1/keys/",
                    "/api/collection/v1/keys/more",
                    "/api/governance/v1/keys",
                    "/api/governance/v1/units/openapi",
                    "/api/monitoring/v1/series?path=/api/collection/v1/keys"
                })
        void doNotLendTheirFreedomToOthers(String path) {
            assertProblem(Caller.anonymous().get(path), 401, "unauthenticated");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/api/collection/v1/keys/../batches",
                    "/api/collection/v1/keys/%2e%2e/batches",
                    "/api/collection/../governance/v1/openapi",
                    "/api/collection/v1%2fkeys",
                    "/api//collection/v1/keys",
                    "/api/collection/v1/batches;/keys",
                    "//api/collection/v1/keys",
                    "/docs/../api/governance/v1/units",
                    "/q/health/../metrics",
                    "/q/%6detrics",
                    "/%71/metrics",
                    "/q/m%65trics/",
                    "/q/health/%2e%2e/metrics",
                    "/q/health/.%2e/metrics",
                    "/q/%2e/metrics",
                    "/q/%256detrics",
                    "/q%2fmetrics",
                    "/q%5cmetrics",
                    "/q/metrics;x=1",
                    "/q/health;x=/../metrics",
                    "/q//metrics",
                    "//q/metrics",
                    "/api/collection/v1/%6beys",
                    "/%61pi/governance/v1/units"
                })
        void cannotBeReachedByAPathInDisguise(String path) {
            String answer = Caller.raw("GET " + path + " HTTP/1.1", "Host: gateway", "Connection: close", "");

            assertThat(answer).startsWith("HTTP/1.1 400").contains("malformed-path");
        }

        @Test
        void cannotBeReachedByABackslash() {
            String answer = Caller.raw("GET /q/health\\..\\metrics HTTP/1.1", "Host: gateway", "Connection: close", "");

            assertThat(answer).startsWith("HTTP/1.1 400");
        }

        @Test
        void anAbsoluteRequestTargetNamesNoOtherHost() {
            String answer = Caller.raw(
                    "GET http://elsewhere.test/api/governance/v1/units HTTP/1.1",
                    "Host: gateway",
                    "Connection: close",
                    "");

            assertThat(answer).startsWith("HTTP/1.1 401");
        }
    }

    @Nested
    class OwnFigures {

        @Test
        void areForTheCenter() {
            assertProblem(Caller.anonymous().get("/q/metrics"), 401, "unauthenticated");
            assertProblem(Caller.with(Tokens.of("clerk")).get("/q/metrics"), 403, "forbidden");
            assertThat(Caller.with(Tokens.of("operator")).get("/q/metrics").statusCode())
                    .isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/q/metrics/",
                    "/q/metrics/more",
                    "/q/metrics?x=/q/health",
                    "/q/",
                    "/q/dev",
                    "/q/health/group/more",
                    "/Q/metrics",
                    "/metrics",
                    "/q/metrics/%E9%94%80"
                })
        void areNotOpenAtAnotherAddress(String path) {
            assertProblem(Caller.anonymous().get(path), 401, "unauthenticated");
        }

        @Test
        void countRequestsByServiceAndNotByPath() {
            Caller.with(Tokens.of("clerk")).get("/api/governance/v1/units/91141029MA0DEM1AXT");

            var figures = Caller.with(Tokens.of("operator")).get("/q/metrics").body();

            assertThat(figures).contains("uri=\"/api/governance\"").doesNotContain("91141029MA0DEM1AXT");
        }
    }

    @Nested
    class OwnAnswers {

        @ParameterizedTest
        @ValueSource(strings = {"/nowhere", "/api/nowhere/v1/x", "/api/governance", "/api/", "/API/governance/v1/x"})
        void sayThatThereIsNothing(String path) {
            assertProblem(Caller.with(Tokens.of("clerk")).get(path), 404, "not-found");
        }

        @Test
        void sayWhichMethodsThereAre() {
            var onTheApi = Caller.with(Tokens.of("clerk")).send("BREW", ECHO, BodyPublishers.noBody());
            var onTheDocument = Caller.anonymous().send("POST", "/openapi", BodyPublishers.noBody());

            assertProblem(onTheApi, 405, "method-not-allowed");
            assertProblem(onTheDocument, 405, "method-not-allowed");
            assertThat(onTheDocument.headers().firstValue("Allow")).contains("GET, HEAD");
        }

        @Test
        void areInTheLanguageAskedFor() {
            assertThat(json(Caller.anonymous().get(ECHO)).getString("title")).isEqualTo("未登录");
            assertThat(json(Caller.anonymous().get(ECHO, "Accept-Language", "en-GB,en;q=0.9"))
                            .getString("title"))
                    .isEqualTo("Not signed in");
        }

        @Test
        void nameTheTraceTheRequestCameWith() {
            String trace = "4bf92f3577b34da6a3ce929d0e0e4736";

            var response = Caller.anonymous().get(ECHO, "traceparent", "00-" + trace + "-00f067aa0ba902b7-01");

            assertThat(json(response).getString("traceId")).isEqualTo(trace);
        }

        @Test
        void nameATraceThatBeginsHere() {
            assertThat(json(Caller.anonymous().get(ECHO, "traceparent", "nonsense"))
                            .getString("traceId"))
                    .matches("[0-9a-f]{32}");
        }
    }

    private static void assertProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(response).getInteger("status")).isEqualTo(status);
        assertThat(json(response).getString("code")).isEqualTo(code);
        assertThat(json(response).getString("type")).isEqualTo("urn:etown:problem:" + code);
        assertThat(response.body()).doesNotContain("Exception").doesNotContain("\tat ");
    }
}
