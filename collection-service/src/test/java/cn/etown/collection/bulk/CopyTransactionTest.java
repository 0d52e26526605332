package cn.etown.collection.bulk;

import cn.etown.collection.BareDatabase;
import cn.etown.kit.problem.SqlState;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.PGConnection;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What goes into the database by COPY is what comes out of it again. */
class CopyTransactionTest {

    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(10);
    private static final int MOST_DIGITS = 38;

    @RegisterExtension
    static final BareDatabase DATABASE = BareDatabase.start();

    @BeforeAll
    static void start() {
        try (CopyTransaction tx = begin()) {
            tx.run("create table number (place integer, value numeric)");
            tx.run("create table value (line bigint, t text, b boolean, d date, h time, at timestamptz, n smallint)");
            tx.run("create table line (number integer primary key, filling text)");
            tx.commit();
        }
    }

    @Test
    void numbersComeThroughExactly() {
        List<BigDecimal> numbers = numbers();
        try (CopyTransaction tx = begin()) {
            try (RowCopy rows = tx.copy("number")) {
                for (int place = 0; place < numbers.size(); place++) {
                    rows.row(2);
                    rows.integer(place);
                    rows.numeric(numbers.get(place));
                }
                rows.finish();
            }
            for (int place = 0; place < numbers.size(); place++) {
                // As text, so that the number of decimal places is compared too.
                String found = tx.row(row -> row.getString(1), "select value::text from number where place = ?", place)
                        .orElseThrow();
                assertThat(found).isEqualTo(numbers.get(place).toPlainString());
            }
        }
    }

    @Test
    void valuesOfEveryTypeComeThrough() {
        Instant at = Instant.parse("2010-12-01T08:26:00.123456Z");
        Instant first = Instant.parse("0001-01-01T00:00:00Z");
        try (CopyTransaction tx = begin()) {
            try (RowCopy rows = tx.copy("value (line, t, b, d, h, at, n)")) {
                value(rows, 1, "一\n\\N\t\"", true, LocalDate.of(1999, 12, 31), LocalTime.of(23, 59, 59, 1000), at, 255);
                value(rows, 2, "", false, LocalDate.of(1, 1, 1), LocalTime.MIDNIGHT, first, 0);
                rows.row(7);
                rows.bigint(3);
                for (int i = 0; i < 6; i++) {
                    rows.absent();
                }
                rows.finish();
            }
            assertThat(found(tx, 1))
                    .containsExactly(
                            "一\n\\N\t\"", true, LocalDate.of(1999, 12, 31), LocalTime.of(23, 59, 59, 1000), at, 255);
            assertThat(found(tx, 2)).containsExactly("", false, LocalDate.of(1, 1, 1), LocalTime.MIDNIGHT, first, 0);
            assertThat(found(tx, 3)).containsOnlyNulls();
        }
    }

    @Test
    void goesOnAfterOtherStatements() {
        String filling = "x".repeat(100_000);
        try (CopyTransaction tx = begin()) {
            try (RowCopy rows = tx.copy("line")) {
                line(rows, 1, filling);
                line(rows, 2, filling);
                rows.finish();
                assertThat(count(tx)).isEqualTo(2);
                line(rows, 3, filling);
                rows.finish();
                rows.finish();
            }
            assertThat(count(tx)).isEqualTo(3);
        }
    }

    @Test
    void endsAfterAMinuteHoweverLittleHasCome() {
        var now = new AtomicLong();
        try (CopyTransaction tx = begin();
                RowCopy rows = copyOfLines(tx, now)) {
            line(rows, 1, "");
            now.addAndGet(TimeUnit.SECONDS.toNanos(61));
            rows.pause();
            // While a COPY runs no other statement could.
            assertThat(count(tx)).isEqualTo(1);

            line(rows, 2, "");
            line(rows, 2, "");
            now.addAndGet(TimeUnit.SECONDS.toNanos(61));
            assertThatThrownBy(() -> rows.row(2))
                    .satisfies(failure ->
                            assertThat(SqlState.isUniqueViolation(failure)).isTrue());
        }
    }

    @Test
    void nothingIsLeftOfWhatWasNotFinished() {
        try (CopyTransaction tx = begin()) {
            try (RowCopy rows = tx.copy("line")) {
                line(rows, 1, "");
            }
            tx.commit();
        }
        try (CopyTransaction tx = begin()) {
            assertThat(count(tx)).isZero();
        }
    }

    @Test
    void whatTheDatabaseRefusesIsToldByItsState() {
        try (CopyTransaction tx = begin();
                RowCopy rows = tx.copy("line")) {
            line(rows, 1, "");
            line(rows, 1, "");
            assertThatThrownBy(rows::finish)
                    .isInstanceOf(DatabaseFailure.class)
                    .satisfies(failure ->
                            assertThat(SqlState.isUniqueViolation(failure)).isTrue());
        }
    }

    private static List<BigDecimal> numbers() {
        List<BigDecimal> numbers = new ArrayList<>();
        for (String text : List.of(
                "0",
                "0.00",
                "1",
                "-1",
                "10000",
                "100000000",
                "0.0001",
                "0.00001",
                "-0.5",
                "9999.9999",
                "12.50",
                "9223372036854775807",
                "-9223372036854775808",
                "0.9223372036854775807",
                "99999999999999999999999999999999999999")) {
            numbers.add(new BigDecimal(text));
        }
        Random random = new Random(20101201);
        for (int i = 0; i < 2000; i++) {
            BigInteger unscaled = new BigInteger(random.nextInt(120) + 1, random);
            int scale = random.nextInt(MOST_DIGITS);
            numbers.add(new BigDecimal(random.nextBoolean() ? unscaled : unscaled.negate(), scale));
        }
        return numbers;
    }

    private static void value(
            RowCopy rows,
            long line,
            String text,
            boolean truth,
            LocalDate day,
            LocalTime time,
            Instant at,
            int number) {
        rows.row(7);
        rows.bigint(line);
        rows.text(text);
        rows.bool(truth);
        rows.date(day);
        rows.time(time);
        rows.timestamp(at);
        rows.smallint(number);
    }

    private static List<Object> found(CopyTransaction tx, long line) {
        return tx.row(
                        row -> {
                            List<Object> values = new ArrayList<>();
                            values.add(row.getString("t"));
                            values.add(row.getObject("b", Boolean.class));
                            values.add(row.getObject("d", LocalDate.class));
                            values.add(row.getObject("h", LocalTime.class));
                            OffsetDateTime at = row.getObject("at", OffsetDateTime.class);
                            values.add(at == null ? null : at.toInstant());
                            values.add(row.getObject("n", Integer.class));
                            return values;
                        },
                        "select * from value where line = ?",
                        line)
                .orElseThrow();
    }

    private static void line(RowCopy rows, int number, String filling) {
        rows.row(2);
        rows.integer(number);
        rows.bytes(filling.getBytes(StandardCharsets.UTF_8));
    }

    private static long count(CopyTransaction tx) {
        return tx.row(CopyTransactionTest::first, "select count(*) from line").orElseThrow();
    }

    private static long first(ResultSet row) throws SQLException {
        return row.getLong(1);
    }

    private static RowCopy copyOfLines(CopyTransaction tx, AtomicLong nanoTime) {
        var rows = new AtomicReference<RowCopy>();
        tx.write(connection ->
                rows.set(new RowCopy(connection.unwrap(PGConnection.class).getCopyAPI(), "line", nanoTime::get)));
        return rows.get();
    }

    private static CopyTransaction begin() {
        return CopyTransaction.begin(DATABASE.dataSource(), LOCK_TIMEOUT);
    }
}
