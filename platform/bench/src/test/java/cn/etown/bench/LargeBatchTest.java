package cn.etown.bench;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.LocalDate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One large CSV made on the fly goes through gateway and collection, each with 256 MB of heap. The build runs it with a few
 * megabytes and looks at the results alone; {@code -Dbench.megabytes=1024} gives the figures in the README.
 */
class LargeBatchTest {

    private static final long BYTES = Long.getLong("bench.megabytes") << 20;
    private static final LocalDate DAY = LocalDate.of(2014, 5, 1);

    @RegisterExtension
    static final IntakeSystem SYSTEM = new IntakeSystem();

    private static DatabaseMemory databaseMemory;

    @BeforeAll
    static void look() {
        databaseMemory = new DatabaseMemory(SYSTEM.running());
    }

    @AfterAll
    static void lookNoMore() {
        databaseMemory.close();
    }

    @Test
    void goesThroughGatewayAndCollectionInASmallHeap() {
        Lines lines = Lines.ofBytes(DAY, BYTES, 0);

        JsonNode judged = send(lines);

        assertThat(judged.path("state").asText()).as(judged.toString()).isEqualTo("ACCEPTED");
        assertThat(judged.at("/counted/received").asLong()).isEqualTo(lines.count());
        assertThat(new BigDecimal(judged.at("/counted/acceptedTotals/amount").asText()))
                .isEqualByComparingTo(lines.amount());
    }

    /** An eighth of the size: every record that is refused is kept with its reasons. */
    @ParameterizedTest
    @ValueSource(ints = {1, 20})
    void isRefusedInASmallHeapTooWhereRecordsAreBroken(int brokenOfTwenty) {
        Lines lines = Lines.ofBytes(DAY, BYTES / 8, brokenOfTwenty);

        JsonNode judged = send(lines);

        assertThat(judged.at("/counted/received").asLong())
                .as(judged.toString())
                .isEqualTo(lines.count());
        assertThat(judged.at("/counted/quarantined").asLong()).isEqualTo(lines.broken());
    }

    private static JsonNode send(Lines lines) {
        String batch = open(lines);
        String digest = digest(lines);

        long begin = System.nanoTime();
        SYSTEM.provider()
                .machine()
                .putPart(
                        batch,
                        1,
                        BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(lines::content), lines.bytes()),
                        digest,
                        Duration.ofHours(1))
                .expect(200);
        long sent = System.nanoTime();
        JsonNode judged = SYSTEM.provider().judged(batch, Duration.ofHours(1));
        long end = System.nanoTime();

        report(lines, Duration.ofNanos(sent - begin), Duration.ofNanos(end - sent));
        return judged;
    }

    private static String open(Lines lines) {
        return SYSTEM.provider()
                .machine()
                .post("/api/collection/v1/batches", """
                        {"interface": "%s", "kind": "ORIGINAL", "period": {"from": "%s", "to": "%s"},
                         "records": %d, "totals": {"amount": "%s", "quantity": "%d"}}""".formatted(
                        SYSTEM.provider().retailInterface(), DAY, DAY, lines.count(), lines.amount(), lines.quantity()))
                .expect(201)
                .path("id")
                .asText();
    }

    private static String digest(Lines lines) {
        try (InputStream content = lines.content()) {
            return IntakeSystem.contentDigest(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void report(Lines lines, Duration sending, Duration judging) {
        var memory = SYSTEM.running().memory();
        System.out.printf(
                "%d MB, %,d lines, %,d of them broken: received and stored in %.1f s (%.1f MB/s, %,.0f lines/s), judged in %.1f s; "
                        + "resident at most (and afterwards): gateway %d MB (%d MB), collection %d MB (%d MB), PostgreSQL %d MB%n",
                lines.bytes() >> 20,
                lines.count(),
                lines.broken(),
                seconds(sending),
                (lines.bytes() >> 20) / seconds(sending),
                lines.count() / seconds(sending),
                seconds(judging),
                memory.get("gateway").peak() >> 10,
                memory.get("gateway").resident() >> 10,
                memory.get("collection").peak() >> 10,
                memory.get("collection").resident() >> 10,
                databaseMemory.megabytes());
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
