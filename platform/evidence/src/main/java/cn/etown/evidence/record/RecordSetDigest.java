package cn.etown.evidence.record;

import cn.etown.kit.json.Digests;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The digest of a set of records that does not depend on how they were cut into parts or ordered: the Merkle root, after
 * RFC 6962, over {@value #BUCKETS} buckets. A bucket holds the digests of its records, sorted, each as often as it came;
 * so one record lost and another doubled does not pass, and two sets can be compared bucket by bucket.
 *
 * <pre>
 * leaf = SHA-256(0x00 || sorted record digests)        node = SHA-256(0x01 || left || right)
 * </pre>
 */
public final class RecordSetDigest {

    public static final int BUCKETS = 256;

    private RecordSetDigest() {}

    /** The leaf of a bucket that holds records of these digests, in any order. */
    public static byte[] leaf(Collection<byte[]> digests) {
        MessageDigest sha256 = Digests.sha256();
        sha256.update((byte) 0);
        digests.stream().sorted(Arrays::compareUnsigned).forEach(sha256::update);
        return sha256.digest();
    }

    /** The digest of no records at all. */
    public static String ofNothing() {
        return Digests.text(root(Map.of()));
    }

    /** The root over the given leaves by bucket; a bucket without a leaf is empty. */
    public static byte[] root(Map<Integer, byte[]> leaves) {
        byte[] empty = leaf(List.of());
        byte[][] level = new byte[BUCKETS][];
        Arrays.setAll(level, bucket -> leaves.getOrDefault(bucket, empty));
        while (level.length > 1) {
            level = above(level);
        }
        return level[0];
    }

    private static byte[][] above(byte[][] level) {
        MessageDigest sha256 = Digests.sha256();
        byte[][] above = new byte[level.length / 2][];
        for (int i = 0; i < above.length; i++) {
            sha256.update((byte) 1);
            sha256.update(level[2 * i]);
            sha256.update(level[2 * i + 1]);
            above[i] = sha256.digest();
        }
        return above;
    }
}
