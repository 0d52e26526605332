package cn.etown.collection.selfcheck;

import cn.etown.collection.asset.AssetTable;
import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.collection.signing.SigningKeys;
import cn.etown.evidence.ledger.LedgerProof;
import cn.etown.evidence.proof.NotProven;
import cn.etown.evidence.receipt.ReceiptKeys;
import cn.etown.evidence.receipt.SignedReceipt;
import cn.etown.evidence.record.RecordSchema;
import cn.etown.evidence.record.SortedRecords;
import cn.etown.evidence.record.StoredRecord;
import cn.etown.kit.json.Digests;
import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.mutiny.sqlclient.Row;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Computes a batch anew and holds it against its receipt: the receipt's signature and its leaf in the ledger; the digest and
 * bucket of every row of the asset from its values; counts and digests of the whole.
 */
final class BatchCheck {

    /** Findings that are told; where there are more, these suffice. */
    private static final int MOST_FINDINGS = 100;

    private static final int FETCHED_AT_ONCE = 2000;
    private static final int TOLD_EVERY = 100_000;

    private final JudgedBatch batch;
    private final LongConsumer progress;
    private final StoredRecord stored;
    private final AssetTable table;
    private final SortedRecords received = new SortedRecords();
    private final SortedRecords conforming = new SortedRecords();
    private final List<Finding> findings = new ArrayList<>();

    BatchCheck(JudgedBatch batch, RecordSchema schema, LongConsumer progress) {
        this.batch = batch;
        this.progress = progress;
        stored = new StoredRecord(schema);
        table = new AssetTable(schema);
    }

    /** What differs; nothing where all is as it was. */
    List<Finding> findings(BulkTransaction tx, SigningKeys keys) {
        SignedReceipt receipt = new SignedReceipt(batch.receipt());
        if (!LedgerProof.leaf(batch.nonce(), batch.receipt()).equals(batch.leaf())) {
            add(Finding.of("leaf", batch.leaf(), LedgerProof.leaf(batch.nonce(), batch.receipt())));
        }
        try {
            JsonNode says = receipt.requireSigned(ReceiptKeys.of(keys.published()));
            readRows(tx);
            compare(says.path("counted"));
        } catch (NotProven | IllegalArgumentException altered) {
            add(Finding.of("signature", "genuine", altered.getMessage()));
        }
        return findings;
    }

    private void readRows(BulkTransaction tx) {
        tx.forEach(
                FETCHED_AT_ONCE,
                this::read,
                "select _bucket as bucket, _digest as digest, _part as part, _line as line, " + table.canonicalTexts()
                        + " as texts, false as withdraws from " + table.name() + " where _unit = $1 and _batch = $2"
                        + " union all select bucket, digest, part, line,"
                        + " array(select text from jsonb_array_elements_text(key) as text), true"
                        + " from withdrawal where batch = $2"
                        + " union all select bucket, digest, part, line, null, false from quarantine where batch = $2"
                        + " order by bucket, digest",
                batch.unit(),
                batch.number());
    }

    private void read(Row row) {
        int bucket = row.getShort("bucket");
        byte[] digest = row.getBuffer("digest").getBytes();
        String[] texts = row.getArrayOfStrings("texts");
        received.add(bucket, digest);
        if (texts != null) {
            conforming.add(bucket, digest);
            check(row, bucket, digest, texts);
        }
        if (received.records() % TOLD_EVERY == 0) {
            progress.accept(received.records());
        }
    }

    private void check(Row row, int bucket, byte[] digest, String[] texts) {
        boolean withdraws = row.getBoolean("withdraws");
        byte[] found = withdraws ? stored.digestOfWithdrawal(texts) : stored.digest(texts);
        if (!Arrays.equals(found, digest)) {
            add(of(row, "record", Digests.text(digest), Digests.text(found)));
            return;
        }
        int expected = withdraws ? stored.bucketOfKey(texts) : stored.bucket(texts, digest);
        if (expected != bucket) {
            add(of(row, "bucket", expected, bucket));
        }
    }

    private static Finding of(Row row, String what, Object expected, Object found) {
        return new Finding(
                what, row.getInteger("part"), row.getLong("line"), String.valueOf(expected), String.valueOf(found));
    }

    private void compare(JsonNode counted) {
        boolean accepted = counted.path("accepted").asLong() > 0;
        compare("received", counted, received.records());
        compare("conforming", counted, conforming.records());
        compare("recordSetDigest", counted, received.digest());
        if (accepted) {
            compare("accepted", counted, conforming.records());
            compare("acceptedDigest", counted, conforming.digest());
        }
    }

    private void compare(String name, JsonNode counted, Object found) {
        String expected = counted.path(name).asText();
        if (!expected.equals(String.valueOf(found))) {
            add(Finding.of(name, expected, found));
        }
    }

    private void add(Finding finding) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(finding);
        }
    }
}
