package cn.etown.evidence.proof;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;

/** Ed25519 keys and signatures; public keys as their 32 bytes (RFC 8032, section 5.1.2): y in little-endian order, with the sign of x in the highest bit. */
public final class Ed25519 {

    /** How many bytes a public key has. */
    public static final int KEY_BYTES = 32;

    private static final int SIGN_BIT = 0x80;

    private Ed25519() {}

    public static byte[] bytes(PublicKey key) {
        EdECPoint point = ((EdECPublicKey) key).getPoint();
        byte[] bigEndian = point.getY().toByteArray();
        byte[] bytes = new byte[KEY_BYTES];
        for (int i = 0; i < Math.min(bigEndian.length, KEY_BYTES); i++) {
            bytes[i] = bigEndian[bigEndian.length - 1 - i];
        }
        if (point.isXOdd()) {
            bytes[KEY_BYTES - 1] |= (byte) SIGN_BIT;
        }
        return bytes;
    }

    /** @throws IllegalArgumentException when the bytes are no public key */
    public static PublicKey key(byte[] bytes) {
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException("An Ed25519 key has " + KEY_BYTES + " bytes, not " + bytes.length);
        }
        byte[] bigEndian = new byte[KEY_BYTES];
        for (int i = 0; i < KEY_BYTES; i++) {
            bigEndian[i] = bytes[KEY_BYTES - 1 - i];
        }
        boolean xOdd = (bigEndian[0] & SIGN_BIT) != 0;
        bigEndian[0] &= (byte) ~SIGN_BIT;
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePublic(new EdECPublicKeySpec(
                            NamedParameterSpec.ED25519, new EdECPoint(xOdd, new BigInteger(1, bigEndian))));
        } catch (GeneralSecurityException noKey) {
            throw new IllegalArgumentException("Not an Ed25519 key", noKey);
        }
    }

    /** A new pair of keys. */
    public static KeyPair generate() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has Ed25519", e);
        }
    }

    /** What {@code key} makes of {@code message}: 64 bytes. */
    public static byte[] sign(PrivateKey key, byte[] message) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(key);
            ed25519.update(message);
            return ed25519.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot sign", e);
        }
    }

    /** Whether {@code signature} is the key's over {@code message}. */
    public static boolean isSignature(PublicKey key, byte[] message, byte[] signature) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(key);
            ed25519.update(message);
            return ed25519.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }
}
