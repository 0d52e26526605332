package cn.etown.evidence.content;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;

/** One inflated file of an archive, which ends with a refusal where it is too large, or where a single token of it is. */
final class BoundedEntry extends FilterInputStream {

    /** Most bytes of one file, and how many times its compressed size it may be beyond the first 16 MiB. */
    static final long MOST = 512L * 1024 * 1024;

    static final int MOST_EXPANSION = 200;
    static final long UNSUSPECTED = 16L * 1024 * 1024;

    /** More bytes than any token has together with what is read ahead of it. */
    private static final long MOST_AT_ONCE = 4L * 1024 * 1024;

    private final long most;
    private final long compressed;
    private long count;
    private long begunAt;

    /** @param most bytes that this one may have */
    BoundedEntry(InputStream inflated, ZipEntry entry, long most) {
        super(inflated);
        this.most = most;
        compressed = entry.getCompressedSize();
    }

    static boolean isTooLarge(long bytes, long compressed) {
        return bytes > MOST || bytes > UNSUSPECTED && bytes / MOST_EXPANSION > compressed;
    }

    /** Says that another token begins. */
    void beginToken() {
        begunAt = count;
    }

    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        count += Math.max(read, 0);
        if (count > most || isTooLarge(count, compressed)) {
            throw Workbook.expandsTooFar();
        }
        if (count - begunAt > MOST_AT_ONCE) {
            throw Workbook.malformed();
        }
        return read;
    }
}
