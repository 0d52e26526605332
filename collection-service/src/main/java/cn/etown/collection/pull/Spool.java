package cn.etown.collection.pull;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Where fetched content waits until it is counted and taken: a file without a name, so that its room is free again however its
 * owner ends. Bounded in size and time. For one thread.
 */
final class Spool implements AutoCloseable {

    private final FileChannel file;
    private final MessageDigest digest = sha256();
    private final long mostBytes;
    private final LongSupplier nanoTime;
    private final long deadline;
    private final LongConsumer progress;
    private long bytes;

    /** @param progress told how much came, now and then; may throw to end it */
    Spool(long mostBytes, long withinNanos, LongSupplier nanoTime, LongConsumer progress) throws IOException {
        this.mostBytes = mostBytes;
        this.nanoTime = nanoTime;
        this.progress = progress;
        deadline = nanoTime.getAsLong() + withinNanos;
        Path path = Files.createTempFile("pull-", ".spool");
        try {
            file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } finally {
            Files.delete(path);
        }
    }

    void write(byte[] content, int offset, int length) throws IOException {
        bytes += length;
        if (bytes > mostBytes) {
            throw PullProblem.tooLarge();
        }
        if (nanoTime.getAsLong() > deadline) {
            throw PullProblem.tooSlow();
        }
        digest.update(content, offset, length);
        ByteBuffer left = ByteBuffer.wrap(content, offset, length);
        while (left.hasRemaining()) {
            file.write(left);
        }
        progress.accept(bytes);
    }

    void writeAll(InputStream content) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            write(buffer, 0, read);
        }
    }

    OutputStream output() {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                Spool.this.write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] content, int offset, int length) throws IOException {
                Spool.this.write(content, offset, length);
            }
        };
    }

    /** Of all that was written; ends the writing. */
    String digest() {
        return "sha-256:" + HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    long bytes() {
        return bytes;
    }

    /** From its beginning. What reads it tells the progress too, so that whoever runs it is known to live. */
    InputStream content() throws IOException {
        file.position(0);
        InputStream plain = Channels.newInputStream(file);
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                progress.accept(bytes);
                return plain.read(target, offset, length);
            }
        };
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }
}
