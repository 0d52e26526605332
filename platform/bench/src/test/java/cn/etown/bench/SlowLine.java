package cn.etown.bench;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Content that comes no faster than a line carries it. */
final class SlowLine extends FilterInputStream {

    private static final int MOST_AT_ONCE = 1 << 13;
    private static final long NANOS_A_MILLI = 1_000_000;

    private final double nanosAByte;
    private final long begun = System.nanoTime();
    private long read;

    SlowLine(InputStream content, int bytesASecond) {
        super(content);
        nanosAByte = 1e9 / bytesASecond;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
        await();
        int found = super.read(into, from, Math.min(most, MOST_AT_ONCE));
        read += Math.max(found, 0);
        return found;
    }

    private void await() {
        long early = (long) (read * nanosAByte) - (System.nanoTime() - begun);
        if (early > 0) {
            try {
                Thread.sleep(early / NANOS_A_MILLI);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
