package cn.etown.collection.part;

import cn.etown.evidence.content.Content;
import cn.etown.evidence.content.ContentFormat;
import cn.etown.evidence.content.TextRecord;
import cn.etown.evidence.record.RecordFormat;
import cn.etown.kit.json.Digests;
import cn.etown.kit.problem.Malformed;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import cn.etown.kit.problem.TooLarge;
import com.github.luben.zstd.ZstdIOException;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The content of a part while it streams in, compressed or not. Never holds more than a buffer of it, and computes its digests on
 * the way. A byte order mark is part of them.
 */
final class PartContent implements Closeable {

    /** What compresses well may come to so much before it is asked how well. */
    private static final long UNSUSPECTED = 16 * 1024 * 1024;

    /**
     * How long it may take until the next record is there: far above what the longest takes at the least rate, and far below what the
     * database gives a statement, which may wait for it meanwhile.
     */
    private static final Duration LONGEST_RECORD = Duration.ofMinutes(10);

    private final LongSupplier nanoTime;
    private final int readAhead;
    private final BufferedInputStream ahead;
    private final Counted sent;
    private final InputStream decoder;
    private final Counted bytes;
    private final int mostExpansion;
    private Content records;

    /** @param nanoTime nanoseconds that only go forward, as {@link System#nanoTime()}: the clock of the machine may be set */
    PartContent(InputStream in, LongSupplier nanoTime, PartSettings settings, Encoding encoding) {
        this.nanoTime = nanoTime;
        readAhead = Math.toIntExact(settings.readAhead().asLongValue());
        mostExpansion = settings.mostExpansion();
        ahead = new BufferedInputStream(new Timely(in, nanoTime, settings), readAhead);
        sent = new Counted(ahead);
        try {
            decoder = encoding.decoder(sent);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        bytes = decoder == sent ? sent : new Counted(new Decoded());
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

    /** Begins to read records of {@code contract}; returns their headings. */
    List<String> open(ContentFormat format, RecordFormat contract) {
        return reading(() -> {
            records = format.open(bytes, contract);
            return records.heading();
        });
    }

    /** The next record, or {@code null} after the last one. */
    TextRecord next() {
        long asked = nanoTime.getAsLong();
        TextRecord next = reading(records::next);
        if (nanoTime.getAsLong() - asked > LONGEST_RECORD.toNanos()) {
            throw unreadable(new TooSlow());
        }
        return next;
    }

    /** Reads what is left without looking at it. */
    void skip() {
        try {
            bytes.transferTo(OutputStream.nullOutputStream());
        } catch (IOException cut) {
            throw unreadable(cut);
        }
    }

    /** How many bytes came, decoded. */
    long length() {
        return bytes.count;
    }

    /** How many bytes were handled to read what was read so far. */
    long handled() {
        return bytes.count + (records == null ? 0 : records.unpacked());
    }

    /** The digest of everything that came, decoded, {@code sha-256:…}. To be asked at the end. */
    String digest() {
        return bytes.digest();
    }

    /** The digest of everything as it was sent, {@code sha-256:…}. To be asked at the end. */
    String sentDigest() {
        return sent.digest();
    }

    /** Gives back what reading took; the stream itself is its owner's to close. */
    @Override
    public void close() {
        try {
            if (records != null) {
                records.close();
            }
        } finally {
            if (decoder != sent) {
                closeDecoder();
            }
        }
    }

    private void closeDecoder() {
        try {
            decoder.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static <T> T reading(Supplier<T> records) {
        try {
            return records.get();
        } catch (UncheckedIOException failure) {
            throw unreadable(failure.getCause());
        }
    }

    private static RuntimeException unreadable(IOException failure) {
        if (failure instanceof TooSlow) {
            return new RuleRefused(
                    "part-too-slow",
                    new Text(
                            "分片内容传送过慢，请分成更小的分片重新发送",
                            "The content took too long to come; send it again in smaller parts"));
        }
        if (failure instanceof Undecodable) {
            return new Malformed(
                    "malformed-encoding",
                    new Text(
                            "内容不是 Content-Encoding 所声明的压缩格式，或已损坏",
                            "The content is not compressed as Content-Encoding says, or is damaged"));
        }
        if (failure instanceof ExpandsTooFar) {
            return new TooLarge(
                    "expands-too-far",
                    new Text(
                            "内容解压后远大于压缩时的大小，不予接收；请不压缩发送",
                            "The content comes to far more than was sent once it is decoded; send it without compression"));
        }
        return new Malformed("content-cut", new Text("内容未传完连接即中断", "The connection ended before the content did"));
    }

    /**
     * Breaks off when the content takes too long in all, or comes too slowly: who holds a turn must not hold others up. The
     * rate is that of the sender alone; the time the database takes does not count. Each stretch is judged by itself: what
     * came quickly before does not let the rest drip in.
     */
    static final class Timely extends FilterInputStream {

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

        private final MessageDigest sha256 = Digests.sha256();
        private String digest;
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
                sha256.update(target, offset, read);
                count += read;
            }
            return read;
        }

        /** Whoever decodes this may close it; what is left of the request is not to be read for that. */
        @Override
        public void close() {}

        String digest() {
            digest = digest == null ? Digests.text(sha256.digest()) : digest;
            return digest;
        }
    }

    /** What the decoder makes of the bytes that were sent; breaks off where that is suspiciously much. */
    private final class Decoded extends InputStream {

        private long count;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                int read = decoder.read(target, offset, length);
                count += Math.max(read, 0);
                if (count > UNSUSPECTED && count / mostExpansion > sent.count) {
                    throw new ExpandsTooFar();
                }
                return read;
            } catch (ZstdIOException broken) {
                throw new Undecodable();
            }
        }
    }

    private static final class TooSlow extends IOException {

        private static final long serialVersionUID = 1;
    }

    private static final class ExpandsTooFar extends IOException {

        private static final long serialVersionUID = 1;
    }
}
