package cn.etown.bench;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a batch costs while its dataset grows: the same number of lines is delivered day after day. The build delivers a few
 * thousand lines twice; {@code -Dbench.lines=1000000 -Dbench.deliveries=51} gives the figures in the README.
 */
class StoredRowsTest {

    private static final int LINES = Integer.getInteger("bench.lines");
    private static final int DELIVERIES = Integer.getInteger("bench.deliveries");
    private static final int PARTS = 4;

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

    @TempDir
    Path folder;

    @Test
    void costsAboutTheSameWhateverIsStored() throws Exception {
        var provider = SYSTEM.provider();
        OrderSource source = new OrderSource(provider);
        for (int delivery = 0; delivery < DELIVERIES; delivery++) {
            OrderLines lines = new OrderLines(delivery, LINES);
            List<Path> parts = lines.write(folder, PARTS);
            OrderSource.Took took = source.send(lines, parts, provider.machine());
            for (Path part : parts) {
                Files.delete(part);
            }
            var collection = SYSTEM.running().memory().get("collection");
            System.out.printf(
                    "%,d rows stored: %,d lines more with their receipt in %.1f s, of which sent %.1f s and judged %.1f s; collection resident at most %d MB, PostgreSQL %d MB%n",
                    (long) delivery * LINES,
                    LINES,
                    took.seconds(),
                    took.sending(),
                    took.judging(),
                    collection.peak() >> 10,
                    databaseMemory.megabytes());
        }
        assertThat(rows()).isEqualTo((long) LINES * DELIVERIES);
    }

    private static long rows() throws Exception {
        try (var connection = SYSTEM.connect();
                var rows = connection
                        .createStatement()
                        .executeQuery("select sum(accepted)::bigint from batch where state = 'ACCEPTED'")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
