package cn.etown.kit.json;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** SHA-256 and its text form, the same everywhere: {@code sha-256:} and 64 lower-case hexadecimal digits. */
public final class Digests {

    /** What the text form of a digest looks like. */
    public static final String PATTERN = "sha-256:[0-9a-f]{64}";

    private static final String PREFIX = "sha-256:";
    private static final Pattern TEXT = Pattern.compile(PATTERN);

    private Digests() {}

    /** A new SHA-256, which every Java platform has. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static byte[] sha256(byte[] content) {
        return sha256().digest(content);
    }

    public static String text(byte[] digest) {
        return PREFIX + HexFormat.of().formatHex(digest);
    }

    /**
     * The 32 bytes that {@code text} names.
     *
     * @throws IllegalArgumentException where it is not the text form of a digest
     */
    public static byte[] parse(String text) {
        if (!TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException("Not a digest: " + text);
        }
        return HexFormat.of().parseHex(text, PREFIX.length(), text.length());
    }
}
