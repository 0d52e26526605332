package cn.etown.collection.judging;

import cn.etown.collection.asset.AssetTable;
import cn.etown.collection.batch.domain.Corrected;
import cn.etown.collection.batch.domain.Counted;
import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.collection.catalogue.Contract;
import cn.etown.collection.catalogue.Contracts;
import cn.etown.collection.rollup.RollupComputations;
import cn.etown.collection.rollup.Rollups;
import cn.etown.kit.caller.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a correction does to what was there before it. */
@ApplicationScoped
class Corrections {

    private static final Caller SELF = Caller.service("collection-service");

    private final Contracts contracts;
    private final Rollups rollups;
    private final RollupComputations computations;
    private final BigDecimal totalChangeLimit;

    Corrections(
            Contracts contracts,
            Rollups rollups,
            RollupComputations computations,
            @ConfigProperty(name = "etown.batches.total-change-limit") BigDecimal totalChangeLimit) {
        this.contracts = contracts;
        this.rollups = rollups;
        this.computations = computations;
        this.totalChangeLimit = totalChangeLimit;
    }

    /** @param keptRefused of how many refused records of a batch the cells are kept */
    Replacement find(SealedBatch batch, Contract contract, long keptRefused, BulkTransaction tx) {
        Replacement replacement = new Replacement(new AssetTable(contract.schema()), keptRefused);
        replacement.find(
                tx, batch, version -> new AssetTable(version(batch, version, tx).schema()));
        return replacement;
    }

    private Contract version(SealedBatch batch, int version, BulkTransaction tx) {
        return tx.await(connection -> contracts.require(batch.interfaceCode(), version, connection));
    }

    /** What {@code batch} comes to. All totals are by the measures of its own contract, so that they can be compared. */
    Corrected effect(SealedBatch batch, Contract contract, Counted found, Replacement replacement, BulkTransaction tx) {
        Map<String, BigDecimal> before =
                rollups.totals(tx, contract, batch.unit(), batch.interfaceCode(), batch.period());
        Map<String, BigDecimal> replaced = rollups.totals(tx, contract, Replacement.ROWS);
        Map<String, BigDecimal> after = new TreeMap<>(before);
        found.acceptedTotals().forEach((name, added) -> after.merge(name, added, BigDecimal::add));
        replaced.forEach((name, taken) -> after.merge(name, taken.negate(), BigDecimal::add));
        long withdrawals = tx.row("select count(*) as lines from withdrawal where batch = $1", batch.number())
                .orElseThrow()
                .getLong("lines");
        return new Corrected(
                found.conforming() - withdrawals, withdrawals, replacement.rows(tx), before, after, totalChangeLimit);
    }

    /**
     * Lets an accepted correction take its place. Where distinct things are counted, the rollups of the batches whose rows it
     * takes away are computed anew soon after, as no difference can be made of sketches.
     */
    void apply(SealedBatch batch, Contract contract, Replacement replacement, BulkTransaction tx) {
        replacement.supersede(tx, batch.number());
        List<Contract> versions = replacement.contractVersions(tx).stream()
                .map(version -> version(batch, version, tx))
                .toList();
        rollups.writeDifference(tx, contract, batch.unit(), batch.number(), batch.id(), Replacement.ROWS, versions);
        if (versions.stream()
                .anyMatch(version -> !version.schema().distinctMeasures().isEmpty())) {
            replacement.batches(tx).forEach(replaced -> computations.requestOf(replaced, SELF, tx));
        }
    }
}
