package cn.etown.bench;

import cn.etown.e2e.County;
import cn.etown.local.LocalSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
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

    private static LocalSystem system;
    private static DatabaseMemory databaseMemory;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        system = IntakeSystem.start();
        databaseMemory = new DatabaseMemory(system);
    }

    @AfterAll
    static void stop() {
        databaseMemory.close();
        system.close();
    }

    @Test
    void costsAboutTheSameWhateverIsStored() throws Exception {
        var provider = new County(system).a();
        OrderSource source = new OrderSource(provider);
        for (int delivery = 0; delivery < DELIVERIES; delivery++) {
            OrderLines lines = new OrderLines(delivery, LINES);
            List<Path> parts = lines.write(folder, PARTS);
            OrderSource.Took took = source.send(lines, parts, provider.machine());
            for (Path part : parts) {
                Files.delete(part);
            }
            var collection = system.memory().get("collection");
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
        var database = system.database("collection");
        try (var connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
                var rows = connection
                        .createStatement()
                        .executeQuery("select sum(accepted)::bigint from batch where state = 'ACCEPTED'")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
