package cn.etown.collection.selfcheck;

import cn.etown.collection.asset.AssetTable;
import cn.etown.collection.asset.RecordSets;
import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.collection.catalogue.Contract;
import cn.etown.collection.ledger.Checkpoints;
import cn.etown.collection.rollup.Rollups;
import cn.etown.collection.signing.SigningKeys;
import cn.etown.evidence.ledger.Hash;
import cn.etown.evidence.ledger.LedgerProof;
import cn.etown.evidence.proof.NotProven;
import cn.etown.evidence.receipt.ReceiptKeys;
import cn.etown.evidence.receipt.SignedReceipt;
import cn.etown.evidence.record.Decimals;
import cn.etown.evidence.record.StoredRecord;
import cn.etown.kit.json.Digests;
import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.mutiny.sqlclient.Row;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * Computes a batch anew and holds it against its receipt: the receipt's signature, its leaf and its place in what was published of
 * the ledger; the verdict that readers go by; the digest and bucket of every row from its values; counts, totals and digests of the
 * whole; and what a correction hid. What is gone or cannot be read is a finding like any other.
 */
final class BatchCheck {

    /** Findings that are told; where there are more, these suffice. */
    private static final int MOST_FINDINGS = 100;

    private static final int FETCHED_AT_ONCE = 2000;
    private static final int TOLD_EVERY = 100_000;

    private final JudgedBatch batch;
    private final Contract contract;
    private final LongConsumer progress;
    private final StoredRecord stored;
    private final AssetTable table;
    private final Pace pace;
    private final List<Finding> findings = new ArrayList<>();
    private long records;

    /** @param pace at which the rows are read, apart from what the database does with all of them at once */
    BatchCheck(JudgedBatch batch, Contract contract, LongConsumer progress, Pace pace) {
        this.batch = batch;
        this.contract = contract;
        this.progress = progress;
        this.pace = pace;
        stored = new StoredRecord(contract.schema());
        table = new AssetTable(contract.schema());
    }

    /** What differs; nothing where all is as it was. */
    List<Finding> findings(BulkTransaction tx, SigningKeys keys, Checkpoints checkpoints, Rollups rollups) {
        checkEntry(tx, checkpoints);
        JsonNode says = receipt(keys);
        if (says != null) {
            JsonNode counted = says.path("counted");
            compare("verdict", says.path("verdict").asText(), batch.state());
            compare("ledgerPosition", says.path("ledgerPosition").asText(), batch.position());
            compare("superseded", says.at("/correction/superseded").asLong(), batch.superseded());
            compare("withdrawals", withdrawn(says), batch.withdrawals());
            readRows(tx);
            compareCounts(counted, RecordSets.of(tx, table, batch.number(), records));
            compareTotals(counted, tx, rollups);
        }
        compare("hiddenByNoCorrection", 0, batch.wronglySuperseded());
        return findings;
    }

    private void checkEntry(BulkTransaction tx, Checkpoints checkpoints) {
        if (batch.entryPosition() == null || batch.receipt() == null) {
            compare("entry", "there", "gone");
            return;
        }
        Hash leaf = LedgerProof.leaf(batch.nonce(), batch.receipt());
        compare("entryPosition", batch.position(), batch.entryPosition());
        compare("leaf", leaf, Hash.of(batch.leaf()));
        try {
            checkpoints.requirePublished(batch.entryPosition(), leaf, tx);
        } catch (NotProven | IllegalStateException other) {
            add(Finding.of("published", leaf, other.getMessage()));
        }
    }

    /** What the receipt says, or {@code null} where it is not the center's any more. */
    private JsonNode receipt(SigningKeys keys) {
        if (batch.receipt() == null) {
            return null;
        }
        try {
            return new SignedReceipt(batch.receipt()).requireSigned(ReceiptKeys.of(keys.published()));
        } catch (NotProven | IllegalArgumentException altered) {
            add(Finding.of("signature", "genuine", altered.getMessage()));
            return null;
        }
    }

    /** Of a refused correction the lines stay, though they took nothing away. */
    private long withdrawn(JsonNode says) {
        return says.has("correction") ? says.at("/correction/withdrawals").asLong() : 0;
    }

    /** Each row for itself, in no order: to sort them would take longer than all the rest. */
    private void readRows(BulkTransaction tx) {
        tx.forEach(
                FETCHED_AT_ONCE,
                this::read,
                "select _bucket as bucket, _digest as digest, _part as part, _line as line, " + table.canonicalTexts()
                        + " as texts, false as withdraws from " + table.ofBatch("$1")
                        + " union all select bucket, digest, part, line,"
                        + " array(select text from jsonb_array_elements_text(key) as text), true"
                        + " from withdrawal where batch = $1"
                        + " union all select bucket, digest, part, line, null, false from quarantine where batch = $1",
                batch.number());
    }

    private void read(Row row) {
        int bucket = row.getShort("bucket");
        byte[] digest = row.getBuffer("digest").getBytes();
        String[] texts = row.getArrayOfStrings("texts");
        if (texts != null) {
            check(row, bucket, digest, texts);
        } else if (digest.length != RecordSets.DIGEST_BYTES) {
            add(of(row, "digest", RecordSets.DIGEST_BYTES + " bytes", digest.length + " bytes"));
        }
        records++;
        if (records % FETCHED_AT_ONCE == 0) {
            pace.rest();
        }
        if (records % TOLD_EVERY == 0) {
            progress.accept(records);
        }
    }

    private void check(Row row, int bucket, byte[] digest, String[] texts) {
        boolean withdraws = row.getBoolean("withdraws");
        int values = withdraws
                ? contract.schema().key().size()
                : contract.schema().fields().size();
        if (texts.length != values) {
            add(of(row, "record", values + " values", texts.length + " values"));
            return;
        }
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

    private void compareCounts(JsonNode counted, RecordSets sets) {
        RecordSets.Side received = sets.received();
        RecordSets.Side conforming = sets.conforming();
        compare("received", counted.path("received").asText(), received.records());
        compare("conforming", counted.path("conforming").asText(), conforming.records());
        compare("recordSetDigest", counted.path("recordSetDigest").asText(), received.digest());
        if (isAccepted(counted)) {
            compare("accepted", counted.path("accepted").asText(), conforming.records());
            compare("acceptedDigest", counted.path("acceptedDigest").asText(), conforming.digest());
        }
    }

    /** As they are kept, and as the rows add up to. */
    private void compareTotals(JsonNode counted, BulkTransaction tx, Rollups rollups) {
        JsonNode totals = counted.path("acceptedTotals");
        Map<String, String> said = new TreeMap<>();
        totals.fieldNames()
                .forEachRemaining(name -> said.put(name, totals.path(name).asText()));
        compare("acceptedTotals", said, batch.acceptedTotals());
        if (isAccepted(counted)) {
            compare(
                    "acceptedTotals",
                    said,
                    new TreeMap<>(Decimals.texts(rollups.totals(tx, contract, batch.number()))));
        }
    }

    private static boolean isAccepted(JsonNode counted) {
        return counted.path("accepted").asLong() > 0;
    }

    private void compare(String what, Object expected, Object found) {
        if (!String.valueOf(expected).equals(String.valueOf(found))) {
            add(Finding.of(what, expected, found));
        }
    }

    private void add(Finding finding) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(finding);
        }
    }
}
