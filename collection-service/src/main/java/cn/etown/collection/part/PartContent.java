package cn.etown.collection.part;

import cn.etown.kit.json.Digests;
import cn.etown.kit.problem.Malformed;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The content of a part while it streams in: CSV after RFC 4180 in strict UTF-8, with a heading. Never holds more than a
 * buffer of it, and computes its digest on the way.
 *
 * <p>A byte order mark is tolerated and is part of the digest. Empty lines are no records.
 */
final class PartContent {

    /** Most characters of a cell, of a record, and most cells of a record. */
    private static final int MAX_CELL = 64 * 1024;

    private static final int MAX_RECORD = 1024 * 1024;
    private static final int MAX_CELLS = 2000;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final int readAhead;
    private final BufferedInputStream ahead;
    private final Counted bytes;
    private final Iterator<CsvRecord> records;

    /** @param nanoTime nanoseconds that only go forward, as {@link System#nanoTime()}: the clock of the machine may be set */
    PartContent(InputStream in, LongSupplier nanoTime, PartSettings settings) {
        readAhead = Math.toIntExact(settings.readAhead().asLongValue());
        ahead = new BufferedInputStream(new Timely(in, nanoTime, settings), readAhead);
        bytes = new Counted(ahead);
        Reader text = new PlainText(new InputStreamReader(
                bytes,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        records = CsvReader.builder()
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .skipEmptyLines(true)
                .build(
                        CsvRecordHandler.builder()
                                .maxFieldSize(MAX_CELL)
                                .maxRecordSize(MAX_RECORD)
                                .maxFields(MAX_CELLS)
                                .build(),
                        text)
                .iterator();
    }

    /** Waits until the first of the content is there, or all of it where it is short. Nothing is lost of it. */
    void begin() {
        ahead.mark(readAhead);
        try {
            ahead.readNBytes(readAhead);
            ahead.reset();
        } catch (IOException cut) {
            throw unreadable(cut);
        }
    }

    /** The headings, which stand first. */
    List<String> heading() {
        CsvRecord first = next();
        if (first == null) {
            throw new Malformed("heading-missing", new Text("文件没有表头", "The content has no heading"));
        }
        return first.getFields();
    }

    /** The next record, or {@code null} after the last one. */
    CsvRecord next() {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (CsvParseException notCsv) {
            throw brokenCsv(notCsv);
        } catch (UncheckedIOException failure) {
            throw unreadable(failure.getCause());
        }
    }

    /** Reads what is left without looking at it. */
    void skip() {
        try {
            bytes.transferTo(OutputStream.nullOutputStream());
        } catch (IOException cut) {
            throw unreadable(cut);
        }
    }

    /** How many bytes came. */
    long length() {
        return bytes.count;
    }

    /** The digest of everything that came, {@code sha-256:…}. To be asked once, at the end. */
    String digest() {
        return Digests.text(bytes.digest.digest());
    }

    private static RuntimeException brokenCsv(CsvParseException failure) {
        if (failure.getCause() instanceof IOException broken) {
            return unreadable(broken);
        }
        return new Malformed(
                "malformed-csv",
                new Text(
                        "CSV 格式有误：引号未闭合，或单元格、记录过长",
                        "Not CSV as taken here: a quote is not closed, or a cell or record is too long"));
    }

    private static RuntimeException unreadable(IOException failure) {
        if (failure instanceof CharacterCodingException) {
            return new Malformed("malformed-utf8", new Text("内容不是有效的 UTF-8 编码", "The content is not valid UTF-8"));
        }
        if (failure instanceof NulFound) {
            return new Malformed("nul-character", new Text("内容含有 NUL 字符", "The content has a NUL character"));
        }
        if (failure instanceof TooSlow) {
            return new RuleRefused(
                    "part-too-slow",
                    new Text(
                            "分片内容传送过慢，请分成更小的分片重新发送",
                            "The content took too long to come; send it again in smaller parts"));
        }
        return new Malformed("content-cut", new Text("内容未传完连接即中断", "The connection ended before the content did"));
    }

    /**
     * Breaks off when the content takes too long in all, or comes too slowly: who holds a turn must not hold others up. The
     * rate is that of the sender alone; the time the database takes does not count. Each stretch is judged by itself: what
     * came quickly before does not let the rest drip in.
     */
    private static final class Timely extends FilterInputStream {

        private final LongSupplier nanoTime;
        private final long begun;
        private final long within;
        private final double leastRate;
        private final long rateOver;
        private long waited;
        private long came;

        Timely(InputStream in, LongSupplier nanoTime, PartSettings settings) {
            super(in);
            this.nanoTime = nanoTime;
            begun = nanoTime.getAsLong();
            within = settings.contentWithin().toNanos();
            leastRate = settings.leastRate().asLongValue();
            rateOver = settings.rateOver().toNanos();
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            long asked = nanoTime.getAsLong();
            int read = super.read(target, offset, length);
            long now = nanoTime.getAsLong();
            waited += now - asked;
            came += Math.max(read, 0);
            if (read >= 0 && (now - begun > within || endsTooSlowly())) {
                throw new TooSlow();
            }
            return read;
        }

        /** Whether a stretch ends here in which too little came. */
        private boolean endsTooSlowly() {
            if (waited <= rateOver) {
                return false;
            }
            boolean tooLittle = came * (double) TimeUnit.SECONDS.toNanos(1) < leastRate * waited;
            waited = 0;
            came = 0;
            return tooLittle;
        }
    }

    /** Counts and digests the bytes that are read. */
    private static final class Counted extends FilterInputStream {

        private final MessageDigest digest = Digests.sha256();
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            if (read > 0) {
                digest.update(target, offset, read);
                count += read;
            }
            return read;
        }
    }

    /** Drops a byte order mark, and refuses the one character that PostgreSQL's text cannot hold. */
    private static final class PlainText extends FilterReader {

        private boolean started;

        PlainText(Reader in) {
            super(in);
        }

        @Override
        public int read(char[] target, int offset, int length) throws IOException {
            int read = started ? super.read(target, offset, length) : start(target, offset, length);
            for (int i = offset; i < offset + read; i++) {
                if (target[i] == 0) {
                    throw new NulFound();
                }
            }
            return read;
        }

        private int start(char[] target, int offset, int length) throws IOException {
            started = true;
            int first = super.read();
            if (first < 0 || first == BYTE_ORDER_MARK) {
                return super.read(target, offset, length);
            }
            target[offset] = (char) first;
            return 1;
        }
    }

    private static final class TooSlow extends IOException {

        private static final long serialVersionUID = 1;
    }

    private static final class NulFound extends IOException {

        private static final long serialVersionUID = 1;
    }
}
