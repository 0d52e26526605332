package cn.etown.collection.asset;

import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.evidence.record.RecordSetDigest;
import cn.etown.evidence.record.SortedRecords;
import cn.etown.kit.json.Digests;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The records of one batch as they are counted and digested.
 *
 * @param received all that came
 * @param conforming those of them that conform
 * @param mayRepeatKeys whether two of the rows in the asset may have the same business key; of what is not known they may
 */
public record RecordSets(Side received, Side conforming, boolean mayRepeatKeys) {

    /** Sorting the digests of millions of records in the server's default memory takes twice the time. */
    public static final String WITH_WORK_MEMORY = "set local work_mem = '64MB'";

    public static final int DIGEST_BYTES = 32;

    /**
     * Of more records the database would hold too much at once where it does not sort them by bucket first. No more than
     * {@link #MOST_IN_A_BUCKET}, as all may lie in one.
     */
    static final long MOST_TOGETHER = 1_000_000;

    /** Of more digests in one bucket this side would hold too much at once; of most batches of as many as that it is a few thousand. */
    static final long MOST_FETCHED_OF_A_BUCKET = 100_000;

    /**
     * Of more records in one bucket the database would hold too much at once: their digests are one value there, and that value is copied
     * while it is made, some 100 bytes a record. Records of one key are all in one bucket.
     */
    static final long MOST_IN_A_BUCKET = 1_000_000;

    private static final int FETCHED_AT_ONCE = 5000;
    private static final int BUCKETS_AT_ONCE = 16;

    /** Of the asset's rows of the batch {@code $1}, its withdrawals and its quarantine. */
    private static final String TOGETHER = """
            select bucket, count(*) as records, bool_and(octet_length(digest) = %4$d) as fit,
                case when count(*) <= %3$d then string_agg(digest, '') filter (where conforms) end as conforming,
                case when count(*) <= %3$d then string_agg(digest, '') filter (where not conforms) end as refused,
                case when count(*) <= %3$d then string_agg(int8send(key), '') end as keys
            from (select _bucket as bucket, _digest as digest, %1$s as key, true as conforms from %2$s
                union all select bucket, digest, null, true from withdrawal where batch = $1
                union all select bucket, digest, null, false from quarantine where batch = $1) r
            group by bucket""";

    /** A set of records, with its digest as {@link RecordSetDigest} defines it. */
    public record Side(long records, String digest) {}

    /**
     * The records of batch {@code number} that lie in {@code asset}, the lines that withdraw one, and what is in quarantine.
     *
     * @param records how many the batch has at most
     */
    public static RecordSets of(BulkTransaction tx, AssetTable asset, long number, long records) {
        return of(tx, asset, number, records, () -> {});
    }

    /** @param before called before each statement and each bucket or record that is fetched, and ends the reading by failing */
    public static RecordSets of(BulkTransaction tx, AssetTable asset, long number, long records, Runnable before) {
        before.run();
        if (records <= MOST_TOGETHER) {
            return together(tx, asset, number, before).orElseGet(() -> {
                before.run();
                return byBucket(tx, asset, number);
            });
        }
        boolean byBucket = mostInABucket(tx, asset, number) <= MOST_IN_A_BUCKET;
        before.run();
        return byBucket ? byBucket(tx, asset, number) : oneByOne(tx, asset, number, before);
    }

    private static long mostInABucket(BulkTransaction tx, AssetTable asset, long number) {
        return tx.row(
                        "select coalesce(max(records), 0) as most from (select count(*) as records from ("
                                + select("_bucket as bucket", "bucket", asset) + ") r group by bucket) b",
                        number)
                .orElseThrow()
                .getLong("most");
    }

    /**
     * All digests of a bucket as one value, with the hashes of its keys, whose sorting is left to this side: nothing else needs the
     * records in an order, and to sort them takes the database longer than all the rest. Nothing where too many are in one bucket, or
     * what is kept as a digest is none.
     */
    private static Optional<RecordSets> together(BulkTransaction tx, AssetTable asset, long number, Runnable before) {
        Fetched fetched = new Fetched();
        tx.unsorted(() -> tx.forEach(
                BUCKETS_AT_ONCE,
                bucket -> {
                    before.run();
                    fetched.add(bucket);
                },
                TOGETHER.formatted(asset.keyHash(), asset.ofBatch("$1"), MOST_FETCHED_OF_A_BUCKET, DIGEST_BYTES),
                number));
        return fetched.sets();
    }

    /** What was fetched, bucket by bucket. */
    private static final class Fetched {

        private final Map<Integer, byte[]> received = new HashMap<>();
        private final Map<Integer, byte[]> conforming = new HashMap<>();
        private long receivedRecords;
        private long conformingRecords;
        private boolean keysRepeat;
        private boolean unfit;

