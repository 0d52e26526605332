package cn.etown.evidence.statement;

import cn.etown.evidence.record.RecordSetDigest;
import cn.etown.kit.json.Digests;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * What a statement says of one bucket, computed from its records as they come sorted. {@link #digest} is the leaf of the bucket in a
 * {@link RecordSetDigest}; {@link #identityDigest} binds what each record is known by as well, so that whoever stated a bucket
 * cannot name other keys later.
 *
 * <pre>
 * digest         = SHA-256(0x00 || record digests, sorted)
 * identityDigest = SHA-256(0x02 || record digest || identity, of each record in the same order)
 * </pre>
 */
public final class BucketDigest {

    /** Sets what is hashed here apart from leaves and nodes. */
    private static final byte IDENTITIES = 2;

    private final MessageDigest leaf = Digests.sha256();
    private final MessageDigest identities = Digests.sha256();
    private byte[] last = new byte[0];
    private long records;

    public BucketDigest() {
        leaf.update((byte) 0);
        identities.update(IDENTITIES);
    }

    /**
     * Adds the next record.
     *
     * @return whether it is in order: its digest is that of the record before, or a greater one as unsigned bytes
     */
    public boolean add(byte[] digest, byte[] identity) {
        if (Arrays.compareUnsigned(last, digest) > 0) {
            return false;
        }
        last = digest;
        leaf.update(digest);
        identities.update(digest);
        identities.update(identity);
        records++;
        return true;
    }

    /** What was added. To be asked once, after the last record. */
    public StatedBucket stated(int bucket) {
        return new StatedBucket(bucket, records, Digests.text(leaf.digest()), Digests.text(identities.digest()));
    }
}
