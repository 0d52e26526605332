package cn.etown.collection.judging;

import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.collection.record.domain.RecordSetDigest;
import cn.etown.kit.json.Digests;
import io.vertx.mutiny.sqlclient.Row;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A set of records as the database counts and digests it.
 *
 * @param digest the record-set digest, {@code sha-256:…}
 */
record RecordSet(long records, String digest) {

    /**
     * Buckets are hashed where the rows are; only 256 leaves come here.
     *
     * @param rows a query for the bucket and digest of each record
     */
    static RecordSet of(BulkTransaction tx, String rows, Object... parameters) {
        List<Row> buckets = tx.rows("""
                        select bucket, count(*) as records,
                            sha256('\\x00'::bytea || string_agg(digest, ''::bytea order by digest)) as leaf
                        from (%s) r (bucket, digest) group by bucket""".formatted(rows), parameters).toList();
        Map<Integer, byte[]> leaves = new HashMap<>();
        buckets.forEach(bucket -> leaves.put(
                (int) bucket.getShort("bucket"), bucket.getBuffer("leaf").getBytes()));
        long records =
                buckets.stream().mapToLong(bucket -> bucket.getLong("records")).sum();
        return new RecordSet(records, Digests.text(RecordSetDigest.root(leaves)));
    }
}