        void add(Row row) {
            unfit |= row.getLong("records") > MOST_FETCHED_OF_A_BUCKET || !row.getBoolean("fit");
            if (unfit) {
                return;
            }
            int bucket = row.getInteger("bucket");
            List<byte[]> digests = digests(row.getBuffer("conforming"));
            List<byte[]> refused = digests(row.getBuffer("refused"));
            byte[] leaf = RecordSetDigest.leaf(digests);
            conforming.put(bucket, leaf);
            conformingRecords += digests.size();
            digests.addAll(refused);
            received.put(bucket, refused.isEmpty() ? leaf : RecordSetDigest.leaf(digests));
            receivedRecords += digests.size();
            keysRepeat |= repeat(row.getBuffer("keys"));
        }

        Optional<RecordSets> sets() {
            return unfit
                    ? Optional.empty()
                    : Optional.of(new RecordSets(
                            side(receivedRecords, received), side(conformingRecords, conforming), keysRepeat));
        }
    }

    private static int length(Buffer bytes) {
        return bytes == null ? 0 : bytes.length();
    }

    private static List<byte[]> digests(Buffer together) {
        List<byte[]> digests = new ArrayList<>();
        for (int at = 0; at < length(together); at += DIGEST_BYTES) {
            digests.add(together.getBytes(at, at + DIGEST_BYTES));
        }
        return digests;
    }

    /** Records of one key are in one bucket. That two keys have the same hash is so rare that it may be taken for one key twice. */
    private static boolean repeat(Buffer hashes) {
        long[] sorted = IntStream.range(0, length(hashes) / Long.BYTES)
                .mapToLong(i -> hashes.getLong(i * Long.BYTES))
                .sorted()
                .toArray();
        return IntStream.range(1, sorted.length).anyMatch(i -> sorted[i] == sorted[i - 1]);
    }

    /** Sorted and digested where they lie: to fetch so many costs more than all of that. */
    private static RecordSets byBucket(BulkTransaction tx, AssetTable asset, long number) {
        boolean allConform = tx.row("select 1 from quarantine where batch = $1 limit 1", number)
                .isEmpty();
        // Each bucket is sorted for itself, and not first all records by two columns, which takes several times as
        // long.
        tx.run("set local enable_presorted_aggregate = off");
        List<Row> buckets = tx.rows(
                        "select bucket, count(*) as received, " + leaf("") + " as received_leaf"
                                + (allConform
                                        ? ""
                                        : ", count(*) filter (where conforms) as conforming, "
                                                + leaf(" filter (where conforms)") + " as conforming_leaf")
                                + " from (" + select("_bucket as bucket, _digest as digest", "bucket, digest", asset)
                                + ") r group by bucket",
                        number)
                .toList();
        tx.run("reset enable_presorted_aggregate");
        Side received = side(buckets, "received");
        return new RecordSets(received, allConform ? received : side(buckets, "conforming"), true);
    }

    private static String leaf(String filter) {
        return "sha256('\\x00'::bytea || string_agg(digest, ''::bytea order by digest)" + filter + ")";
    }

    /** Of buckets that have no such record the leaf is null. */
    private static Side side(List<Row> buckets, String name) {
        Map<Integer, byte[]> leaves = new HashMap<>();
        long records = 0;
        for (Row bucket : buckets) {
            Buffer leaf = bucket.getBuffer(name + "_leaf");
            if (leaf != null) {
                leaves.put(bucket.getInteger("bucket"), leaf.getBytes());
                records += bucket.getLong(name);
            }
        }
        return side(records, leaves);
    }

    private static Side side(long records, Map<Integer, byte[]> leaves) {
        return new Side(records, Digests.text(RecordSetDigest.root(leaves)));
    }

    /** The database sorts within its working memory and on disk; neither it nor this side holds more than that. */
    private static RecordSets oneByOne(BulkTransaction tx, AssetTable asset, long number, Runnable before) {
        SortedRecords received = new SortedRecords();
        SortedRecords conforming = new SortedRecords();
        tx.forEach(
                FETCHED_AT_ONCE,
                row -> {
                    before.run();
                    Buffer entry = row.getBuffer(0);
                    int bucket = entry.getShort(0);
                    byte[] digest = entry.getBytes(Short.BYTES, entry.length());
                    received.add(bucket, digest);
                    if (row.getBoolean(1)) {
                        conforming.add(bucket, digest);
                    }
                },
                select(entry("_bucket", "_digest") + " as entry", entry("bucket", "digest"), asset) + " order by entry",
                number);
        return new RecordSets(side(received), side(conforming), true);
    }

    private static Side side(SortedRecords records) {
        return new Side(records.records(), records.digest());
    }

    /** Bucket and digest as one value: the database sorts by the first bytes of one value much faster than by two. */
    private static String entry(String bucket, String digest) {
        return "int2send(" + bucket + ") || " + digest;
    }

    /** Something of each record of the batch {@code $1}, and whether it {@code conforms}. */
    private static String select(String ofRow, String ofOther, AssetTable asset) {
        return "select " + ofRow + ", true as conforms from " + asset.ofBatch("$1")
                + " union all select " + ofOther + ", true from withdrawal where batch = $1"
                + " union all select " + ofOther + ", false from quarantine where batch = $1";
    }
}
