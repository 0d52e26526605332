package cn.etown.evidence.statement;

/**
 * One bucket of a statement.
 *
 * @param bucket 0 to 255
 * @param records how many records are in it
 * @param digest of their digests, {@code sha-256:…}, see {@link BucketDigest}
 * @param identityDigest of their digests and what they are known by
 */
public record StatedBucket(int bucket, long records, String digest, String identityDigest) {

    /** What is stated of a bucket that holds nothing. */
    public static StatedBucket empty(int bucket) {
        return new BucketDigest().stated(bucket);
    }
}
