package cn.etown.kit.sketch;

import com.dynatrace.hash4j.distinctcount.UltraLogLog;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * How many different things there are among many, in at most {@value #MOST_BYTES} bytes. Up to {@value #MOST_TOKENS} different
 * things it knows each by a token of 32 bits, and its count is exact but for one case in four hundred, in which two share a token.
 * Beyond, it is an UltraLogLog (Ertl 2023) of precision {@value #PRECISION}, with a relative standard error of
 * {@value #STANDARD_ERROR}.
 *
 * <p>Sketches of the same things are the same bytes, in whatever order, how often and in how many pieces the things came; so one that
 * is computed anew can be compared. A thing is given by a hash of 64 well mixed bits, see {@link TextHash}. Not safe for use by two
 * threads at once.
 */
public final class DistinctSketch {

    /** Of the registers; 2 to this power, a byte each. */
    public static final int PRECISION = 12;

    public static final int MOST_TOKENS = 1023;
    public static final int MOST_BYTES = (1 << PRECISION) + 1;

    /** The root of 4.94 / (8 bits × 4096 registers), the memory-variance product of the library's estimator. */
    public static final double STANDARD_ERROR = 0.0123;

    /** 95 of 100 estimates lie within so many standard errors. */
    private static final double WITHIN = 1.96;

    private static final byte TOKENS = 1;
    private static final byte REGISTERS = 2;
    private static final int FIRST_SLOTS = 16;

    /** By open addressing, twice as many as are held or more. No token has all its bits set, so inverted ones are never 0, which is free. */
    private int[] inverted = new int[FIRST_SLOTS];

    private int held;
    /** Takes the place of the tokens when there are too many. */
    private UltraLogLog registers;

    /** Counts a thing, which may have been counted before. */
    public void add(long hash) {
        if (registers == null) {
            addToken(UltraLogLog.computeToken(hash));
        } else {
            registers.add(hash);
        }
    }

    /** Counts all that {@code other} has counted. */
    public void add(DistinctSketch other) {
        if (other.registers != null) {
            toRegisters();
            registers.add(other.registers);
            return;
        }
        for (int token : other.tokens()) {
            addToken(token);
        }
    }

    /** How many there are, as far as can be told. */
    public long estimate() {
        return registers == null ? held : Math.round(registers.getDistinctCountEstimate());
    }

    /** There are so many at least, in 97 of 100 cases. */
    public long atLeast() {
        return registers == null ? held : (long) Math.floor(estimate() * (1 - WITHIN * STANDARD_ERROR));
    }

    /** There are so many at most, in 97 of 100 cases. */
    public long atMost() {
        return registers == null ? held : (long) Math.ceil(estimate() * (1 + WITHIN * STANDARD_ERROR));
    }

    /** 1 and the tokens, four bytes each, in ascending order; or 2 and the registers of the UltraLogLog. */
    public byte[] toBytes() {
        if (registers != null) {
            return ByteBuffer.allocate(MOST_BYTES)
                    .put(REGISTERS)
                    .put(registers.getState())
                    .array();
        }
        ByteBuffer bytes = ByteBuffer.allocate(1 + held * Integer.BYTES).put(TOKENS);
        Arrays.stream(tokens()).forEach(bytes::putInt);
        return bytes.array();
    }

    /** @throws IllegalArgumentException when {@code bytes} are no sketch */
    public static DistinctSketch of(byte[] bytes) {
        DistinctSketch sketch = new DistinctSketch();
        if (bytes.length == MOST_BYTES && bytes[0] == REGISTERS) {
            sketch.registers = UltraLogLog.wrap(Arrays.copyOfRange(bytes, 1, bytes.length));
        } else if (bytes.length > 0 && bytes[0] == TOKENS && isOfTokens(bytes.length - 1)) {
            ByteBuffer tokens = ByteBuffer.wrap(bytes, 1, bytes.length - 1);
            while (tokens.hasRemaining()) {
                sketch.addToken(tokens.getInt());
            }
        } else {
            throw new IllegalArgumentException("No sketch of distinct things: " + bytes.length + " bytes");
        }
        return sketch;
    }

    private static boolean isOfTokens(int length) {
        return length % Integer.BYTES == 0 && length / Integer.BYTES <= MOST_TOKENS;
    }

    private void addToken(int token) {
        if (registers != null) {
            registers.addToken(token);
        } else if (isNew(~token)) {
            held++;
            if (held > MOST_TOKENS) {
                toRegisters();
            } else if (held * 2 > inverted.length) {
                grow();
            }
        }
    }

    private boolean isNew(int token) {
        int slot = slot(token);
        while (inverted[slot] != 0) {
            if (inverted[slot] == token) {
                return false;
            }
            slot = slot + 1 & inverted.length - 1;
        }
        inverted[slot] = token;
        return true;
    }

    /** The first bits of a token are those of a hash. */
    private int slot(int token) {
        return token >>> Integer.numberOfLeadingZeros(inverted.length) + 1;
    }

    private void grow() {
        int[] before = inverted;
        inverted = new int[before.length * 2];
        for (int token : before) {
            if (token != 0) {
                isNew(token);
            }
        }
    }

    private void toRegisters() {
        if (registers == null) {
            registers = UltraLogLog.create(PRECISION);
            for (int token : tokens()) {
                registers.addToken(token);
            }
            inverted = null;
            held = 0;
        }
    }

    private int[] tokens() {
        return Arrays.stream(inverted)
                .filter(token -> token != 0)
                .map(token -> ~token)
                .sorted()
                .toArray();
    }
}
