package cn.etown.e2e;

import cn.etown.local.LocalSystem;
import cn.etown.local.Program;
import cn.etown.local.Service;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A source that cannot send is fetched from, once, whatever is killed meanwhile. It stands on loopback, which no connector goes to
 * unless the settings name it: {@link RunningSystem} does.
 */
@ExtendWith(RunningSystem.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PullTest {

    private static final String CONNECTORS = "/api/collection/v1/connectors";
    private static final String SIGN_IN = "center:a-password";
    private static final int LINES = 500;

    /** Each run has a day of its own. */
    private static final AtomicInteger DAYS = new AtomicInteger();

    /** Answers a request of the source. */
    private interface Source {
        void answer(HttpExchange exchange) throws IOException;
    }

    private final County county;
    private final LocalSystem system;
    private final Provider provider;
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final ExecutorService answering = Executors.newCachedThreadPool();
    private volatile Source source;
    private HttpServer server;

    PullTest(County county, LocalSystem system) {
        this.county = county;
        this.system = system;
        this.provider = county.b();
    }

    @BeforeEach
    void serve() throws IOException {
        asked.clear();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(answering);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            try (exchange) {
                source.answer(exchange);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aPeriodIsFetchedFromASourceThatThreeAgreedTo() {
        Retail.Day day = newDay();
        source = exchange -> answer(exchange, day);
        String code = provider.retailInterface();
        String connector = active(code);

        JsonNode run = awaitEnd(connector, pull(connector, day));

        assertThat(run.path("state").asText()).as(run.toString()).isEqualTo("SUCCEEDED");
        assertThat(run.path("records").asLong()).isEqualTo(day.expected().received());
        assertThat(asked)
                .containsExactly("/export?day=" + day.date() + " Basic "
                        + Base64.getEncoder().encodeToString(SIGN_IN.getBytes(StandardCharsets.UTF_8)));
        assertTakenOnce(code, day, run);
    }

    @Test
    void aPeriodIsFetchedAsAFileFromAHostWithTheApprovedKey(@TempDir Path files) throws Exception {
        Retail.Day day = newDay();
        Files.write(files.resolve("sales-" + day.date() + ".csv"), day.content());
        String code = provider.retailInterface();
        try (SshServer sshd = SshServer.setUpDefaultServer()) {
            sshd.setHost("127.0.0.1");
            sshd.setKeyPairProvider(new SimpleGeneratorHostKeyProvider());
            sshd.setPasswordAuthenticator((user, password, session) -> (user + ":" + password).equals(SIGN_IN));
            sshd.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
            sshd.setFileSystemFactory(new VirtualFileSystemFactory(files));
            sshd.start();
            String key = KeyUtils.getFingerPrint(
                    BuiltinDigests.sha256,
                    sshd.getKeyPairProvider().loadKeys(null).iterator().next().getPublic());
            String connector = active(code, "SFTP", """
                    {"host": "127.0.0.1", "port": %d, "path": "/sales-{from}.csv", "hostKey": "%s"}""".formatted(sshd.getPort(), key));

            JsonNode run = awaitEnd(connector, pull(connector, day));

            assertThat(run.path("state").asText()).as(run.toString()).isEqualTo("SUCCEEDED");
            assertTakenOnce(code, day, run);
        }
    }

    /** However many attempts it takes: one that comes before collection has heard of governance again fails too. */
    @Test
    void aPeriodIsTakenOnceWhenCollectionIsKilledWhileItFetches() {
        Retail.Day day = newDay();
        var reached = new CompletableFuture<Void>();
        var dead = new CompletableFuture<Void>();
        source = exchange -> {
            if (!dead.isDone()) {
                byte[] content = day.content();
                exchange.sendResponseHeaders(200, content.length);
                exchange.getResponseBody().write(content, 0, content.length / 2);
                exchange.getResponseBody().flush();
                reached.complete(null);
                dead.join();
            } else {
                answer(exchange, day);
            }
        };
        String code = provider.retailInterface();
        String connector = active(code);
        String run = pull(connector, day);
        reached.join();

        Program collection = system.program(Service.COLLECTION);
        collection.kill();
        dead.complete(null);
        collection.restart();

        JsonNode ended = awaitEnd(connector, run);
        assertThat(ended.path("attempts").asInt()).as(ended.toString()).isGreaterThan(1);
        assertThat(asked).hasSizeGreaterThan(1);
        assertTakenOnce(code, day, ended);
    }

    @Test
    void aPeriodIsTakenOnceWhenCollectionIsKilledWhileItTakesWhatItFetched() throws SQLException {
        Retail.Day day = newDay();
        source = exchange -> answer(exchange, day);
        String code = provider.retailInterface();
        String connector = active(code);
        Program collection = system.program(Service.COLLECTION);
        String asset = "asset." + code.replace('-', '_');
        String run;
        try (var holder = connect();
                var watcher = connect()) {
            holder.setAutoCommit(false);
            holder.createStatement().execute("lock table " + asset + " in exclusive mode");
            run = pull(connector, day);
            await().atMost(County.PATIENCE).until(() -> number(watcher, """
                            select count(*) from pg_locks where relation = to_regclass('%s') and not granted""".formatted(asset)) > 0);
            collection.kill();
            holder.rollback();
        }
        collection.restart();

        JsonNode ended = awaitEnd(connector, run);
        assertThat(ended.path("attempts").asInt()).as(ended.toString()).isGreaterThan(1);
        assertTakenOnce(code, day, ended);
    }

    private void assertTakenOnce(String code, Retail.Day day, JsonNode run) {
        String batch = run.path("batch").asText();
        JsonNode judged = provider.awaitVerdict(batch);
        assertThat(judged.path("state").asText()).as(judged.toString()).isEqualTo("ACCEPTED");
        assertThat(judged.at("/counted/received").asLong())
                .isEqualTo(day.expected().received());
        assertThat(new BigDecimal(judged.at("/counted/totals/amount").asText()))
                .isEqualByComparingTo(day.expected().sentAmount());
        // Beside the batch by which it was found out that collection takes data for the interface.
        assertThat(county.person("auditor").all("/api/collection/v1/batches?interface=" + code).stream()
                        .filter(each -> each.at("/period/from")
                                .asText()
                                .equals(day.date().toString()))
                        .filter(each -> each.path("state").asText().startsWith("ACCEPTED"))
                        .map(each -> each.path("id").asText()))
                .containsExactly(batch);
        String compact = provider.signer()
                .get("/api/collection/v1/batches/" + batch + "/receipt")
                .expect(200)
                .path("receipt")
                .asText();
        JsonNode receipt = new Receipts(county.nobody()).verify(compact);
        assertThat(receipt.path("counted")).isEqualTo(judged.path("counted"));
        assertThat(county.person("auditor")
                        .all("/api/collection/v1/batches/" + batch + "/transitions")
                        .toString())
                .contains("declaredBy: PULL");
    }

    /** Drafted, accepted and approved, each by another person. */
    private String active(String code) {
        return active(code, "HTTP", """
                {"url": "http://127.0.0.1:%d/export?day={from}"}""".formatted(server.getAddress().getPort()));
    }

    private String active(String code, String kind, String target) {
        String connector = county.person("operator")
                .post(CONNECTORS, """
                        {"interface": "%s", "terms": {"kind": "%s", "target": %s,
                         "content": {"type": "text/csv"}, "schedule": {"dailyAt": "02:30"}},
                         "credentials": {"username": "center", "password": "a-password"}}""".formatted(code, kind, target))
                .expect(201)
                .path("id")
                .asText();
        move(provider.signer(), connector, "ACCEPTED");
        move(county.person("governor"), connector, "ACTIVE");
        return connector;
    }

    private static void move(Api caller, String connector, String target) {
        String path = CONNECTORS + "/" + connector;
        caller.post(path + "/transitions", caller.get(path).etag(), """
                        {"target": "%s", "reason": "端到端测试"}""".formatted(target))
                .expect(200);
    }

    private String pull(String connector, Retail.Day day) {
        return county.person("operator")
                .post(CONNECTORS + "/" + connector + "/runs", """
                        {"from": "%1$s", "to": "%1$s"}""".formatted(day.date()))
                .expect(202)
                .path("id")
                .asText();
    }

    private JsonNode awaitEnd(String connector, String run) {
        Api reader = provider.signer();
        return await().atMost(County.PATIENCE)
                .until(
                        () -> reader.all(CONNECTORS + "/" + connector + "/runs").stream()
                                .filter(each -> each.path("id").asText().equals(run))
                                .findFirst()
                                .orElseThrow(),
                        found -> !List.of("WAITING", "RUNNING")
                                .contains(found.path("state").asText()));
    }

    private Connection connect() throws SQLException {
        var access = system.database("collection");
        return DriverManager.getConnection(access.jdbcUrl(), access.username(), access.password());
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void answer(HttpExchange exchange, Retail.Day day) throws IOException {
        byte[] content = day.content();
        exchange.sendResponseHeaders(200, content.length);
        exchange.getResponseBody().write(content);
    }

    /** Of lines that are good in themselves. */
    private static Retail.Day newDay() {
        LocalDate date = LocalDate.of(2015, 3, 1).plusDays(DAYS.getAndIncrement());
        return Retail.Day.of(
                date,
                Retail.generated(date, LINES).lines().stream()
                        .filter(line -> !line.split(",", 4)[2].isEmpty())
                        .toList());
    }
}
