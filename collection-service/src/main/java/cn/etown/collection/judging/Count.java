package cn.etown.collection.judging;

import cn.etown.collection.asset.AssetTable;
import cn.etown.collection.asset.RecordSets;
import cn.etown.collection.batch.domain.Counted;
import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.collection.catalogue.Contract;
import cn.etown.evidence.record.Measure;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** Counts what came in a batch, from what the database holds of it. */
@ApplicationScoped
class Count {

    private final Pool pool;
    private final long apartFrom;

    Count(Pool pool, @ConfigProperty(name = "etown.judging.apart-from-records") long apartFrom) {
        this.pool = pool;
        this.apartFrom = apartFrom;
    }

    /** Whether the records of a batch are read apart: of a small one a connection and a thread more are not worth it. */
    boolean isLarge(SealedBatch batch) {
        return batch.manifest().records() >= apartFrom;
    }

    RecordsApart readApart(SealedBatch batch, Contract contract, BulkTransaction tx) {
        return RecordsApart.begin(pool, new AssetTable(contract.schema()), batch.number(), answered(batch, tx));
    }

    RecordSets read(SealedBatch batch, Contract contract, BulkTransaction tx) {
        return RecordSets.of(tx, new AssetTable(contract.schema()), batch.number(), answered(batch, tx));
    }

    /**
     * With all that conforms taken for accepted: the verdict comes later.
     *
     * @param acceptedTotals the control totals of what conforms
     */
    Counted of(
            SealedBatch batch,
            Contract contract,
            Map<String, BigDecimal> acceptedTotals,
            RecordSets sets,
            BulkTransaction tx) {
        long received = sets.received().records();
        long conforming = sets.conforming().records();
        requireNoneLost(batch, received, tx);
        return new Counted(
                received,
                conforming,
                conforming,
                received(batch, contract, tx),
                acceptedTotals,
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
        long answered = answered(batch, tx);
        if (answered != found) {
            throw new IllegalStateException(
                    "Batch " + batch.id() + " has " + found + " records, but its parts had " + answered);
        }
    }

    private static long answered(SealedBatch batch, BulkTransaction tx) {
        return tx.row("select coalesce(sum(records), 0)::bigint as records from part where batch = $1", batch.id())
                .orElseThrow()
                .getLong("records");
    }
}
