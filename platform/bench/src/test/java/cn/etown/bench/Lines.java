package cn.etown.bench;

import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.stream.LongStream;

/**
 * Sales lines of one day, made on the fly by a fixed rule, so that content of any size needs no room. All lines have the
 * same length, and a line is made by writing digits into a form, so that making them costs little beside reading them.
 *
 * @param count how many lines, without the heading
 * @param brokenOfTwenty how many of each twenty lines break the contract, by their invoice's number
 */
record Lines(LocalDate day, long count, int brokenOfTwenty) {

    private static final byte[] HEADING =
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n"
                    .getBytes(StandardCharsets.US_ASCII);
    private static final String FORM = "500000,S00000,MADE ON THE FLY 00000000,0,%s 08:00:00,00.00,10000,China\n";
    private static final int LINE_BYTES = form(LocalDate.EPOCH).length;

    /** As many lines as make about {@code bytes}. */
    static Lines ofBytes(LocalDate day, long bytes, int brokenOfTwenty) {
        return new Lines(day, Math.max(1, (bytes - HEADING.length) / LINE_BYTES), brokenOfTwenty);
    }

    /** How many lines break the contract. */
    long broken() {
        return count / 20 * brokenOfTwenty + Math.min(count % 20, brokenOfTwenty);
    }

    long bytes() {
        return HEADING.length + count * LINE_BYTES;
    }

    /** Quantity times price over all lines. */
    BigDecimal amount() {
        return BigDecimal.valueOf(
                LongStream.range(0, count).map(i -> quantity(i) * cents(i)).sum(), 2);
    }

    long quantity() {
        return LongStream.range(0, count).map(Lines::quantity).sum();
    }

    /** The content, from its start, each time it is asked for. */
    InputStream content() {
        return new Made();
    }

    private static byte[] form(LocalDate day) {
        return FORM.formatted(day).getBytes(StandardCharsets.US_ASCII);
    }

    private static long quantity(long i) {
        return 1 + i % 9;
    }

    private static long cents(long i) {
        return 100 + i % 9000;
    }

    /** Reads the heading and then line after line. */
    private final class Made extends InputStream {

        private final byte[] line = form(day);
        private byte[] current = HEADING;
        private int position;
        private long next;

        @Override
        public int read() {
            return ready() ? current[position++] & 0xff : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            int written = 0;
            while (written < length && ready()) {
                int part = Math.min(length - written, current.length - position);
                System.arraycopy(current, position, target, offset + written, part);
                position += part;
                written += part;
            }
            return written == 0 && length > 0 ? -1 : written;
        }

        private boolean ready() {
            if (position == current.length && next < count) {
                write(next++);
                current = line;
                position = 0;
            }
            return position < current.length;
        }

        private void write(long i) {
            line[0] = (byte) (i % 20 < brokenOfTwenty ? 'X' : '5');
            digits(1, 5, i / 20 % 100_000);
            digits(8, 5, i % 4000);
            digits(30, 8, i % 100_000_000);
            digits(39, 1, quantity(i));
            digits(52, 2, 8 + i / 3600 % 12);
            digits(55, 2, i / 60 % 60);
            digits(58, 2, i % 60);
            digits(61, 2, cents(i) / 100);
            digits(64, 2, cents(i) % 100);
            digits(68, 4, i % 5000);
        }

        private void digits(int at, int width, long number) {
            long left = number;
            for (int i = at + width - 1; i >= at; i--) {
                line[i] = (byte) ('0' + left % 10);
                left /= 10;
            }
        }
    }
}
