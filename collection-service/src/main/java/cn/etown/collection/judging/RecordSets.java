package cn.etown.collection.judging;

import cn.etown.collection.asset.AssetTable;
import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.evidence.record.SortedRecords;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;

/** The records of one batch as they are counted and digested: all that came, and those of them that conform. */
final class RecordSets {

    /**
     * Some 100 bytes each. The database sorts within its working memory and on disk; neither it nor this side holds more than
     * that of a batch, however many records it has and however many of them are equal.
     */
    private static final int FETCHED_AT_ONCE = 5000;

    private final SortedRecords received = new SortedRecords();
    private final SortedRecords conforming = new SortedRecords();

    private RecordSets() {}

    /** The records of batch {@code number} that lie in {@code asset}, the lines that withdraw one, and what is in quarantine. */
    static RecordSets of(BulkTransaction tx, AssetTable asset, long number) {
        return of(tx, asset, number, () -> {});
    }

    /** @param before called before each record, and ends the reading by failing */
    static RecordSets of(BulkTransaction tx, AssetTable asset, long number, Runnable before) {
        RecordSets sets = new RecordSets();
        tx.forEach(
                FETCHED_AT_ONCE,
                row -> {
                    before.run();
                    sets.add(row);
                },
                "select " + entry("_bucket", "_digest") + " as entry, true as conforms from " + asset.ofBatch("$1")
                        + " union all select " + entry("bucket", "digest") + ", true from withdrawal where batch = $1"
                        + " union all select " + entry("bucket", "digest") + ", false from quarantine where batch = $1"
                        + " order by entry",
                number);
        return sets;
    }

    /** Bucket and digest as one value: the database sorts by the first bytes of one value much faster than by two. */
    private static String entry(String bucket, String digest) {
        return "int2send(" + bucket + ") || " + digest;
    }

    private void add(Row row) {
        Buffer entry = row.getBuffer(0);
        int bucket = entry.getShort(0);
        byte[] digest = entry.getBytes(Short.BYTES, entry.length());
        received.add(bucket, digest);
        if (row.getBoolean(1)) {
            conforming.add(bucket, digest);
        }
    }

    SortedRecords received() {
        return received;
    }

    SortedRecords conforming() {
        return conforming;
    }
}
