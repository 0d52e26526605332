package cn.etown.collection.part;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Decodes gzip (RFC 1952), of several members too. The JDK's own takes what follows a member for the end where it is none, or has
 * not come yet, so that records could be lost in silence; here everything up to the end of the stream must be gzip.
 */
final class Gunzip extends InputStream {

    private static final int MAGIC = 0x8b1f;
    private static final int DEFLATED = 8;
    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int TIME_FLAGS_AND_SYSTEM = 6;

    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] buffer = new byte[8 * 1024];
    private int at;
    private int filled;
    private boolean any;
    private boolean inMember;

    Gunzip(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (inMember || begin()) {
            int inflated = inflate(target, offset, length);
            if (inflated > 0) {
                crc.update(target, offset, inflated);
                return inflated;
            }
            if (inflater.finished()) {
                end();
            } else {
                at = filled;
                feed();
            }
        }
        return -1;
    }

    @Override
    public void close() {
        inflater.end();
    }

    private int inflate(byte[] target, int offset, int length) throws Undecodable {
        try {
            int inflated = inflater.inflate(target, offset, length);
            if (inflater.needsDictionary()) {
                throw new Undecodable();
            }
            return inflated;
        } catch (DataFormatException broken) {
            throw new Undecodable();
        }
    }

    /** Begins the next member; whether there is one. */
    private boolean begin() throws IOException {
        if (at == filled && !fill()) {
            if (!any) {
                throw new Undecodable();
            }
            return false;
        }
        if (twoBytes() != MAGIC || oneByte() != DEFLATED) {
            throw new Undecodable();
        }
        int flags = oneByte();
        skip(TIME_FLAGS_AND_SYSTEM);
        if ((flags & EXTRA) != 0) {
            skip(twoBytes());
        }
        skipText((flags & NAME) != 0);
        skipText((flags & COMMENT) != 0);
        if ((flags & HEADER_CRC) != 0) {
            skip(2);
        }
        any = true;
        inMember = true;
        inflater.reset();
        crc.reset();
        feed();
        return true;
    }

    private void feed() throws IOException {
        if (at == filled && !fill()) {
            throw new Undecodable();
        }
        inflater.setInput(buffer, at, filled - at);
    }

    private void end() throws IOException {
        at = filled - inflater.getRemaining();
        long sum = twoBytes() | (long) twoBytes() << 16;
        long size = twoBytes() | (long) twoBytes() << 16;
        if (sum != crc.getValue() || size != (inflater.getBytesWritten() & 0xFFFFFFFFL)) {
            throw new Undecodable();
        }
        inMember = false;
    }

    private void skip(int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            oneByte();
        }
    }

    private void skipText(boolean there) throws IOException {
        while (there && oneByte() != 0) {
            // Up to the zero that ends it.
        }
    }

    private int twoBytes() throws IOException {
        int low = oneByte();
        return low | oneByte() << 8;
    }

    private int oneByte() throws IOException {
        if (at == filled && !fill()) {
            throw new Undecodable();
        }
        return Byte.toUnsignedInt(buffer[at++]);
    }

    private boolean fill() throws IOException {
        at = 0;
        filled = Math.max(in.read(buffer, 0, buffer.length), 0);
        return filled > 0;
    }
}
