package cn.etown.kit.sketch;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * A hash of 64 bits that only who has the key can make, so that nobody else can try whether a value that he guesses is among those
 * that were counted: HMAC-SHA-256 (RFC 2104), its first 64 bits. Not safe for use by two threads at once.
 */
public final class KeyedHash {

    private static final String ALGORITHM = "HmacSHA256";

    private final Mac mac;

    /** @throws IllegalArgumentException when there is no key */
    public KeyedHash(byte[] key) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Over the UTF-8 bytes of each text, behind their number in 32 bits: what stands in several texts is another thing than in one. */
    public long of(String... texts) {
        for (String text : texts) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            mac.update(bytes);
        }
        return ByteBuffer.wrap(mac.doFinal()).getLong();
    }
}
