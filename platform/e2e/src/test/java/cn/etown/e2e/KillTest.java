package cn.etown.e2e;

import cn.etown.local.LocalSystem;
import cn.etown.local.Program;
import cn.etown.local.Service;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.DriverManager;
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
    private static final int LINES = 3000;

    /** Each run has a day of its own. */
    private static final AtomicInteger DAYS = new AtomicInteger();

    /** Where in a batch's way somebody is killed. */
    private enum Step {
        BETWEEN_PARTS,
        INSIDE_A_PART,
        BETWEEN_CONTENT_AND_SEAL,
        INSIDE_THE_SEAL,
        INSIDE_THE_JUDGEMENT,
        WHILE_FOLLOWING
    }

    private final County county;
    private final Provider provider;
    private final LocalSystem system;
    private final String interfaceCode;
    private final String asset;
    private final Provider undisturbed;
    private final String undisturbedInterface;

    KillTest(County county, LocalSystem system) {
        this.county = county;
        this.provider = county.b();
        this.system = system;
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
                killWhileHeld(
                        "collection",
                        "kit.audit",
                        "batch_transition",
                        () -> sealing.completeAsync(() -> statusOf(() -> provider.seal(batch))),
                        victim);
                sealing.join();
            }
            case INSIDE_THE_JUDGEMENT -> {
                sendAll(batch, day);
                killWhileHeld(
                        "collection",
                        "ledger_head",
                        "batch_transition",
                        () -> provider.seal(batch).expect(202),
                        victim);
            }
            case WHILE_FOLLOWING -> {
                sendAll(batch, day);
                killWhileHeld("monitoring", "contribution", "series_batch", () -> provider.judged(batch), victim);
            }
        }
    }

    /**
     * Holds a table that the work set off by {@code begin} must write to after it wrote to another one, waits until that work
     * stands before it, in the middle of its transaction, and kills.
     */
    private void killWhileHeld(String database, String held, String written, Runnable begin, Program victim) {
        try (var holder = connect(database);
                var watcher = connect(database)) {
            holder.setAutoCommit(false);
            holder.createStatement().execute("lock table " + held + " in exclusive mode");
            begin.run();
            // One transaction does one thing after the other: who stands before the one table is done with the other.
            await().atMost(County.PATIENCE).until(() -> number(watcher, """
                                    select count(*) from pg_locks waits join pg_locks wrote using (pid)
                                    where waits.relation = to_regclass('%s') and not waits.granted
                                        and wrote.relation = to_regclass('%s') and wrote.mode = 'RowExclusiveLock'
                                        and wrote.granted""".formatted(held, written)) == 1);
            victim.kill();
            if (system.postgresql().isAlive()) {
                holder.rollback();
            }
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    /**
     * Half of the part is sent and rows of it are written, by a transaction that waits for more; then somebody dies, and the
     * rest never comes or comes in vain.
     */
    private void killInsideAPart(String batch, byte[] part, Program victim) {
        var dead = new CompletableFuture<Void>();
        var body = BodyPublishers.ofInputStream(() -> new Interrupted(part, dead));
        Api machine = provider.machine();
        try (var watcher = connect("collection")) {
            long size = number(watcher, "select pg_relation_size('%s')".formatted(asset));
            var sending = CompletableFuture.supplyAsync(() -> machine.putPart(batch, 2, body, Api.contentDigest(part)));
            await().atMost(County.PATIENCE).until(() -> number(watcher, """
                                    select count(*) from pg_locks join pg_stat_activity using (pid)
                                    where relation = to_regclass('%s') and mode = 'RowExclusiveLock'
                                        and state = 'idle in transaction' and pg_relation_size(relation) > %d""".formatted(asset, size)) == 1);
            victim.kill();
            dead.complete(null);
            sending.handle((answer, cut) -> null).join();
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        } finally {
            dead.complete(null);
        }
    }

    private Connection connect(String database) throws SQLException {
        var access = system.database(database);
        return DriverManager.getConnection(access.jdbcUrl(), access.username(), access.password());
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
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
    }

    /** The same lines from another unit, which nothing happens to. */
    private JsonNode undisturbed(Retail.Day day) {
        String batch = undisturbed.openBatch(undisturbedInterface, day);
        undisturbed.machine().putPart(batch, 1, day.content()).expect(200);
        return undisturbed.judged(batch);
    }

    /** The batch's rows in its asset, visible or not, and in quarantine: none of them may be there twice. */
    private long storedRecords(String batch) {
        try (var connection = connect("collection")) {
            return number(connection, """
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
