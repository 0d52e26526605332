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
 * How fast a batch goes from its first byte to its receipt, beside PostgreSQL's own COPY of the same files in the same database with the
 * same durability: into a table that is identical to the one of the intake, with its columns, primary key and index; and into a leaner one,
 * of the fields of the file alone with the business key. The build runs it with a few thousand lines and looks at the results alone;
 * {@code -Dbench.lines=1000000} gives the figures in the README.
 */
class IntakeAgainstCopyTest {

    private static final int LINES = Integer.getInteger("bench.lines");
    private static final int ROUNDS = Integer.getInteger("bench.rounds");
    private static final int PARTS = 4;

    private static final String LEAN = """
            create table copied (order_no text, line_no numeric, sku text, product_name text, category text,
                quantity numeric, unit_price numeric, discount numeric, sold_at timestamptz, channel text, parcel_no text,
                region text, primary key (order_no, line_no))""";

    /** What the intake says of each row beside its fields, says a default. */
    private static final String IDENTICAL = """
            create table copied (like asset."%1$s" including all);
            alter table copied alter _unit set default '%2$s', alter _batch set default 1, alter _part set default 1,
                alter _line set default 2, alter _bucket set default 3, alter _digest set default sha256('4')""";

    private static final String COPY = """
            copy copied (order_no, line_no, sku, product_name, category, quantity, unit_price, discount, sold_at, channel,
                parcel_no, region) from stdin (format csv, header)""";

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
            double lean = copy(parts, LEAN);
            double identical = copy(
                    parts,
                    IDENTICAL.formatted(source.dataset(), SYSTEM.provider().unit()));
            OrderSource.Took intake =
                    source.send(lines, parts, SYSTEM.provider().machine());
            System.out.printf(
                    "round %d, %,d lines of 12 fields: COPY %.1f s (%,.0f lines/s), into a leaner table %.1f s, intake with receipt %.1f s (%,.0f lines/s), of which sent %.1f s and judged %.1f s: %.2f of COPY, %.2f of that into a leaner table%n",
                    round,
                    LINES,
                    identical,
                    LINES / identical,
                    lean,
                    intake.seconds(),
                    LINES / intake.seconds(),
                    intake.sending(),
                    intake.judging(),
                    identical / intake.seconds(),
                    lean / intake.seconds());
        }
    }

    /** Seconds from the first byte until the copy into the table that {@code create} makes is committed. */
    private static double copy(List<Path> parts, String create) throws SQLException, IOException {
        try (Connection database = SYSTEM.connect();
                var statement = database.createStatement()) {
            statement.execute(create);
            database.setAutoCommit(false);
            long begin = System.nanoTime();
            for (Path part : parts) {
                try (InputStream csv = Files.newInputStream(part)) {
                    database.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY, csv, 1 << 16);
                }
            }
            database.commit();
            double seconds = seconds(begin);
            try (var count = statement.executeQuery("select count(*) from copied")) {
                count.next();
                assertThat(count.getLong(1)).isEqualTo(LINES);
            }
            // Nobody is to tend it while the intake is measured.
            statement.execute("drop table copied");
            database.commit();
            return seconds;
        }
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
