package cn.etown.kit.sketch;

/** A hash of 64 well mixed bits, which sketches take in the place of a value. It proves nothing: who wants to can find two texts of one hash. */
public final class TextHash {

    private static final long SEED = 0x9E3779B97F4A7C15L;
    private static final long FACTOR = 0xD1342543DE82EF95L;
    private static final long MIXER = 0xD6E8FEB86659FD93L;

    private TextHash() {}

    /** Over the UTF-16 units of a text: {@code h = h * FACTOR + unit} from {@code SEED}, then {@link #mix}. */
    public static long of(String text) {
        long hash = SEED;
        for (int i = 0; i < text.length(); i++) {
            hash = hash * FACTOR + text.charAt(i);
        }
        return mix(hash);
    }

    /** Spreads what differs in some bits over all of them; different values stay different. */
    public static long mix(long value) {
        long mixed = value;
        mixed = (mixed ^ mixed >>> 32) * MIXER;
        mixed = (mixed ^ mixed >>> 32) * MIXER;
        return mixed ^ mixed >>> 32;
    }
}
