package cn.etown.e2e;

import cn.etown.local.LocalSystem;
import cn.etown.local.LocalSystem.Replica;
import cn.etown.local.Program;
import cn.etown.local.Service;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** There is one ledger, whoever writes it and whatever becomes of the database: every published checkpoint stays a beginning of it. */
@ExtendWith(RunningSystem.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgerFaultsTest {

    private static final String COLLECTION = "/api/collection/v1";
    private static final int LINES = 20;

    /** Each batch has a day of its own. */
    private static final AtomicInteger DAYS = new AtomicInteger();

    private final County county;
    private final LocalSystem system;
    private final Provider provider;
    private final Api anybody;
    private final String interfaceCode;

    @TempDir
    Path folder;

    private OfflineVerifier verifier;
    private Invariants invariants;

    LedgerFaultsTest(County county, LocalSystem system) {
        this.county = county;
        this.system = system;
        provider = county.b();
        anybody = county.nobody();
        interfaceCode = provider.retailInterface();
    }

    @BeforeEach
    void haveAFolder() {
        invariants = new Invariants(county, system, provider, interfaceCode, folder);
        verifier = new OfflineVerifier(folder);
        verifier.keep("ledger-keys", anybody.get(COLLECTION + "/ledger/keys"));
        verifier.keep("keys", anybody.get(COLLECTION + "/keys"));
    }

    /** Both judge and publish, as fast as they can. */
    @Test
    void twoReplicasWriteOneLedger() {
        Replica replica = system.startReplica(Service.COLLECTION);
        try {
            long before = newest().path("size").asLong();
            Api first = provider.machine().at(system.url(Service.COLLECTION));
            Api second = first.at(replica.url());
            provider.awaitOnline(interfaceCode, second);
            var judged = IntStream.range(0, 12)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> sealed(i % 2 == 0 ? first : second)))
                    .toList();
            List<String> batches = judged.stream().map(CompletableFuture::join).toList();
            batches.forEach(provider::awaitVerdict);
            awaitPublished(batches.get(batches.size() - 1));
            batches.forEach(this::awaitPublished);

            List<JsonNode> checkpoints = anybody.all(COLLECTION + "/ledger/checkpoints?limit=200");
            assertThat(new HashSet<>(checkpoints.stream()
                            .map(checkpoint -> checkpoint.path("size").asLong())
                            .toList()))
                    .hasSameSizeAs(checkpoints);
            assertThat(batches.stream().map(this::position)).doesNotHaveDuplicates();
            batches.forEach(this::assertInLedger);
            checkpoints.stream()
                    .filter(checkpoint -> checkpoint.path("size").asLong() >= before)
                    .forEach(this::assertBeginsTheNewest);
            invariants.assertOneLedger();
        } finally {
            replica.program().stop();
        }
    }

    /**
     * The operator brings back a backup that is older than what was published. Nothing is judged or published on it, as it would
     * give the places of signed receipts to others; with the right database all goes on.
     */
    @Test
    void aDatabaseBroughtBackFromAnOlderBackupJudgesNothing() throws SQLException {
        // Who follows collection must not see the events of a database that is taken away again.
        Program follower = system.program(Service.MONITORING);
        follower.stop();
        try {
            awaitPublished(judged());
            withCollectionStopped(() -> run("create database collection_backup template collection owner collection"));
            bringBackAndForth();
        } finally {
            follower.restart();
        }
    }

    private void bringBackAndForth() throws SQLException {
        String later = judged();
        awaitPublished(later);
        JsonNode published = newest();

        withCollectionStopped(() -> {
            run("alter database collection rename to collection_right");
            run("create database collection template collection_backup owner collection");
        });
        try {
            assertNothingIsJudged(published);
        } finally {
            withCollectionStopped(() -> {
                run("drop database collection");
                run("alter database collection_right rename to collection");
                run("drop database collection_backup");
            });
        }

        assertThat(newest().path("note")).isEqualTo(published.path("note"));
        String next = judged();
        awaitPublished(next);
        assertInLedger(later);
        assertInLedger(next);
        assertBeginsTheNewest(published);
        invariants.assertOneLedger();
    }

    private void assertNothingIsJudged(JsonNode published) {
        String undone = sealed(provider.machine());
        await().atMost(County.PATIENCE).until(() -> saidOf(undone).contains("LedgerForked"));

        assertThat(view(undone).path("state").asText()).isEqualTo("VALIDATING");
        assertThat(provider.clerk()
                        .get(COLLECTION + "/batches/" + undone + "/receipt")
                        .status())
                .isEqualTo(404);
        assertThat(newest().path("size").asLong())
                .isLessThan(published.path("size").asLong());
    }

    private String judged() {
        String batch = sealed(provider.machine());
        provider.awaitVerdict(batch);
        return batch;
    }

    private String sealed(Api machine) {
        Retail.Day day = Retail.generated(LocalDate.of(2014, 1, 1).plusDays(DAYS.getAndIncrement()), LINES);
        String batch = provider.open(machine, interfaceCode, day)
                .expect(201)
                .path("id")
                .asText();
        machine.putPart(batch, 1, day.content()).expect(200);
        String path = COLLECTION + "/batches/" + batch;
        machine.post(path + "/transitions", machine.get(path).etag(), "{\"target\": \"VALIDATING\"}")
                .expect(202);
        return batch;
    }

    private JsonNode view(String batch) {
        return provider.machine().get(COLLECTION + "/batches/" + batch).expect(200);
    }

    private JsonNode newest() {
        return anybody.get(COLLECTION + "/ledger/checkpoints?limit=1")
                .expect(200)
                .at("/items/0");
    }

    private JsonNode awaitPublished(String batch) {
        return await().atMost(County.PATIENCE)
                .until(() -> inclusion(batch), answer -> answer.status() == 200)
                .body();
    }

    private Api.Answer inclusion(String batch) {
        return provider.clerk().get(COLLECTION + "/batches/" + batch + "/inclusion");
    }

    private long position(String batch) {
        return view(batch).path("ledgerPosition").asLong();
    }

    private void assertInLedger(String batch) {
        verifier.keep("receipt", provider.clerk().get(COLLECTION + "/batches/" + batch + "/receipt"));
        verifier.keep("proof", inclusion(batch));
        assertThat(verifier.verify("receipt", "receipt", "keys", "proof", "ledger-keys"))
                .contains("The signature is genuine", "It stands in the ledger");
    }

    private void assertBeginsTheNewest(JsonNode checkpoint) {
        JsonNode newest = newest();
        verifier.keep("earlier", checkpoint.path("note").asText());
        verifier.keep("later", newest.path("note").asText());
        verifier.keep(
                "growth",
                anybody.get(COLLECTION + "/ledger/consistency?from=" + checkpoint.path("size") + "&to="
                        + newest.path("size")));
        assertThat(verifier.verify("growth", "earlier", "later", "ledger-keys", "proof=growth"))
                .contains("The ledger only grew");
    }

    private interface Change {
        void make() throws SQLException;
    }

    private void withCollectionStopped(Change change) throws SQLException {
        Program collection = system.program(Service.COLLECTION);
        collection.stop();
        try {
            awaitNobodyIn("collection");
            change.make();
        } finally {
            collection.restart();
        }
        provider.awaitOnline(interfaceCode);
    }

    /** PostgreSQL ends the session of somebody who went away when it takes note of it. */
    private void awaitNobodyIn(String database) throws SQLException {
        try (Connection superuser = connect("postgres")) {
            await().atMost(County.PATIENCE)
                    .until(() -> Killing.number(
                                    superuser,
                                    "select count(*) from pg_stat_activity where datname = '" + database + "'")
                            == 0);
        }
    }

    private void run(String sql) throws SQLException {
        try (Connection superuser = connect("postgres");
                var statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }

    /** What the log says of a batch that cannot be judged. */
    private String saidOf(String batch) {
        try (var lines = Files.lines(system.program(Service.COLLECTION).log())) {
            return lines.filter(line -> line.contains("Cannot judge batch " + batch))
                    .collect(Collectors.joining("\n"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Connection connect(String database) throws SQLException {
        var access = system.database(database);
        return DriverManager.getConnection(access.jdbcUrl(), access.username(), access.password());
    }
}
