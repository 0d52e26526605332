package cn.etown.collection.bulk;

import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.util.ByteConverter;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * Rows on their way into one table by COPY, in its binary form (the manual of PostgreSQL, "COPY", "Binary Format"). While the
 * database works on some, the next ones are written; no more than a buffer of them is held.
 *
 * <p>A row is begun with the number of its values, and each is then given in the order of the columns.
 */
public final class RowCopy implements AutoCloseable {

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0};
    private static final int NO_FLAGS = 0;
    private static final int NO_EXTENSION = 0;
    private static final int END = -1;
    private static final int ABSENT = -1;

    private static final int FLUSHED_FROM = 1 << 16;
    /** Far below what the database gives one statement, however slowly the rows come. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** From which PostgreSQL counts days and microseconds. */
    private static final LocalDate EPOCH = LocalDate.of(2000, 1, 1);

    private static final long EPOCH_SECOND = EPOCH.toEpochDay() * 24 * 60 * 60;
    private static final long MICROS_A_SECOND = 1_000_000;
    private static final int NANOS_A_MICRO = 1000;

    /** A number is told in base 10,000, four digits at a time on either side of the point. */
    private static final int GROUP = 10_000;

    private static final int GROUP_DIGITS = 4;
    private static final short NEGATIVE = 0x4000;
    private static final long[] POWERS = {1, 10, 100, 1000};
    /** Groups of a number that fits a {@code long}, whose last one may have to be filled up. */
    private static final int MOST_GROUPS = 6;

    private final CopyManager copies;
    private final String sql;
    private final LongSupplier nanoTime;
    private final int[] groups = new int[MOST_GROUPS];
    private byte[] buffer = new byte[2 * FLUSHED_FROM];
    private int length;
    private CopyIn running;
    private long begun;

    /** @param nanoTime nanoseconds that only go forward, as {@link System#nanoTime()} */
    RowCopy(CopyManager copies, String table, LongSupplier nanoTime) {
        this.copies = copies;
        this.nanoTime = nanoTime;
        sql = "copy " + table + " from stdin (format binary)";
    }

    /** Begins a row of {@code values}. */
    public void row(int values) {
        pause();
        if (running == null) {
            begin();
        } else if (length >= FLUSHED_FROM) {
            flush();
        }
        reserve(Short.BYTES);
        int16(values);
    }

    /** Ends what has run for long, however little has come of it; the next row begins anew. For between two rows. */
    public void pause() {
        if (running != null && nanoTime.getAsLong() - begun > LONGEST.toNanos()) {
            finish();
        }
    }

    public void absent() {
        reserve(Integer.BYTES);
        int32(ABSENT);
    }

    public void bytes(byte[] value) {
        reserve(Integer.BYTES + value.length);
        int32(value.length);
        System.arraycopy(value, 0, buffer, length, value.length);
        length += value.length;
    }

    public void text(String value) {
        bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    public void bool(boolean value) {
        reserve(Integer.BYTES + 1);
        int32(1);
        buffer[length++] = (byte) (value ? 1 : 0);
    }

    public void smallint(int value) {
        reserve(Integer.BYTES + Short.BYTES);
        int32(Short.BYTES);
        int16(value);
    }

    public void integer(int value) {
        reserve(2 * Integer.BYTES);
        int32(Integer.BYTES);
        int32(value);
    }

    public void bigint(long value) {
        reserve(Integer.BYTES + Long.BYTES);
        int32(Long.BYTES);
        int64(value);
    }

    public void date(LocalDate value) {
        integer(Math.toIntExact(value.toEpochDay() - EPOCH.toEpochDay()));
    }

    public void time(LocalTime value) {
        bigint(value.toNanoOfDay() / NANOS_A_MICRO);
    }

    public void timestamp(Instant value) {
        bigint((value.getEpochSecond() - EPOCH_SECOND) * MICROS_A_SECOND + value.getNano() / NANOS_A_MICRO);
    }

    /** A number without an exponent, as all are that were read here; most of them are short. */
    public void numeric(BigDecimal value) {
        BigInteger unscaled = value.unscaledValue();
        if (unscaled.bitLength() < Long.SIZE - 1 && value.scale() >= 0) {
            numeric(unscaled.longValue(), value.scale());
        } else {
            bytes(ByteConverter.numeric(value));
        }
    }

    private void numeric(long unscaled, int scale) {
        int missing = (GROUP_DIGITS - scale % GROUP_DIGITS) % GROUP_DIGITS;
        int afterPoint = (scale + missing) / GROUP_DIGITS;
        long rest = Math.abs(unscaled);
        int found = 0;
        if (missing > 0) {
            long last = POWERS[GROUP_DIGITS - missing];
            groups[found++] = (int) (rest % last * POWERS[missing]);
            rest /= last;
        }
        while (rest != 0) {
            groups[found++] = (int) (rest % GROUP);
            rest /= GROUP;
        }
        int empty = 0;
        while (empty < found && groups[empty] == 0) {
            empty++;
        }
        int kept = found;
        while (kept > empty && groups[kept - 1] == 0) {
            kept--;
        }
        reserve(Integer.BYTES + (GROUP_DIGITS + kept - empty) * Short.BYTES);
        int32((GROUP_DIGITS + kept - empty) * Short.BYTES);
        int16(kept - empty);
        int16(kept == empty ? 0 : kept - 1 - afterPoint);
        int16(unscaled < 0 ? NEGATIVE : 0);
        int16(scale);
        for (int i = kept - 1; i >= empty; i--) {
            int16(groups[i]);
        }
    }

    /** Waits until all rows are there; more may be begun afterwards. */
    public void finish() {
        if (running == null) {
            return;
        }
        reserve(Short.BYTES);
        int16(END);
        flush();
        try {
            running.endCopy();
            running = null;
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /** Breaks off what was not finished. */
    @Override
    public void close() {
        if (running == null) {
            return;
        }
        try {
            if (running.isActive()) {
                running.cancelCopy();
            }
        } catch (SQLException broken) {
            // The database has broken it off itself, or is gone.
        }
    }

    private void begin() {
        try {
            running = copies.copyIn(sql);
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
        begun = nanoTime.getAsLong();
        length = 0;
        System.arraycopy(SIGNATURE, 0, buffer, 0, SIGNATURE.length);
        length = SIGNATURE.length;
        int32(NO_FLAGS);
        int32(NO_EXTENSION);
    }

    private void flush() {
        try {
            running.writeToCopy(buffer, 0, length);
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
        length = 0;
    }

    private void int16(int value) {
        ByteConverter.int2(buffer, length, value);
        length += Short.BYTES;
    }

    private void int32(int value) {
        ByteConverter.int4(buffer, length, value);
        length += Integer.BYTES;
    }

    private void int64(long value) {
        ByteConverter.int8(buffer, length, value);
        length += Long.BYTES;
    }

    private void reserve(int more) {
        if (buffer.length - length < more) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
        }
    }
}
