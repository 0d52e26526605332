package cn.etown.e2e;

import cn.etown.e2e.Killing.Place;
import cn.etown.local.LocalSystem;
import cn.etown.local.Program;
import cn.etown.local.Service;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Whatever is killed at whatever step: after a start and a retry the figures are those of an undisturbed run. */
@ExtendWith(RunningSystem.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KillTest {

    private static final int PARTS = 3;
    /** Rows of a COPY that PostgreSQL gathers at most before it writes them. */
    private static final int GATHERED = 1000;

    /** So many that PostgreSQL writes some before half of a part has come. */
    private static final int LINES = 12_000;

    /** Each run has a day of its own. */
    private static final AtomicInteger DAYS = new AtomicInteger();

    /** Where in a batch's way somebody is killed. */
    private enum Step {
        BETWEEN_PARTS,
        INSIDE_A_PART,
        BETWEEN_CONTENT_AND_SEAL,
        INSIDE_THE_SEAL,
        BEFORE_THE_COUNT,
        INSIDE_THE_JUDGEMENT,
        BEHIND_THE_PLACE_IN_THE_LEDGER,
        WHILE_FOLLOWING
    }

    private final County county;
    private final Provider provider;
    private final LocalSystem system;
    private final Killing killing;
    private final String interfaceCode;
    private final String asset;
    private final Provider undisturbed;
    private final String undisturbedInterface;

    @TempDir
    Path folder;

    private Invariants invariants;

    KillTest(County county, LocalSystem system) {
        this.county = county;
        this.provider = county.b();
        this.system = system;
        this.killing = new Killing(system);
        this.interfaceCode = provider.keyedInterface();
        this.asset = "asset." + interfaceCode.replace('-', '_');
        this.undisturbed = county.a();
        this.undisturbedInterface = undisturbed.keyedInterface();
    }

    static Stream<Arguments> deaths() {
        Function<LocalSystem, Program> collection = system -> system.program(Service.COLLECTION);
        Function<LocalSystem, Program> monitoring = system -> system.program(Service.MONITORING);
        return Stream.of(Step.values())
                .flatMap(step -> Stream.of(
                        Arguments.of("collection", step, collection),
                        Arguments.of("postgresql", step, (Function<LocalSystem, Program>) LocalSystem::postgresql),
                        Arguments.of("monitoring", step, monitoring)));
    }

    @BeforeEach
    void rememberTheLedger() {
        invariants = new Invariants(county, system, provider, interfaceCode, folder);
    }

    @ParameterizedTest(name = "{0} killed {1}")
    @MethodSource("deaths")
    void leavesTheSameTotalsAndTheSameSeries(String name, Step step, Function<LocalSystem, Program> victim) {
        Retail.Day day = newDay();
        String batch = provider.openBatch(interfaceCode, day);

        sendAndKillAt(step, batch, day, victim.apply(system));
        var restarted = CompletableFuture.runAsync(() -> victim.apply(system).restart());
        // The provider, having lost its answers, does all of it once more, and again until it is heard.
        sendAll(batch, day);
        sealUntilTaken(batch);
        restarted.join();

        assertUndisturbed(provider.awaitVerdict(batch), day);
    }

    @Test
    void nothingKilledGivesTheFiguresOfTheFile() {
        Retail.Day day = newDay();
        String batch = provider.openBatch(interfaceCode, day);

        sendAll(batch, day);

        assertUndisturbed(provider.judged(batch), day);
    }

    private void sendAndKillAt(Step step, String batch, Retail.Day day, Program victim) {
        List<byte[]> parts = day.cut(PARTS);
        Api machine = provider.machine();
        machine.putPart(batch, 1, parts.get(0)).expect(200);
        switch (step) {
            case BETWEEN_PARTS -> victim.kill();
            case INSIDE_A_PART -> killInsideAPart(batch, parts.get(1), victim);
            case BETWEEN_CONTENT_AND_SEAL -> {
                sendAll(batch, day);
                victim.kill();
            }
            case INSIDE_THE_SEAL -> {
                sendAll(batch, day);
                var sealing = new CompletableFuture<Integer>();
                killing.at(
                        Place.between("collection", "batch_transition", "kit.audit"),
                        () -> sealing.completeAsync(() -> statusOf(() -> provider.seal(batch))),
                        victim);
                sealing.join();
            }
            case BEFORE_THE_COUNT -> {
                sendAll(batch, day);
                sealAndKill(batch, Place.between("collection", "batch_profile", asset), victim);
            }
            case INSIDE_THE_JUDGEMENT -> {
                sendAll(batch, day);
                sealAndKill(batch, Place.between("collection", "batch_transition", "ledger_head"), victim);
            }
            case BEHIND_THE_PLACE_IN_THE_LEDGER -> {
                sendAll(batch, day);
                sealAndKill(batch, Place.between("collection", "ledger_entry", "kit.outbox"), victim);
            }
            case WHILE_FOLLOWING -> {
                sendAll(batch, day);
                killing.at(
                        Place.between("monitoring", "series_batch", "contribution"),
                        () -> provider.judged(batch),
                        victim);
            }
        }
    }

    private void sealAndKill(String batch, Place place, Program victim) {
        killing.at(place, () -> provider.seal(batch).expect(202), victim);
    }

    /**
     * Half of the part is sent and rows of it are written, by a COPY that waits for more; then somebody dies, and the
     * rest never comes or comes in vain.
     */
    private void killInsideAPart(String batch, byte[] part, Program victim) {
        var dead = new CompletableFuture<Void>();
        var body = BodyPublishers.ofInputStream(() -> new Interrupted(part, dead));
        Api machine = provider.machine();
        try (var watcher = killing.connect("collection")) {
            var sending = CompletableFuture.supplyAsync(() -> machine.putPart(batch, 2, body, Api.contentDigest(part)));
            // That the table grows says nothing: rows find room where those of earlier deaths were vacuumed away.
            await().atMost(County.PATIENCE).until(() -> Killing.number(watcher, """
                                    select count(*) from pg_stat_progress_copy
                                    where relid = to_regclass('%s') and command = 'COPY FROM' and tuples_processed >= %d""".formatted(asset, GATHERED)) == 1);
            victim.kill();
            dead.complete(null);
            sending.handle((answer, cut) -> null).join();
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        } finally {
            dead.complete(null);
        }
    }

    private void sendAll(String batch, Retail.Day day) {
        List<byte[]> parts = day.cut(PARTS);
        for (int i = 0; i < parts.size(); i++) {
            int number = i + 1;
            byte[] part = parts.get(i);
            // A part that came already is confirmed once more, even when the batch is sealed or judged.
            await().atMost(County.PATIENCE)
                    .until(
                            () -> statusOf(() -> provider.machine().putPart(batch, number, part)),
                            status -> status == 200);
        }
    }

    private void sealUntilTaken(String batch) {
        await().atMost(County.PATIENCE).until(() -> statusOf(() -> provider.seal(batch)), status -> status == 202);
    }

    private static int statusOf(Sending sending) {
        try {
            return sending.send().status();
        } catch (UncheckedIOException unreachable) {
            return 0;
        }
    }

    private interface Sending {
        Api.Answer send();
    }

    private void assertUndisturbed(JsonNode batch, Retail.Day day) {
        var expected = day.expected();
        JsonNode counted = batch.path("counted");
        assertThat(batch.path("state").asText()).as(batch.toString()).isEqualTo("ACCEPTED_WITH_REJECTS");
        assertThat(counted).isEqualTo(undisturbed(day).path("counted"));
        assertThat(counted.path("received").asLong()).isEqualTo(expected.received());
        assertThat(counted.path("accepted").asLong()).isEqualTo(expected.accepted());
        assertThat(new BigDecimal(counted.at("/totals/amount").asText())).isEqualByComparingTo(expected.sentAmount());
        assertThat(receiptOf(batch).path("counted")).isEqualTo(counted);
        assertThat(storedRecords(batch.path("id").asText())).isEqualTo(expected.received());
        JsonNode series = county.awaitSeries(
                provider.unit(), day.date(), item -> item.at("/measures/lines").asLong() == expected.accepted());
        assertThat(new BigDecimal(series.at("/measures/amount").asText())).isEqualByComparingTo(expected.amount());
        assertThat(series.at("/measures/quantity").asLong()).isEqualTo(expected.quantity());
        assertThat(series.at("/measures/returns").asLong()).isEqualTo(expected.returns());
        invariants.assertAnswered(batch.path("id").asText(), expected);
        invariants.assertOneLedger();
    }

    /** The same lines from another unit, which nothing happens to. */
    private JsonNode undisturbed(Retail.Day day) {
        String batch = undisturbed.openBatch(undisturbedInterface, day);
        undisturbed.machine().putPart(batch, 1, day.content()).expect(200);
        return undisturbed.judged(batch);
    }

    /** The batch's rows in its asset, visible or not, and in quarantine: none of them may be there twice. */
    private long storedRecords(String batch) {
        try (var connection = killing.connect("collection")) {
            return Killing.number(connection, """
                    select (select count(*) from %s where _batch = number)
                        + (select count(*) from quarantine where quarantine.batch = number)
                    from batch where id = '%s'""".formatted(asset, batch));
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    private JsonNode receiptOf(JsonNode batch) {
        String compact = provider.signer()
                .get("/api/collection/v1/batches/" + batch.path("id").asText() + "/receipt")
                .expect(200)
                .path("receipt")
                .asText();
        return new Receipts(county.nobody()).verify(compact);
    }

    private static Retail.Day newDay() {
        return Retail.generated(LocalDate.of(2013, 1, 1).plusDays(DAYS.getAndIncrement()), LINES)
                .withKey();
    }

    /** Gives half of its content and waits for the death before it goes on. */
    private static final class Interrupted extends FilterInputStream {

        private final CompletableFuture<Void> dead;
        private long left;

        Interrupted(byte[] content, CompletableFuture<Void> dead) {
            super(new ByteArrayInputStream(content));
            this.left = content.length / 2;
            this.dead = dead;
        }

        @Override
        public int read() throws IOException {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left == 0) {
                dead.join();
                left = Long.MAX_VALUE;
            }
            int count = super.read(target, offset, (int) Math.min(length, left));
            left -= Math.max(count, 0);
            return count;
        }
    }
}
