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

    /** Each run has a day of its own, all with the same lines, so that their figures can be held against each other. */
    private static final AtomicInteger DAYS = new AtomicInteger();

    /** Where in a batch's way somebody is killed. */
    private enum Step {
        BETWEEN_PARTS,
        INSIDE_A_PART,
        BETWEEN_CONTENT_AND_SEAL,
        INSIDE_THE_SEAL,
        WHILE_FOLLOWING
    }

    private final County county;
    private final Provider provider;
    private final LocalSystem system;

    KillTest(County county, LocalSystem system) {
        this.county = county;
        this.provider = county.b();
        this.system = system;
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
        String batch = provider.openBatch(provider.retailInterface(), day);

        sendAndKillAt(step, batch, day, victim.apply(system));
        // The provider, having lost its answers, does all of it once more.
        sendAll(batch, day);
        sealUntilTaken(batch);

        assertUndisturbed(provider.awaitVerdict(batch), day);
    }

    @Test
    void nothingKilledGivesTheFiguresOfTheFile() {
        Retail.Day day = newDay();
        String batch = provider.openBatch(provider.retailInterface(), day);

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
                killWhileHeld(
                        "collection", "ledger_head", () -> provider.seal(batch).expect(202), victim);
            }
            case WHILE_FOLLOWING -> {
                sendAll(batch, day);
                killWhileHeld("monitoring", "kit.feed_position", () -> provider.judged(batch), victim);
            }
        }
        victim.restart();
    }

    /**
     * Holds a table that the work set off by {@code begin} must write to, waits until that work stands before it, in the
     * middle of its transaction, and kills.
     */
    private void killWhileHeld(String database, String table, Runnable begin, Program victim) {
        var access = system.database(database);
        try (var holder = DriverManager.getConnection(access.jdbcUrl(), access.username(), access.password());
                var watcher = DriverManager.getConnection(access.jdbcUrl(), access.username(), access.password())) {
            holder.setAutoCommit(false);
            holder.createStatement().execute("lock table " + table + " in exclusive mode");
            begin.run();
            await().atMost(County.PATIENCE).until(() -> standsBeforeALock(watcher));
            victim.kill();
            if (system.postgresql().isAlive()) {
                holder.rollback();
            }
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    private static boolean standsBeforeALock(Connection watcher) throws SQLException {
        try (var statement = watcher.createStatement();
                var rows = statement.executeQuery("select count(*) from pg_stat_activity"
                        + " where datname = current_database() and wait_event_type = 'Lock'")) {
            rows.next();
            return rows.getInt(1) > 0;
        }
    }

    /** Half of the part is sent, then somebody dies, and the rest never comes or comes in vain. */
    private void killInsideAPart(String batch, byte[] part, Program victim) {
        var halfSent = new CompletableFuture<Void>();
        var dead = new CompletableFuture<Void>();
        var body = BodyPublishers.ofInputStream(() -> new Interrupted(part, halfSent, dead));
        Api machine = provider.machine();
        var sending = CompletableFuture.supplyAsync(() -> machine.putPart(batch, 2, body, Api.contentDigest(part)));
        halfSent.join();
        victim.kill();
        dead.complete(null);
        sending.handle((answer, cut) -> null).join();
    }

    private void sendAll(String batch, Retail.Day day) {
        List<byte[]> parts = day.cut(PARTS);
        for (int i = 0; i < parts.size(); i++) {
            int number = i + 1;
            byte[] part = parts.get(i);
            // Sealed already: then every part has come, and the center says so by refusing another.
            await().atMost(County.PATIENCE)
                    .until(
                            () -> statusOf(() -> provider.machine().putPart(batch, number, part)),
                            status -> status == 200 || status == 409);
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
        assertThat(counted.path("received").asLong()).isEqualTo(expected.received());
        assertThat(counted.path("accepted").asLong()).isEqualTo(expected.accepted());
        assertThat(new BigDecimal(counted.at("/totals/amount").asText())).isEqualByComparingTo(expected.sentAmount());
        assertThat(receiptOf(batch).path("counted")).isEqualTo(counted);
        JsonNode series = county.awaitSeries(
                provider.unit(), day.date(), item -> item.at("/measures/lines").asLong() == expected.accepted());
        assertThat(new BigDecimal(series.at("/measures/amount").asText())).isEqualByComparingTo(expected.amount());
        assertThat(series.at("/measures/returns").asLong()).isEqualTo(expected.returns());
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
        return Retail.generated(LocalDate.of(2013, 1, 1).plusDays(DAYS.getAndIncrement()), LINES);
    }

    /** Gives half of its content, says so, and waits for the death before it goes on. */
    private static final class Interrupted extends FilterInputStream {

        private final CompletableFuture<Void> halfSent;
        private final CompletableFuture<Void> dead;
        private long left;

        Interrupted(byte[] content, CompletableFuture<Void> halfSent, CompletableFuture<Void> dead) {
            super(new ByteArrayInputStream(content));
            this.left = content.length / 2;
            this.halfSent = halfSent;
            this.dead = dead;
        }

        @Override
        public int read() throws IOException {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left == 0) {
                halfSent.complete(null);
                dead.join();
                left = Long.MAX_VALUE;
            }
            int count = super.read(target, offset, (int) Math.min(length, left));
            left -= Math.max(count, 0);
            return count;
        }
    }
}
