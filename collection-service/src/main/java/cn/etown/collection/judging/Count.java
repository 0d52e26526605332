package cn.etown.collection.judging;

import cn.etown.collection.asset.AssetTable;
import cn.etown.collection.batch.domain.Counted;
import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.collection.catalogue.Contract;
import cn.etown.collection.record.domain.Measure;
import cn.etown.collection.record.domain.RecordSetDigest;
import cn.etown.collection.rollup.Rollups;
import cn.etown.kit.json.Digests;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts what came in a batch, from what the database holds of it. */
@ApplicationScoped
class Count {

    private final Rollups rollups;

    Count(Rollups rollups) {
        this.rollups = rollups;
    }

    Counted of(SealedBatch batch, Contract contract, BulkTransaction tx) {
        String asset = "select _bucket, _digest from " + new AssetTable(contract.schema()).name()
                + " where _unit = $1 and _batch = $2";
        String all = asset + " union all select bucket, digest from quarantine where batch = $2";
        long received = count(tx, all, batch);
        requireNoneLost(batch, received, tx);
        return new Counted(
                received,
                count(tx, asset, batch),
                received(batch, contract, tx),
                rollups.totals(tx, contract, batch.unit(), batch.number()),
                digest(tx, all, batch),
                digest(tx, asset, batch));
    }

    /** The record-set digest of {@code rows}. Buckets are hashed where the rows are; only 256 leaves come here. */
    private static String digest(BulkTransaction tx, String rows, SealedBatch batch) {
        Map<Integer, byte[]> leaves = new HashMap<>();
        tx.rows(
                        "select bucket, sha256('\\x00'::bytea || string_agg(digest, ''::bytea order by digest)) as leaf"
                                + " from (" + rows + ") r (bucket, digest) group by bucket",
                        batch.unit(),
                        batch.number())
                .forEach(row -> leaves.put(
                        (int) row.getShort("bucket"), row.getBuffer("leaf").getBytes()));
        return Digests.text(RecordSetDigest.root(leaves));
    }

    private static long count(BulkTransaction tx, String rows, SealedBatch batch) {
        return tx.row("select count(*) as rows from (" + rows + ") r", batch.unit(), batch.number())
                .orElseThrow()
                .getLong("rows");
    }

    /** The totals of all records, which were added up while they streamed in. */
    private static Map<String, BigDecimal> received(SealedBatch batch, Contract contract, BulkTransaction tx) {
        Map<String, BigDecimal> totals = new TreeMap<>();
        contract.schema().totals().stream().map(Measure::name).forEach(name -> totals.put(name, BigDecimal.ZERO));
        tx.rows("select totals from part where batch = $1", batch.id())
                .map(row -> SealedBatch.numbers(row.getJsonObject("totals")))
                .forEach(part -> part.forEach((name, total) -> totals.merge(name, total, BigDecimal::add)));
        return totals;
    }

    /** What the parts were answered must be what is there. */
    private static void requireNoneLost(SealedBatch batch, long found, BulkTransaction tx) {
        Row parts = tx.row("select coalesce(sum(records), 0)::bigint as records from part where batch = $1", batch.id())
                .orElseThrow();
        if (parts.getLong("records") != found) {
            throw new IllegalStateException("Batch " + batch.id() + " has " + found + " records, but its parts had "
                    + parts.getLong("records"));
        }
    }
}
