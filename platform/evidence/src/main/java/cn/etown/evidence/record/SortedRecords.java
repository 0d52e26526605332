package cn.etown.evidence.record;

import cn.etown.kit.json.Digests;

import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;

/**
 * Digests a set of records whose digests come sorted, by bucket and then as unsigned bytes; see {@link RecordSetDigest}. Holds
 * none of them, so the set may be of any size.
 */
public final class SortedRecords {

    private final MessageDigest leaf = Digests.sha256();
    private final Map<Integer, byte[]> leaves = new HashMap<>();
    private int bucket = -1;
    private long records;

    /** Adds the next record, whose bucket is that of the one before or a later one. */
    public void add(int ofBucket, byte[] digest) {
        if (ofBucket != bucket) {
            endBucket();
            if (ofBucket < bucket) {
                throw new IllegalStateException("Bucket " + ofBucket + " comes after bucket " + bucket);
            }
            bucket = ofBucket;
            leaf.update((byte) 0);
        }
        leaf.update(digest);
        records++;
    }

    public long records() {
        return records;
    }

    /** The record-set digest, {@code sha-256:…}. To be asked once, after the last record. */
    public String digest() {
        endBucket();
        return Digests.text(RecordSetDigest.root(leaves));
    }

    private void endBucket() {
        if (bucket >= 0) {
            leaves.put(bucket, leaf.digest());
        }
    }
}
