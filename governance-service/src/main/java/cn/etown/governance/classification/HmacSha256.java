package cn.etown.governance.classification;

import cn.etown.governance.classification.domain.KeyedHash;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;

/** HMAC-SHA-256 (RFC 2104) with one key, whatever the key's name. */
final class HmacSha256 implements KeyedHash {

    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] key;

    HmacSha256(byte[] key) {
        this.key = key.clone();
    }

    /** With a key that nobody knows, for values that are only tried. */
    static HmacSha256 withNewKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return new HmacSha256(key);
    }

    @Override
    public String of(String name, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
