package cn.etown.bench;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How fast a batch goes from its first byte to its receipt, beside PostgreSQL's own COPY of the same file into a table of the
 * same fields and key, in the same database with the same durability. The build runs it with a few thousand lines and looks at the
 * results alone; {@code -Dbench.lines=1000000} gives the figures in the README.
 */
class IntakeAgainstCopyTest {

    private static final int LINES = Integer.getInteger("bench.lines");
    private static final int ROUNDS = Integer.getInteger("bench.rounds");
    private static final int PARTS = 4;

    private static final String TABLE = """
            create table copied_%d (order_no text, line_no numeric, sku text, product_name text, category text,
                quantity numeric, unit_price numeric, discount numeric, sold_at timestamptz, channel text, parcel_no text,
                region text, primary key (order_no, line_no))""";

    @RegisterExtension
    static final IntakeSystem SYSTEM = new IntakeSystem();

    @TempDir
    Path folder;

    @Test
    void isComparedWithCopy() throws Exception {
        OrderLines lines = new OrderLines(0, LINES);
        List<Path> parts = lines.write(folder, PARTS);
        for (int round = 1; round <= ROUNDS; round++) {
            OrderSource source = new OrderSource(SYSTEM.provider());
            double copying = copy(parts, round);
            OrderSource.Took intake =
                    source.send(lines, parts, SYSTEM.provider().machine());
            System.out.printf(
                    "round %d, %,d lines of 12 fields: COPY %.1f s (%,.0f lines/s), intake with receipt %.1f s (%,.0f lines/s), of which sent %.1f s and judged %.1f s: %.2f of COPY%n",
                    round,
                    LINES,
                    copying,
                    LINES / copying,
                    intake.seconds(),
                    LINES / intake.seconds(),
                    intake.sending(),
                    intake.judging(),
                    copying / intake.seconds());
        }
    }

    /** Seconds from the first byte until the copy is committed. */
    private static double copy(List<Path> parts, int round) throws SQLException, IOException {
        try (Connection database = SYSTEM.connect();
                var statement = database.createStatement()) {
            statement.execute(TABLE.formatted(round));
            database.setAutoCommit(false);
            long begin = System.nanoTime();
            for (Path part : parts) {
                try (InputStream csv = Files.newInputStream(part)) {
                    database.unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn("copy copied_" + round + " from stdin (format csv, header)", csv, 1 << 16);
                }
            }
            database.commit();
            double seconds = seconds(begin);
            try (var count = statement.executeQuery("select count(*) from copied_" + round)) {
                count.next();
                assertThat(count.getLong(1)).isEqualTo(LINES);
            }
            // Nobody is to tend it while the intake is measured.
            statement.execute("drop table copied_" + round);
            database.commit();
            return seconds;
        }
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
