package cn.etown.collection.pull;

import cn.etown.collection.pull.domain.AddressRules;
import cn.etown.collection.pull.domain.Network;
import cn.etown.collection.pull.domain.Target;
import cn.etown.kit.problem.Refusal;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A name that stands for another address each time it is looked up (DNS rebinding). */
class AddressesTest {

    private static final String HOST = "rebinding.example";

    private final Vertx vertx = Vertx.vertx();
    private final List<String> lookedUp = new ArrayList<>();
    private final AtomicReference<String> hostHeader = new AtomicReference<>();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/here", exchange -> {
            hostHeader.set(exchange.getRequestHeaders().getFirst("Host"));
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("ok".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        server.createContext("/away", exchange -> {
            exchange.getResponseHeaders().set("Location", "/here");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void connectsToTheVeryAddressThatWasChecked() throws IOException {
        try (Spool spool = spool()) {
            Fetched fetched = fetch("/here", names("127.0.0.1", "10.43.0.1"), spool);

            assertThat(fetched.unchanged()).isFalse();
            assertThat(new String(spool.content().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("ok");
        }
        assertThat(lookedUp).containsExactly(HOST);
        assertThat(hostHeader.get()).startsWith(HOST);
    }

    @Test
    void checksAgainWhereItIsRedirected() throws IOException {
        try (Spool spool = spool()) {
            assertRefused(() -> fetch("/away", names("127.0.0.1", "10.43.0.1"), spool), "target-refused");
        }
        assertThat(lookedUp).containsExactly(HOST, HOST);
        assertThat(hostHeader.get()).isNull();
    }

    @Test
    void refusesLoopbackUnlessItIsNamed() throws IOException {
        var byDefault = new Addresses(new AddressRules(List.of(), List.of()), host -> List.of(address("127.0.0.1")));
        try (Spool spool = spool()) {
            assertRefused(() -> fetch("/here", byDefault, spool), "target-refused");
        }
    }

    @Test
    void theSpoolEndsAtItsLimitAndItsTime() throws IOException {
        byte[] ten = new byte[10];
        try (Spool small = new Spool(15, Long.MAX_VALUE / 2, () -> 0, bytes -> {});
                Spool late = new Spool(1000, 5, lookedUp::size, bytes -> {})) {
            small.write(ten, 0, 10);
            assertRefused(() -> small.write(ten, 0, 10), "source-too-large");
            late.write(ten, 0, 10);
            lookedUp.addAll(List.of("1", "2", "3", "4", "5", "6"));
            assertRefused(() -> late.write(ten, 0, 10), "source-too-slow");
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void assertRefused(Work work, String code) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private Fetched fetch(String path, Addresses addresses, Spool spool) throws IOException {
        String url = "http://" + HOST + ":" + server.getAddress().getPort() + path;
        return new HttpSource(vertx, java.time.Duration.ofSeconds(10))
                .fetch(Target.Http.of(url), url, null, Credentials.NONE, addresses, spool);
    }

    private Addresses names(String... inTurn) {
        Iterator<String> answers = List.of(inTurn).iterator();
        return new Addresses(
                new AddressRules(List.of(Network.of("127.0.0.1/32")), List.of(Network.of("10.43.0.0/16"))), host -> {
                    lookedUp.add(host);
                    return List.of(address(answers.next()));
                });
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    private static Spool spool() throws IOException {
        return new Spool(1000, Long.MAX_VALUE / 2, () -> 0, bytes -> {});
    }
}
