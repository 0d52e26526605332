package cn.etown.e2e;

import cn.etown.local.LocalSystem;
import cn.etown.local.Program;
import cn.etown.local.Service;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Writes of the real server and of the real service that fail for want of room (see {@link NoRoom}): what cannot be kept is not
 * taken, nothing is half done, and when there is room again all goes on by itself.
 */
@ExtendWith(RunningSystem.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FullDiskTest {

    private static final String COLLECTION = "/api/collection/v1";

    /** Their rows take more room than {@link NoRoom#LOG_SEGMENT}, and half of them less. */
    private static final int LINES = 130_000;

    private static final int FEW_LINES = 300;

    /** Each batch has a day of its own. */
    private static final AtomicInteger DAYS = new AtomicInteger();

    private final County county;
    private final LocalSystem system;
    private final Killing database;
    private final Provider provider;
    private final Program postgresql;
    private final Program collection;

    @TempDir
    Path folder;

    FullDiskTest(County county, LocalSystem system) {
        this.county = county;
        this.system = system;
        database = new Killing(system);
        provider = county.b();
        postgresql = system.postgresql();
        collection = system.program(Service.COLLECTION);
    }

    @Test
    void aPartThatDoesNotFitIsRefusedAndTakenWhenThereIsRoom() {
        String interfaceCode = provider.keyedInterface();
        var invariants = invariants(interfaceCode);
        Retail.Day day = newDay(LINES).withKey();
        List<byte[]> parts = day.cut(2);
        String batch = provider.openBatch(interfaceCode, day);
        provider.machine().putPart(batch, 1, parts.get(0)).expect(200);
        long rows = rows(invariants);

        noRoomForRows().during(() -> {
            Api.Answer refused = provider.machine().putPart(batch, 2, parts.get(1));

            refused.expect(503);
            assertThat(refused.code()).isEqualTo("unavailable");
            assertThat(refused.http().headers().firstValue("Retry-After")).isPresent();
            assertThat(log()).contains("could not extend file");
            assertThat(provider.machine().all(COLLECTION + "/batches/" + batch + "/parts"))
                    .extracting(part -> part.path("number").asInt())
                    .containsExactly(1);
            assertThat(rows(invariants)).isEqualTo(rows);
            invariants.assertUnanswered(batch);
        });
        provider.machine().putPart(batch, 2, parts.get(1)).expect(200);
        provider.judged(batch);

        invariants.assertAnswered(batch, day.expected());
        invariants.assertOneLedger();
    }

    /** The judge sets the rows that a correction replaces apart, for which there is no room. */
    @Test
    void aJudgementThatDoesNotFitIsMadeWhenThereIsRoom() throws SQLException {
        String interfaceCode = provider.keyedInterface();
        var invariants = invariants(interfaceCode);
        Retail.Day day = newDay(LINES).good();
        Retail.Day corrected = day.repriced(100);
        String original = provider.openBatch(interfaceCode, day);
        provider.machine().putPart(original, 1, day.content()).expect(200);
        provider.judged(original);
        String correction = provider.openCorrection(interfaceCode, corrected);
        settle(invariants.asset());

        noRoomForRows().during(() -> {
            provider.seal(provider.signer(), correction).expect(202);
            await().atMost(County.PATIENCE).until(() -> saidOf(correction).contains("File too large"));

            invariants.assertUnanswered(correction);
            invariants.assertInLedger(original);
        });
        JsonNode judged = provider.awaitVerdict(correction);

        assertThat(judged.at("/corrected/superseded").asLong())
                .as(judged.toString())
                .isEqualTo(day.expected().received());
        invariants.assertAnswered(original, day.expected());
        invariants.assertAnswered(correction, corrected.expected());
        invariants.assertOneLedger();
    }

    /** A checkpoint that cannot be kept apart from the database is not published. */
    @Test
    void aCheckpointThatCannotBeKeptIsPublishedWhenThereIsRoom() throws IOException {
        String interfaceCode = provider.keyedInterface();
        var invariants = invariants(interfaceCode);
        Path ledger = Path.of("target", "home", "ledger");
        Retail.Day day = newDay(FEW_LINES).withKey();
        String batch = provider.openBatch(interfaceCode, day);
        provider.machine().putPart(batch, 1, day.content()).expect(200);
        // Whatever is published from here on is refused by the folder.
        NoRoom.forAll(collection, 0).during(() -> {
            JsonNode before = invariants.newest();
            String kept = Files.readString(ledger.resolve("newest-checkpoint"));
            provider.judged(batch);
            awaitDrafts(ledger, 2);

            assertThat(invariants.newest().path("note")).isEqualTo(before.path("note"));
            assertThat(Files.readString(ledger.resolve("newest-checkpoint"))).isEqualTo(kept);
            assertThat(invariants.receipt(batch).status()).isEqualTo(200);
            assertThat(invariants.inclusion(batch).status()).isNotEqualTo(200);
        });
        invariants.assertInLedger(batch);

        try (var files = Files.list(ledger)) {
            assertThat(files.filter(file -> file.toString().endsWith(".tmp"))).isEmpty();
        }
        invariants.assertAnswered(batch, day.expected());
        invariants.assertOneLedger();
    }

    /** Without room for its log PostgreSQL ends. What it had confirmed is there when it starts again. */
    @Test
    void aDatabaseThatCannotWriteItsLogEndsAndHasLostNothing() {
        String interfaceCode = provider.keyedInterface();
        var invariants = invariants(interfaceCode);
        Retail.Day kept = newDay(FEW_LINES).withKey();
        String judged = provider.openBatch(interfaceCode, kept);
        provider.machine().putPart(judged, 1, kept.content()).expect(200);
        provider.judged(judged);
        Retail.Day day = newDay(FEW_LINES).withKey();
        List<byte[]> parts = day.cut(2);
        String batch = provider.openBatch(interfaceCode, day);
        provider.machine().putPart(batch, 1, parts.get(0)).expect(200);
        // Keycloak, which gives the token, needs the database too.
        Api machine = county.bearer(system.tokens().ofMachine("unit-b-system"));

        NoRoom.forAll(postgresql, 0).during(() -> {
            assertThat(statusOf(machine, batch, 2, parts.get(1))).isNotEqualTo(200);
            await().atMost(County.PATIENCE).until(() -> !postgresql.isAlive());
        });
        postgresql.stop();
        postgresql.restart();
        await().atMost(County.PATIENCE)
                .until(() -> statusOf(provider.machine(), batch, 2, parts.get(1)), status -> status == 200);
        provider.judged(batch);

        invariants.assertAnswered(judged, kept.expected());
        invariants.assertAnswered(batch, day.expected());
        invariants.assertOneLedger();
    }

    private static int statusOf(Api machine, String batch, int number, byte[] part) {
        try {
            return machine.putPart(batch, number, part).status();
        } catch (UncheckedIOException unreachable) {
            return 0;
        }
    }

    /** Whoever writes rows finds no room; who writes back what is in memory does, as on a full disk. */
    private NoRoom noRoomForRows() {
        return new NoRoom(postgresql, NoRoom.LOG_SEGMENT, this::clients);
    }

    private LongStream clients() {
        var processes = LongStream.builder();
        try (var superuser = database.connect("postgres");
                var rows = superuser
                        .createStatement()
                        .executeQuery("select pid from pg_stat_activity where backend_type = 'client backend'"
                                + " and pid <> pg_backend_pid()")) {
            while (rows.next()) {
                processes.add(rows.getLong(1));
            }
            return processes.build();
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    /** Nobody who reads the rows has anything to write about them afterwards. */
    private void settle(String asset) throws SQLException {
        try (var owner = database.connect("collection");
                var superuser = database.connect("postgres")) {
            owner.createStatement().execute("vacuum analyze " + asset);
            superuser.createStatement().execute("checkpoint");
        }
    }

    private static long rows(Invariants invariants) {
        return invariants.number("select count(*) from " + invariants.asset());
    }

    /** Waits until so many drafts of a checkpoint were begun: of all but the last it is known that they failed. */
    private static void awaitDrafts(Path ledger, int count) throws IOException {
        try (WatchService tried = ledger.getFileSystem().newWatchService()) {
            ledger.register(tried, StandardWatchEventKinds.ENTRY_CREATE);
            var drafts = new HashSet<String>();
            await().atMost(County.PATIENCE).until(() -> {
                var key = tried.poll(1, TimeUnit.SECONDS);
                if (key != null) {
                    key.pollEvents().forEach(event -> drafts.add(String.valueOf(event.context())));
                    key.reset();
                }
                drafts.removeIf(name -> !name.endsWith(".tmp"));
                return drafts.size() >= count;
            });
        }
    }

    /** What the log says of a batch that cannot be judged, with why. */
    private String saidOf(String batch) {
        String log = log();
        int from = log.indexOf("Cannot judge batch " + batch);
        return from < 0 ? "" : log.substring(from);
    }

    private String log() {
        try {
            return Files.readString(collection.log());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Invariants invariants(String interfaceCode) {
        return new Invariants(county, system, provider, interfaceCode, folder);
    }

    private static Retail.Day newDay(int lines) {
        return Retail.generated(LocalDate.of(2016, 1, 1).plusDays(DAYS.getAndIncrement()), lines);
    }
}
