package cn.etown.collection.judging;

import cn.etown.collection.asset.AssetTable;
import cn.etown.collection.batch.domain.Counted;
import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.collection.catalogue.Contract;
import cn.etown.collection.rollup.Rollups;
import cn.etown.evidence.record.Measure;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** Counts what came in a batch, from what the database holds of it. */
@ApplicationScoped
class Count {

    private final Rollups rollups;

    Count(Rollups rollups) {
        this.rollups = rollups;
    }

    /** With all that conforms taken for accepted: the verdict comes later. */
    Counted of(SealedBatch batch, Contract contract, BulkTransaction tx) {
        RecordSets sets = RecordSets.of(tx, new AssetTable(contract.schema()), batch.unit(), batch.number());
        long received = sets.received().records();
        long conforming = sets.conforming().records();
        requireNoneLost(batch, received, tx);
        return new Counted(
                received,
                conforming,
                conforming,
                received(batch, contract, tx),
                rollups.totals(tx, contract, batch.unit(), batch.number()),
                sets.received().digest(),
                sets.conforming().digest());
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
