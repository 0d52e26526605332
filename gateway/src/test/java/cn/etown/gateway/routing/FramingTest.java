package cn.etown.gateway.routing;

import cn.etown.gateway.testing.Caller;
import cn.etown.gateway.testing.Services;
import cn.etown.gateway.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** No request may be read in one way by the gateway and in another by a service: a second one could hide in the first. */
@QuarkusTest
@WithTestResource(Services.class)
class FramingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 3|Content-Length: 4",
                "Content-Length: 3, 4",
                "Content-Length: -1",
                "Content-Length: 3x",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: chunked|Transfer-Encoding: identity",
                "Transfer-Encoding : chunked",
                "Content-Length: 3|Transfer-Encoding: xchunked"
            })
    void refusesAFramingThatIsNotPlain(String headers) {
        assertThat(send(headers, "abc")).startsWith("HTTP/1.1 400");
    }

    @Test
    void readsABodyFramedTwiceByItsChunksOnlyAndHandsItOnSo() {
        String answer = send("Content-Length: 3|Transfer-Encoding: chunked", "1", "a", "0", "");

        assertThat(answer)
                .startsWith("HTTP/1.1 200")
                .contains("\"length\":1", "\"transfer-encoding\":\"chunked\"")
                .doesNotContain("\"content-length\"");
    }

    @Test
    void refusesHttp10() {
        assertThat(Caller.raw("GET /api/collection/v1/keys HTTP/1.0", "Host: gateway", ""))
                .startsWith("HTTP/1.0 505");
    }

    @Test
    void answersAnExpectationItself() {
        String answer = send("Content-Length: 3|Expect: 100-continue", "abc");

        assertThat(answer)
                .startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200")
                .contains("\"length\":3")
                .doesNotContain("\"expect\"");
    }

    private static String send(String headers, String... body) {
        Stream<String> head = Stream.of(
                "POST /api/governance/v1/echo HTTP/1.1",
                "Host: gateway",
                "Connection: close",
                "Authorization: Bearer " + Tokens.of("clerk"));
        return Caller.raw(Stream.of(head, Stream.of(headers.split("\\|")), Stream.of(""), Stream.of(body))
                .flatMap(lines -> lines)
                .toArray(String[]::new));
    }
}
