package cn.etown.collection;

import cn.etown.kit.testing.NotAtMidnight;
import cn.etown.kit.testing.PostgresResource;
import cn.etown.kit.testing.Tokens;
import cn.etown.kit.time.CountyTime;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.data.Interval;
import jakarta.inject.Inject;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

/** Sources that cannot send are fetched from, by real servers of each kind, and what comes is taken as if it had been sent. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@ExtendWith(NotAtMidnight.class)
class PullTest {

    private static final String CONNECTORS = Provider.API + "/connectors";
    private static final String CSV = SalesLines.csv(SalesLines.good(20));
    private static final String PASSWORD = "a-password-nobody-may-see";

    /** Answers a request of the source. */
    private interface Source {
        void answer(HttpExchange exchange) throws IOException;
    }

    @Inject
    Governance governance;

    @Inject
    CountyTime county;

    @Inject
    Pool pool;

    private final Provider provider = new Provider(Governance.UNIT_A);
    private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
    private volatile Source source = exchange -> content(exchange, CSV);
    private HttpServer server;
    private String code;

    @BeforeEach
    void serve() throws IOException {
        code = governance.online(Governance.UNIT_A, Governance.sales());
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + exchange.getRequestHeaders().getFirst("If-None-Match"));
            try (exchange) {
                source.answer(exchange);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        pool.query("update pull_connector set state = 'RETIRED' where state <> 'RETIRED'")
                .execute()
                .await()
                .indefinitely();
    }

    @Nested
    class Connecting {

        @Test
        void takesThreePersonsAndAChangeTakesThemAnew() {
            Response drafted = draft(http(url("/sales?day={from}")), true);
            drafted.then().statusCode(201).body("state", equalTo("DRAFT"));
            String id = drafted.path("id");

            move(id, "ACTIVE", "governor").then().statusCode(422).body("code", equalTo("connector-transition"));
            move(id, "ACCEPTED", "operator").then().statusCode(403);
            accept(id, Tokens.of("signer", "operator").unit(Governance.UNIT_B).subject("of-both"))
                    .then()
                    .statusCode(404);
            accept(id, Tokens.of("signer").unit(Governance.UNIT_A).subject("subject-of-operator"))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("same-person"));
            move(id, "ACCEPTED", "signer").then().statusCode(200).body("acceptedBy", equalTo("subject-of-signer"));
            move(id, "ACTIVE", "operator").then().statusCode(403);
            String drafter =
                    Tokens.of("governor").subject("subject-of-operator").sign();
            given().auth()
                    .oauth2(drafter)
                    .header("If-Match", etag(id))
                    .contentType("application/json")
                    .body("{\"target\": \"ACTIVE\"}")
                    .post(CONNECTORS + "/" + id + "/transitions")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("same-person"));
            move(id, "ACTIVE", "governor").then().statusCode(200).body("approvedBy", equalTo("subject-of-governor"));

            as("operator")
                    .header("If-Match", etag(id))
                    .contentType("application/json")
                    .body(request(http(url("/other")), false).encode())
                    .put(CONNECTORS + "/" + id)
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("DRAFT"))
                    .body("approvedBy", equalTo(null))
                    .body("hasCredentials", equalTo(false));
            pull(id).then().statusCode(409).body("code", equalTo("connector-not-active"));
            assertThat(get("/connectors/" + id + "/transitions").jsonPath().getList("items.to", String.class))
                    .containsExactly("ACCEPTED", "ACTIVE", "DRAFT");
        }

        @Test
        void neverShowsItsCredentials() {
            String id = active(http(url("/sales")));

            run(id);

            String shown = get("/connectors/" + id).asString()
                    + get("/connectors").asString()
                    + get("/connectors/" + id + "/runs").asString()
                    + get("/connectors/" + id + "/transitions").asString()
                    + text("select string_agg(t.data::text, '') from kit.outbox t")
                    + text("select string_agg(t::text, '') from kit.audit t")
                    + text(
                            "select string_agg(t::text || encode(coalesce(secret, ''), 'escape'), '') from pull_connector t");
            assertThat(shown).doesNotContain(PASSWORD);
            assertThat(asked.peek()).contains("Basic ");
        }

        @Test
        void isListedForWhoeverMaySeeIt() {
            String id = draft(http(url("/sales")), false).path("id");

            Response list = get("/connectors?limit=200&interface=" + code);

            list.then().statusCode(200);
            assertThat(list.jsonPath().getList("items.id", String.class)).containsExactly(id);
            given().auth()
                    .oauth2(Tokens.of("clerk").unit(Governance.UNIT_B).sign())
                    .get(CONNECTORS + "?interface=" + code)
                    .then()
                    .statusCode(200)
                    .body("items", equalTo(List.of()));
        }

        @Test
        void takesNoSecretInItsUrl() {
            Response refused = draft(http(url("/sales?day={from}&access_token=" + PASSWORD)), false);

            refused.then().statusCode(422).body("code", equalTo("secret-in-url"));
            assertThat(refused.asString()).contains("credentials").doesNotContain(PASSWORD);
        }

        /** As one that was approved before such terms were refused. */
        @Test
        void goesOnWithASecretInTheUrlThatWasApproved() {
            String id = active(http(url("/sales")));
            execute(
                    "update pull_connector set terms = jsonb_set(terms, '{target,url}', to_jsonb((terms -> 'target' ->> 'url') || '?token=x'))"
                            + " where id = '" + id + "'");

            assertThat(run(id)).containsEntry("state", "SUCCEEDED");
            assertThat(asked.peek()).startsWith("/sales?token=x ");
        }

        @Test
        void thatIsSuspendedStopsWhatIsUnderWay() throws InterruptedException {
            var reached = new CountDownLatch(1);
            var go = new CountDownLatch(1);
            source = exchange -> {
                reached.countDown();
                hold(go);
                content(exchange, CSV);
            };
            String id = active(http(url("/sales")));
            String run = pull(id).path("id");
            reached.await();

            move(id, "SUSPENDED", "signer").then().statusCode(200);
            go.countDown();

            assertThat(code(awaitEnd(id, run))).isEqualTo("connector-stopped");
            // Another run of the same replica goes through meanwhile, and nothing came of the first.
            assertThat(run(active(http(url("/sales"))))).containsEntry("state", "SUCCEEDED");
            assertThat(batches()).hasSize(1);
        }

        @Test
        void thatIsSuspendedLeavesNoOpenBatch() {
            String id = active(http(url("/sales")));
            String batch = provider.open(Provider.manifest(code, "ORIGINAL", SalesLines.DAY, 20));
            String run = insertScheduled(id, Duration.ofHours(1));
            execute("""
                    update pull_run set state = 'RUNNING', lease = gen_random_uuid(), lease_until = now() + interval '1 h',
                        batch = '%s' where id = '%s'""".formatted(batch, run));

            move(id, "SUSPENDED", "signer").then().statusCode(200);

            judged(batch, "ABANDONED");
            assertThat(code(awaitEnd(id, run))).isEqualTo("connector-stopped");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"url\": \"ftp://example.cn/x\"}",
                    "{\"url\": \"http://user:password@example.cn/\"}",
                    "{\"url\": \"http://{from}.example.cn/\"}",
                    "{\"url\": \"http://example.cn/#x\"}",
                    "{\"url\": \"\"}",
                    "{}"
                })
        void refusesATargetThatIsNone(String target) {
            draft(http("x").put("target", new JsonObject(target)), false)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("target-malformed"));
        }
    }

    @Nested
    class Http {

        @Test
        void isTakenAndJudgedAsIfItHadBeenSent() {
            String id = active(http(url("/sales?day={from}")));

            Map<String, Object> run = run(id);

            assertThat(run).as("%s", run).containsEntry("state", "SUCCEEDED").containsEntry("declaredBy", "PULL");
            assertThat(run)
                    .containsEntry("records", 20)
                    .containsEntry("bytes", CSV.getBytes(StandardCharsets.UTF_8).length);
            String batch = (String) run.get("batch");
            judged(batch, "ACCEPTED");
            assertThat(asked).singleElement().asString().startsWith("/sales?day=" + SalesLines.DAY);
            assertThat(text("select sealed_by from batch where id = '" + batch + "'"))
                    .isEqualTo("connector:" + id);
            assertThat(provider.get("/batches/" + batch + "/transitions").getString("items[0].reason"))
                    .contains("declaredBy: PULL");
            assertThat(told(id)).containsExactly("cn.etown.collection.pull-succeeded.v1");
        }

        @Test
        void isAskedOnlyForWhatChangedUnlessByHand() {
            source = exchange -> {
                exchange.getResponseHeaders().set("ETag", "\"7\"");
                if ("\"7\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                    exchange.sendResponseHeaders(304, -1);
                } else {
                    content(exchange, SalesLines.csv(List.of("1,商品,x,1.25,2010-12-01 08:00:00,\n")));
                }
            };
            String id = active(http(url("/sales")));
            judged((String) run(id).get("batch"), "REFUSED");

            String scheduled = insertScheduled(id);

            assertThat(awaitEnd(id, scheduled)).containsEntry("state", "UNCHANGED");
            Map<String, Object> again = run(id);
            assertThat(again).containsEntry("state", "SUCCEEDED");
        }

        @Test
        void isTriedAgainAndFailsLoudly() {
            source = exchange -> exchange.sendResponseHeaders(500, -1);
            String id = active(http(url("/sales")));

            Map<String, Object> run = run(id);

            assertThat(run).containsEntry("state", "FAILED").containsEntry("attempts", 3);
            assertThat(((Map<?, ?>) run.get("problem")).get("code")).isEqualTo("source-refuses");
            assertThat(asked).hasSize(3);
            assertThat(told(id)).containsExactly("cn.etown.collection.pull-failed.v1");
        }

        @Test
        void goesOnAfterASourceThatBrokeOff() {
            source = exchange -> {
                if (asked.size() == 1) {
                    exchange.sendResponseHeaders(200, CSV.length() * 2L);
                    exchange.getResponseBody().write(CSV.getBytes(StandardCharsets.UTF_8), 0, 200);
                } else {
                    content(exchange, CSV);
                }
            };

            Map<String, Object> run = run(active(http(url("/sales"))));

            assertThat(run).containsEntry("state", "SUCCEEDED").containsEntry("attempts", 2);
            judged((String) run.get("batch"), "ACCEPTED");
            assertThat(batches()).hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://169.254.169.254/latest/meta-data",
                    "http://localhost/",
                    "https://127.0.0.1/",
                    "http://10.43.0.1/",
                    "//other.example/",
                    "ftp://127.0.0.1/"
                })
        void followsNoRedirectToWhereWasNotApproved(String elsewhere) {
            source = exchange -> {
                exchange.getResponseHeaders().set("Location", elsewhere);
                exchange.sendResponseHeaders(302, -1);
            };

            Map<String, Object> run = run(active(http(url("/sales"))));

            assertThat(run).containsEntry("state", "FAILED").containsEntry("attempts", 1);
            assertThat(((Map<?, ?>) run.get("problem")).get("code")).isEqualTo("redirect-refused");
            assertThat(asked).hasSize(1);
        }

        @Test
        void followsARedirectOnTheApprovedHost() {
            source = exchange -> {
                if (exchange.getRequestURI().getPath().equals("/sales")) {
                    exchange.getResponseHeaders().set("Location", "/there");
                    exchange.sendResponseHeaders(307, -1);
                } else {
                    content(exchange, CSV);
                }
            };

            assertThat(run(active(http(url("/sales"))))).containsEntry("state", "SUCCEEDED");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://169.254.169.254/",
                    "http://10.43.0.1/",
                    "http://192.168.1.1/",
                    "http://[::1]/",
                    "http://0.0.0.0/",
                    "http://127.0.0.2/"
                })
        void isNotAskedAtAnAddressThatIsRefused(String url) {
            Map<String, Object> run = run(active(http(url)));

            assertThat(run).containsEntry("state", "FAILED").containsEntry("attempts", 1);
            assertThat(((Map<?, ?>) run.get("problem")).get("code")).isEqualTo("target-refused");
        }

        @Test
        void endsAtTheConnectorsLimit() {
            Map<String, Object> run = run(active(http(url("/sales")).put("mostBytes", 100)));

            assertThat(run).containsEntry("state", "FAILED");
            assertThat(((Map<?, ?>) run.get("problem")).get("code")).isEqualTo("source-too-large");
            assertThat(batches()).isEmpty();
        }

        @Test
        void isNotSentAgainWhereTheSameWasRefused() {
            source = exchange -> content(exchange, SalesLines.csv(List.of("1,商品,x,1.25,2010-12-01 08:00:00,\n")));
            String id = active(http(url("/sales")));
            String batch = (String) run(id).get("batch");
            judged(batch, "REFUSED");

            Map<String, Object> second = awaitEnd(id, insertScheduled(id));

            assertThat(second).containsEntry("state", "UNCHANGED").containsEntry("batch", null);
            assertThat(code(second)).isEqualTo("content-refused-before");
            assertThat(second.get("problem").toString()).contains(batch);
            assertThat(batches()).hasSize(1);
            source = exchange -> content(exchange, CSV);
            Map<String, Object> mended = awaitEnd(id, insertScheduled(id));
            judged((String) mended.get("batch"), "ACCEPTED");
        }

        @Test
        void leavesNoOpenBatchWhereItsRunFails() {
            source = exchange -> exchange.sendResponseHeaders(500, -1);
            String id = active(http(url("/sales")));
            String batch = provider.open(Provider.manifest(code, "ORIGINAL", SalesLines.DAY, 20));
            String run = insertScheduled(id, Duration.ofHours(1));
            die(run, batch, 1);

            assertThat(awaitEnd(id, run)).containsEntry("state", "FAILED");
            judged(batch, "ABANDONED");

            source = exchange -> content(exchange, CSV);
            judged((String) run(id).get("batch"), "ACCEPTED");
        }

        @Test
        void leavesNoOpenBatchWhereItsContentIsRefused() {
            source = exchange -> content(exchange, "单号\n1\n");

            Map<String, Object> run = run(active(http(url("/sales"))));

            assertThat(run).containsEntry("state", "FAILED");
            assertThat(((Map<?, ?>) run.get("problem")).get("code")).isEqualTo("columns-differ");
            assertThat(batches()).doesNotContain("OPEN");
        }
    }

    @Nested
    class Scheduling {

        @Test
        void pullsWhatIsDueAndNotHere() {
            LocalDate yesterday = county.today().minusDays(1);
            source = exchange -> content(exchange, CSV.replace(SalesLines.DAY, yesterday.toString()));
            governance.publishCalendar(yesterday.getYear());
            governance.setPolicy(
                    code,
                    1,
                    yesterday,
                    JsonObject.of(
                            "frequency", "DAILY", "latestArrival", JsonObject.of("daysAfter", 0, "time", "00:00")));
            await().atMost(Duration.ofSeconds(30)).until(() -> number("""
                    select count(*) from expected_batch where interface = '%s' and state = 'MISSING'""".formatted(code)) > 0);

            String id = active(http(url("/sales?day={from}")));

            await().atMost(Duration.ofSeconds(30))
                    .until(() ->
                            !runs(id).isEmpty() && runs(id).get(0).get("state").equals("SUCCEEDED"));
            assertThat(runs(id).get(0)).containsEntry("byHand", false).containsEntry("from", yesterday.toString());
            judged((String) runs(id).get(0).get("batch"), "ACCEPTED");
            pool.query("update pull_connector set next_round_at = now() where id = '" + id + "'")
                    .execute()
                    .await()
                    .indefinitely();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> number(
                                    "select count(*) from pull_connector where next_round_at > now() + interval '1 min' and id = '"
                                            + id + "'")
                            == 1);
            assertThat(runs(id)).hasSize(1);
        }
    }

    @Nested
    class Backlog {

        /** More than a round takes. */
        private static final int DAYS = 13;

        @Test
        void ofPeriodsThatASourceNeverHasKeepsNoOthersWaiting() {
            LocalDate first = LocalDate.of(2010, 12, 1);
            source = exchange -> {
                exchange.getResponseHeaders().set("Location", "ftp://nowhere/");
                exchange.sendResponseHeaders(302, -1);
            };
            for (int day = 0; day < DAYS; day++) {
                pool.preparedQuery("""
                                insert into expected_batch (id, interface, unit, period_from, period_to, policy, due_at, settles_at,
                                    due_day, state, missing_since, revision, missing_reconciled)
                                values ($1, $2, $3, $4, $4, 1, now(), now(), $4, 'MISSING', now(), 1, true)""")
                        .execute(Tuple.of(UUID.randomUUID(), code, Governance.UNIT_A, first.plusDays(day)))
                        .await()
                        .indefinitely();
            }
            String id = active(http(url("/sales?day={from}")));
            await().atMost(Duration.ofSeconds(60)).until(() -> ended(id) == 10);
            assertThat(days(id))
                    .as("the newest come first")
                    .contains(first.plusDays(DAYS - 1).toString());

            execute("update pull_connector set next_round_at = now() where id = '" + id + "'");

            await().atMost(Duration.ofSeconds(60)).until(() -> ended(id) == 20);
            assertThat(days(id)).hasSize(DAYS);
        }

        @AfterEach
        void forget() {
            execute("delete from expected_batch where interface = '" + code + "'");
        }

        private long ended(String id) {
            return number("select count(*) from pull_run where state = 'FAILED' and connector = '" + id + "'");
        }

        private Set<String> days(String id) {
            return runs(id).stream().map(run -> (String) run.get("from")).collect(Collectors.toSet());
        }
    }

    @Nested
    class AfterADeath {

        @Test
        void aRunWhoseBatchIsSealedEndsWithoutAnother() {
            String id = active(http(url("/sales")));
            Map<String, Object> run = run(id);
            die((String) run.get("id"), (String) run.get("batch"), 1);

            assertThat(awaitEnd(id, (String) run.get("id")))
                    .containsEntry("state", "SUCCEEDED")
                    .containsEntry("attempts", 2);
            assertThat(asked).hasSize(1);
            assertThat(batches()).hasSize(1);
        }

        @Test
        void aRunWhoseBatchIsOpenFillsThatOne() {
            String id = active(http(url("/sales")));
            String batch = provider.open(Provider.manifest(code, "ORIGINAL", SalesLines.DAY, 20));
            String run = insertScheduled(id, Duration.ofHours(1));
            die(run, batch, 1);

            assertThat(awaitEnd(id, run)).containsEntry("state", "SUCCEEDED").containsEntry("batch", batch);
            judged(batch, "ACCEPTED");
            assertThat(batches()).hasSize(1);
        }

        @Test
        void aRunThatKillsWhoeverRunsItEnds() {
            String id = active(http(url("/sales")));
            String run = insertScheduled(id, Duration.ofHours(1));
            die(run, null, 99);

            assertThat(awaitEnd(id, run)).containsEntry("state", "FAILED");
            assertThat(batches()).isEmpty();
        }

        @Test
        void whoeverLostTheLeaseWritesNothing() throws InterruptedException {
            var reached = new java.util.concurrent.CountDownLatch(1);
            var go = new java.util.concurrent.CountDownLatch(1);
            source = exchange -> {
                reached.countDown();
                try {
                    go.await();
                } catch (InterruptedException stopping) {
                    Thread.currentThread().interrupt();
                }
                content(exchange, CSV);
            };
            String id = active(http(url("/sales")));
            String run = pull(id).path("id");
            reached.await();
            pool.query(
                            "update pull_run set lease = gen_random_uuid(), lease_until = now() + interval '1 h' where id = '"
                                    + run + "'")
                    .execute()
                    .await()
                    .indefinitely();
            go.countDown();

            // Another run of the same replica goes through meanwhile, and nothing came of the first.
            String other = active(http(url("/sales")));
            pool.query("update pull_connector set state = 'SUSPENDED' where id = '" + id + "'")
                    .execute()
                    .await()
                    .indefinitely();
            assertThat(run(other)).containsEntry("state", "SUCCEEDED");
            assertThat(batches()).hasSize(1);
        }
    }

    @Nested
    class Sftp {

        @TempDir
        Path files;

        @Test
        void isTakenFromAHostWithTheApprovedKeyAndOnceAVersion() throws Exception {
            Files.writeString(files.resolve("sales-" + SalesLines.DAY + ".csv"), CSV);
            try (SshServer sshd = sshd()) {
                sshd.start();
                String id = active(sftp(sshd, fingerprint(sshd), "/sales-{from}.csv"));

                Map<String, Object> run = run(id);

                assertThat(run).as("%s", run).containsEntry("state", "SUCCEEDED");
                judged((String) run.get("batch"), "ACCEPTED");
                assertThat(awaitEnd(id, insertScheduled(id))).containsEntry("state", "UNCHANGED");
            }
        }

        @Test
        void isNotSpokenToWhereTheKeyDiffers() throws Exception {
            try (SshServer sshd = sshd()) {
                sshd.start();

                Map<String, Object> run = run(active(sftp(sshd, "SHA256:" + "A".repeat(43), "/x.csv")));

                assertThat(run).containsEntry("state", "FAILED").containsEntry("attempts", 1);
                assertThat(((Map<?, ?>) run.get("problem")).get("code")).isEqualTo("host-key-differs");
            }
        }

        @Test
        void saysThatThereIsNoFile() throws Exception {
            try (SshServer sshd = sshd()) {
                sshd.start();

                Map<String, Object> run = run(active(sftp(sshd, fingerprint(sshd), "/none.csv")));

                assertThat(((Map<?, ?>) run.get("problem")).get("code")).isEqualTo("source-has-nothing");
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"/../etc/passwd", "relative.csv", "/a/../../b"})
        void isRefusedWithAPathThatClimbs(String path) {
            draft(
                            terms(
                                    "SFTP",
                                    JsonObject.of(
                                            "host", "127.0.0.1", "path", path, "hostKey", "SHA256:" + "A".repeat(43))),
                            true)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("target-malformed"));
        }

        private SshServer sshd() throws IOException {
            SshServer sshd = SshServer.setUpDefaultServer();
            sshd.setHost("127.0.0.1");
            sshd.setKeyPairProvider(new SimpleGeneratorHostKeyProvider());
            sshd.setPasswordAuthenticator(
                    (user, password, session) -> user.equals("center") && password.equals(PASSWORD));
            sshd.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
            sshd.setFileSystemFactory(new VirtualFileSystemFactory(files));
            return sshd;
        }

        private String fingerprint(SshServer sshd) throws Exception {
            return KeyUtils.getFingerPrint(
                    BuiltinDigests.sha256,
                    sshd.getKeyPairProvider().loadKeys(null).iterator().next().getPublic());
        }

        private JsonObject sftp(SshServer sshd, String hostKey, String path) {
            return terms(
                    "SFTP",
                    JsonObject.of("host", "127.0.0.1", "port", sshd.getPort(), "path", path, "hostKey", hostKey));
        }
    }

    @Nested
    class Jdbc {

        private static final String QUERY = """
                select id, "order" as 单号, product as 商品, quantity as 数量, price as 单价,
                    to_char(sold_at, 'YYYY-MM-DD HH24:MI:SS') as 时间, null as 会员
                from %s where sold_at::date between :from and :to and id > :checkpoint order by id""";

        private static final String ALL = """
                select id, "order" as 单号, product as 商品, quantity as 数量, price as 单价,
                    to_char(sold_at, 'YYYY-MM-DD HH24:MI:SS') as 时间, null as 会员 from %s where id > :checkpoint order by id""";

        private static final String EARLIER = "2010-11-30";

        private String table;

        @BeforeEach
        void fill() {
            table = "source_" + code.replace('-', '_');
            pool.query(
                            "create table %s (id bigint, \"order\" text, product text, quantity int, price numeric, sold_at timestamp)"
                                    .formatted(table))
                    .execute()
                    .await()
                    .indefinitely();
            insert(1, 30, SalesLines.DAY);
        }

        private void insert(int from, int to, String day) {
            pool.query("""
                    insert into %s select i, 'o"' || i, '商品,' || i %% 3, 2, 1.25, timestamp '%s 08:00' + i * interval '1 s'
                    from generate_series(%d, %d) i""".formatted(table, day, from, to)).execute().await().indefinitely();
        }

        @Test
        void isAskedFromTheCheckpointOn() {
            String id = active(jdbc(QUERY.formatted(table)));
            Map<String, Object> first = run(id);
            assertThat(first)
                    .as("%s", first)
                    .containsEntry("state", "SUCCEEDED")
                    .containsEntry("records", 30);
            judged((String) first.get("batch"), "ACCEPTED");

            Map<String, Object> second = run(id);

            // All of it is here: nothing comes beyond the checkpoint.
            assertThat(((Map<?, ?>) second.get("problem")).get("code")).isEqualTo("source-has-nothing");
        }

        @Test
        void carriesNoCheckpointFromOnePeriodToAnother() {
            insert(31, 40, EARLIER);
            execute("update " + table + " set id = 100 - id where id > 30");
            execute("update " + table + " set id = id + 1000 where id <= 30");
            String id = active(jdbc(QUERY.formatted(table)));
            judged((String) run(id).get("batch"), "ACCEPTED");

            Map<String, Object> earlier = run(id, EARLIER);

            assertThat(earlier).as("%s", earlier).containsEntry("records", 10);
            judged((String) earlier.get("batch"), "ACCEPTED");
        }

        @Test
        void carriesNoCheckpointFromOnePlaceToAnother() {
            code = undated();
            String id = active(jdbc(ALL.formatted(table)));
            judged((String) run(id).get("batch"), "ACCEPTED");
            execute("create table other_%s as select * from %s".formatted(table, table));

            as("operator")
                    .header("If-Match", etag(id))
                    .contentType("application/json")
                    .body(request(jdbc(ALL.formatted("other_" + table)), false)
                            .put("credentials", databaseCredentials())
                            .encode())
                    .put(CONNECTORS + "/" + id)
                    .then()
                    .statusCode(200);
            move(id, "ACCEPTED", "signer").then().statusCode(200);
            move(id, "ACTIVE", "governor").then().statusCode(200);

            assertThat(run(id, EARLIER)).containsEntry("records", 30);
        }

        @Test
        void goesOnFromWhatWasAcceptedHoweverItsRunEnded() {
            code = undated();
            String id = active(jdbc(ALL.formatted(table)));
            Map<String, Object> first = run(id);
            judged((String) first.get("batch"), "ACCEPTED");
            execute("update pull_run set state = 'FAILED' where id = '" + first.get("id") + "'");
            insert(31, 35, EARLIER);

            assertThat(run(id, EARLIER)).containsEntry("records", 5);
        }

        @Test
        void waitsForTheRunBeforeAndItsVerdict() {
            code = undated();
            String id = active(jdbc(ALL.formatted(table)));
            Map<String, Object> first = run(id);
            judged((String) first.get("batch"), "ACCEPTED");
            insert(31, 35, EARLIER);

            execute("""
                    update pull_run set state = 'RUNNING', lease = gen_random_uuid(), lease_until = now() + interval '1 h'
                    where id = '%s'""".formatted(first.get("id")));
            String second = pull(id, EARLIER).path("id");
            goesByTheOthers();
            assertThat(state(second)).isEqualTo("WAITING 0");

            execute("update batch set state = 'VALIDATING', judge_after = 'infinity' where id = '" + first.get("batch")
                    + "'");
            execute("update pull_run set state = 'SUCCEEDED', lease = null, lease_until = null where id = '"
                    + first.get("id") + "'");
            goesByTheOthers();
            assertThat(state(second)).isEqualTo("WAITING 0");

            execute("update batch set state = 'ACCEPTED', judge_after = null where id = '" + first.get("batch") + "'");
            assertThat(awaitEnd(id, second)).containsEntry("records", 5);
        }

        /** Another connector, asked later, is done: had the one before been to run, it would have been taken up. */
        private void goesByTheOthers() {
            String other = active(jdbc("select 1 as x"));
            run(other);
            execute("update pull_connector set state = 'RETIRED' where id = '" + other + "'");
        }

        private String state(String run) {
            return text("select state || ' ' || attempts from pull_run where id = '" + run + "'");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "select id, product from TABLE where id > :checkpoint order by id desc",
                    "select id, product from TABLE where id > :checkpoint order by id % 7",
                    "select nullif(id, 30) as id, product from TABLE where id > :checkpoint order by 1",
                    "select id, product from TABLE where id >= :checkpoint order by id"
                })
        void failsWhereItsRowsDoNotGoUpFromTheCheckpoint(String query) {
            code = undated();
            JsonObject terms = jdbc(query.replace("TABLE", table));
            terms.getJsonObject("target").put("checkpointStart", query.contains(">=") ? "1" : "0");

            Map<String, Object> run = run(active(terms));

            assertThat(code(run)).isEqualTo("checkpoint-out-of-order");
            assertThat(run).containsEntry("attempts", 1);
            assertThat(batches()).isEmpty();
        }

        @Test
        void isNotTakenIntoMemoryWhereARowIsHuge() {
            Map<String, Object> run =
                    run(active(jdbc("select repeat('x', 40000000) as 单号 from generate_series(1, 3)")));

            assertThat(code(run)).isEqualTo("source-too-large");
            assertThat(run).containsEntry("attempts", 1);
        }

        @Test
        void isTakenWhateverTheSizesOfItsRows() {
            Map<String, Object> run = run(active(jdbc("""
                    select i as 单号, repeat('x"', case i / 500 when 7 then 10000 else i / 100 end) as 商品, 2 as 数量, 1.25 as 单价,
                        '%s 08:00:00' as 时间, null as 会员 from generate_series(1, 6000) i""".formatted(SalesLines.DAY))));

            assertThat(run).as("%s", run).containsEntry("state", "SUCCEEDED").containsEntry("records", 6000);
        }

        @Test
        void writesNothing() {
            String id = active(jdbc("with gone as (delete from " + table + " returning 1) select * from gone"));

            Map<String, Object> run = run(id);

            assertThat(((Map<?, ?>) run.get("problem")).get("code")).isEqualTo("source-query-fails");
            assertThat(number("select count(*) from " + table)).isEqualTo(30);
        }

        @Test
        void saysThatItCannotSignIn() {
            JsonObject terms = jdbc(QUERY.formatted(table));
            String id = active(terms, JsonObject.of("username", "nobody-" + code, "password", "x"));

            Map<String, Object> run = run(id);

            assertThat(run).containsEntry("state", "FAILED");
            assertThat(((Map<?, ?>) run.get("problem")).get("code")).isIn("source-sign-in", "source-query-fails");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"database\": \"x?socketFactory=evil\"}",
                    "{\"database\": \"x/../y\"}",
                    "{\"host\": \"a/b\"}",
                    "{\"host\": \"127.0.0.1:1,10.0.0.1\"}",
                    "{\"host\": \"127.0.0.1?loggerFile=x\"}"
                })
        void isRefusedWhereThePropertiesOfTheDriverAreMeant(String trick) {
            JsonObject terms = jdbc("select 1");
            terms.getJsonObject("target").mergeIn(new JsonObject(trick));

            draft(terms, true).then().statusCode(422).body("code", equalTo("target-malformed"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"delete from x", "select 1; delete from x", "select 1 -- x", "select :other", "select $$x$$"
                })
        void isRefusedUnlessItIsOneSelect(String query) {
            draft(jdbc(query), true).then().statusCode(422).body("code", equalTo("query-refused"));
        }

        @Test
        void namesDaysWhereRecordsHaveThem() {
            draft(jdbc(ALL.formatted(table)), true)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("checkpoint-without-days"), "errors[0].pointer", equalTo("/target/query"));
            String id = draft(jdbc(QUERY.formatted(table)), true).path("id");
            as("operator")
                    .header("If-Match", etag(id))
                    .contentType("application/json")
                    .body(request(jdbc(ALL.formatted(table)), true).encode())
                    .put(CONNECTORS + "/" + id)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("checkpoint-without-days"));
        }

        @Test
        void namesDaysWhereAContractHasThemThatCameLater() {
            code = undated();
            String drafted = draft(jdbc(ALL.formatted(table)), true).path("id");
            String active = active(jdbc(ALL.formatted(table)));
            governance.putInForce(code, 2, Governance.sales());

            move(drafted, "ACCEPTED", "signer").then().statusCode(422).body("code", equalTo("checkpoint-without-days"));
            Map<String, Object> run = run(active);

            assertThat(code(run)).isEqualTo("checkpoint-without-days");
            assertThat(run).containsEntry("attempts", 1);
            assertThat(batches()).isEmpty();
        }

        /** An interface whose records do not say on which day they happened. */
        private String undated() {
            JsonObject schema = Governance.sales();
            schema.remove("eventDate");
            return governance.online(Governance.UNIT_A, schema);
        }

        private JsonObject jdbc(String query) {
            URI database = URI.create(ConfigProvider.getConfig()
                    .getValue("quarkus.datasource.reactive.url", String.class)
                    .replaceFirst("^(vertx-reactive:)", ""));
            return terms(
                    "JDBC",
                    JsonObject.of(
                            "host",
                            "127.0.0.1",
                            "port",
                            database.getPort(),
                            "database",
                            database.getPath().substring(1),
                            "encrypted",
                            false,
                            "query",
                            query,
                            "checkpointColumn",
                            query.contains("checkpoint") ? "id" : null,
                            "checkpointStart",
                            "0"));
        }
    }

    private static JsonObject databaseCredentials() {
        var config = ConfigProvider.getConfig();
        return JsonObject.of(
                "username",
                config.getValue("quarkus.datasource.username", String.class),
                "password",
                config.getOptionalValue("quarkus.datasource.password", String.class)
                        .orElse("postgres"));
    }

    private static void content(HttpExchange exchange, String csv) throws IOException {
        byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private static JsonObject http(String url) {
        return terms("HTTP", JsonObject.of("url", url));
    }

    private static JsonObject terms(String kind, JsonObject target) {
        return JsonObject.of("kind", kind, "target", target, "schedule", JsonObject.of("everyMinutes", 1440));
    }

    private JsonObject request(JsonObject terms, boolean withCredentials) {
        JsonObject request = JsonObject.of("interface", code, "terms", terms);
        return withCredentials
                ? request.put("credentials", JsonObject.of("username", "center", "password", PASSWORD))
                : request;
    }

    private Response draft(JsonObject terms, boolean withCredentials) {
        return as("operator")
                .contentType("application/json")
                .body(request(terms, withCredentials).encode())
                .post(CONNECTORS);
    }

    private String active(JsonObject terms) {
        return active(
                terms,
                terms.getString("kind").equals("JDBC")
                        ? databaseCredentials()
                        : JsonObject.of("username", "center", "password", PASSWORD));
    }

    private String active(JsonObject terms, JsonObject credentials) {
        Response drafted = as("operator")
                .contentType("application/json")
                .body(request(terms, false).put("credentials", credentials).encode())
                .post(CONNECTORS);
        assertThat(drafted.statusCode()).as(drafted.asString()).isEqualTo(201);
        String id = drafted.path("id");
        move(id, "ACCEPTED", "signer").then().statusCode(200);
        move(id, "ACTIVE", "governor").then().statusCode(200);
        return id;
    }

    private Response accept(String id, Tokens somebody) {
        return given().auth()
                .oauth2(somebody.sign())
                .header("If-Match", etag(id))
                .contentType("application/json")
                .body("{\"target\": \"ACCEPTED\"}")
                .post(CONNECTORS + "/" + id + "/transitions");
    }

    private Response move(String id, String target, String role) {
        return as(role).header("If-Match", etag(id))
                .contentType("application/json")
                .body(JsonObject.of("target", target).encode())
                .post(CONNECTORS + "/" + id + "/transitions");
    }

    private Response pull(String id) {
        return pull(id, SalesLines.DAY);
    }

    private Response pull(String id, String day) {
        return as("operator")
                .contentType("application/json")
                .body(JsonObject.of("from", day, "to", day).encode())
                .post(CONNECTORS + "/" + id + "/runs");
    }

    /** Pulls by hand and waits for the end. */
    private Map<String, Object> run(String id) {
        return run(id, SalesLines.DAY);
    }

    private Map<String, Object> run(String id, String day) {
        Response accepted = pull(id, day);
        assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
        return awaitEnd(id, accepted.path("id"));
    }

    private static String code(Map<String, Object> run) {
        return (String) ((Map<?, ?>) run.get("problem")).get("code");
    }

    private static void hold(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void execute(String sql) {
        pool.query(sql).execute().await().indefinitely();
    }

    private Map<String, Object> awaitEnd(String id, String run) {
        return await().atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> runs(id).stream()
                                .filter(one -> one.get("id").equals(run))
                                .findFirst()
                                .orElseThrow(),
                        one -> !List.of("WAITING", "RUNNING").contains(one.get("state")));
    }

    private List<Map<String, Object>> runs(String id) {
        return get("/connectors/" + id + "/runs").jsonPath().getList("items");
    }

    private String insertScheduled(String connector) {
        return insertScheduled(connector, Duration.ZERO);
    }

    /** A run as the schedule makes one, which nobody takes up earlier than {@code after}. */
    private String insertScheduled(String connector, Duration after) {
        UUID id = UUID.randomUUID();
        pool.preparedQuery("""
                        insert into pull_run (id, connector, period_from, period_to, by_hand, requested_by, requested_at, state, next_attempt_at)
                        values ($1, $2, $3, $3, false, 'schedule', now(), 'WAITING', now() + $4)""")
                .execute(Tuple.of(
                        id,
                        UUID.fromString(connector),
                        LocalDate.parse(SalesLines.DAY),
                        Interval.of().seconds((int) after.toSeconds())))
                .await()
                .indefinitely();
        return id.toString();
    }

    /** Leaves a run as a replica does that died over it, long ago. */
    private void die(String run, String batch, int attempts) {
        pool.preparedQuery("""
                        update pull_run set state = 'RUNNING', attempts = $3, lease = gen_random_uuid(),
                            lease_until = now() - interval '1 h', next_attempt_at = now() - interval '1 h', batch = $2
                        where id = $1""")
                .execute(Tuple.of(UUID.fromString(run), batch == null ? null : UUID.fromString(batch), attempts))
                .await()
                .indefinitely();
    }

    private void judged(String batch, String state) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(provider.get("/batches/" + batch).getString("state"))
                                .isEqualTo(state));
    }

    /** The states of the interface's batches. */
    private List<String> batches() {
        return provider.get("/batches?interface=" + code).getList("items.state");
    }

    private List<String> told(String connector) {
        return StreamSupport.stream(
                        pool.preparedQuery("select type from kit.outbox where subject = $1 order by at")
                                .execute(Tuple.of("connectors/" + connector))
                                .await()
                                .indefinitely()
                                .spliterator(),
                        false)
                .map(row -> row.getString("type"))
                .toList();
    }

    private String text(String query) {
        return pool.query(query)
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getString(0);
    }

    private long number(String query) {
        return pool.query(query)
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }

    private String etag(String id) {
        return get("/connectors/" + id).header("ETag");
    }

    private static Response get(String path) {
        return given().auth().oauth2(Tokens.of("auditor").sign()).get(Provider.API + path);
    }

    private RequestSpecification as(String role) {
        Tokens token = Tokens.of(role);
        return given().auth()
                .oauth2(role.equals("signer") ? token.unit(Governance.UNIT_A).sign() : token.sign());
    }
}
