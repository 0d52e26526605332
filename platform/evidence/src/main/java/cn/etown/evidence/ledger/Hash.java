package cn.etown.evidence.ledger;

import cn.etown.kit.json.Digests;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;

/** A hash of the ledger's tree: 32 bytes of SHA-256, combined as RFC 6962, section 2.1, says. */
public final class Hash {

    /** How many bytes a hash has. */
    public static final int BYTES = 32;

    /** The root of a tree without leaves. */
    public static final Hash OF_NOTHING = new Hash(Digests.sha256().digest());

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @throws IllegalArgumentException when these are not 32 bytes */
    public static Hash of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("A hash has " + BYTES + " bytes, not " + bytes.length);
        }
        return new Hash(bytes.clone());
    }

    /** @throws IllegalArgumentException when the text is not the base64 of 32 bytes */
    public static Hash ofBase64(String text) {
        return of(Base64.getDecoder().decode(text));
    }

    /** The hash of the leaf that consists of {@code pieces}, one after the other. */
    public static Hash ofLeaf(byte[]... pieces) {
        MessageDigest sha256 = Digests.sha256();
        sha256.update(LEAF);
        for (byte[] piece : pieces) {
            sha256.update(piece);
        }
        return new Hash(sha256.digest());
    }

    /** The hash of the node above {@code left} and {@code right}. */
    public static Hash ofNode(Hash left, Hash right) {
        MessageDigest sha256 = Digests.sha256();
        sha256.update(NODE);
        sha256.update(left.bytes);
        sha256.update(right.bytes);
        return new Hash(sha256.digest());
    }

    /** The root above as many hashes as a complete tree has: 1, 2, 4 and so on. */
    public static Hash above(List<Hash> hashes) {
        if (Integer.bitCount(hashes.size()) != 1) {
            throw new IllegalArgumentException("No complete tree has " + hashes.size() + " hashes side by side");
        }
        List<Hash> level = hashes;
        while (level.size() > 1) {
            List<Hash> below = level;
            level = IntStream.range(0, below.size() / 2)
                    .mapToObj(i -> ofNode(below.get(2 * i), below.get(2 * i + 1)))
                    .toList();
        }
        return level.get(0);
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return base64();
    }
}
