package cn.etown.gateway.rate;

import cn.etown.gateway.testing.Caller;
import cn.etown.gateway.testing.SmallAllowance;
import cn.etown.gateway.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

import static cn.etown.gateway.testing.Caller.json;
import static org.assertj.core.api.Assertions.assertThat;

/** Each test asks as somebody of its own; only one asks without a valid token. */
@QuarkusTest
@WithTestResource(SmallAllowance.class)
class RatesTest {

    private static final String ECHO = "/api/governance/v1/echo";
    private static final String KEYS = "/api/collection/v1/keys";

    @Test
    void toldWithEachAnswer() {
        var caller = Caller.with(Tokens.ofSubject("told"));

        assertThat(remaining(caller.get(ECHO))).isEqualTo(2);
        assertThat(remaining(caller.get("/api/governance/v1/refuses"))).isEqualTo(1);
        assertThat(remaining(caller.get("/api/nowhere/v1/x"))).isZero();
    }

    @Test
    void refuseWhatIsTooMuch() {
        var caller = Caller.with(Tokens.ofSubject("eager"));
        askThreeTimes(caller);

        var refused = caller.get(ECHO, "Accept-Language", "en");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(refused).getString("code")).isEqualTo("too-many-requests");
        assertThat(json(refused).getString("title")).isEqualTo("Too many requests");
        assertThat(remaining(refused)).isZero();
        assertThat(header(refused, "RateLimit")).endsWith(";t=" + header(refused, "Retry-After"));
    }

    @Test
    void countABodyAsOneRequest() {
        var caller = Caller.with(Tokens.ofSubject("sender"));

        var sent = caller.send("POST", ECHO, BodyPublishers.ofByteArray(new byte[500_000]));

        assertThat(sent.statusCode()).isEqualTo(200);
        assertThat(remaining(sent)).isEqualTo(2);
    }

    @Test
    void belongToAPersonWhateverTheToken() {
        askThreeTimes(Caller.with(Tokens.ofSubject("same")));

        assertThat(Caller.with(Tokens.ofSubject("same")).get(ECHO).statusCode()).isEqualTo(429);
        assertThat(Caller.with(Tokens.ofSubject("another")).get(ECHO).statusCode())
                .isEqualTo(200);
    }

    @Test
    void areCountedByAddressWithoutAValidToken() {
        assertThat(remaining(Caller.anonymous().get(KEYS))).isEqualTo(2);
        assertThat(remaining(Caller.with(Tokens.expired()).get(ECHO))).isEqualTo(1);
        assertThat(remaining(Caller.anonymous().get(ECHO))).isZero();

        assertThat(Caller.anonymous().get(KEYS).statusCode()).isEqualTo(429);
        assertThat(Caller.with(Tokens.expired()).get(ECHO).statusCode()).isEqualTo(429);
        assertThat(Caller.anonymous().get(ECHO).statusCode()).isEqualTo(429);
        assertThat(Caller.anonymous().get("/openapi").statusCode()).isEqualTo(429);
        assertThat(Caller.with(Tokens.ofSubject("signed in")).get(ECHO).statusCode())
                .isEqualTo(200);
    }

    @Test
    void areOfTheApiAndItsDocumentAlone() {
        for (int i = 0; i < 4; i++) {
            var health = Caller.anonymous().get("/q/health/live");

            assertThat(health.statusCode()).isEqualTo(200);
            assertThat(health.headers().firstValue("RateLimit")).isEmpty();
        }
    }

    private static void askThreeTimes(Caller caller) {
        for (int i = 0; i < 3; i++) {
            assertThat(caller.get(ECHO).statusCode()).isEqualTo(200);
        }
    }

    private static int remaining(HttpResponse<String> answer) {
        assertThat(header(answer, "RateLimit-Policy")).isEqualTo("\"caller\";q=3;w=36000");
        var limit = header(answer, "RateLimit");
        assertThat(limit).matches("\"caller\";r=[0-3];t=[1-9][0-9]{0,4}");
        return Character.getNumericValue(limit.charAt("\"caller\";r=".length()));
    }

    private static String header(HttpResponse<String> answer, String name) {
        assertThat(answer.headers().allValues(name)).hasSize(1);
        return answer.headers().firstValue(name).orElseThrow();
    }
}
