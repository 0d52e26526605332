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
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
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

    private static final String EXPLAINED = """
            select ledger_position, corrected, explained_totals from batch
            where interface = $1 and kind = 'CORRECTION' and state in ('ACCEPTED', 'ACCEPTED_WITH_REJECTS')
                and period_from <= $3 and period_to >= $2 and correction ->> 'explanation' is not null
            order by ledger_position desc""";

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
        Map<String, BigDecimal> before = new PeriodTotals(rollups, contract, batch).asOf(PeriodTotals.NOW, tx);
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
     * The totals that a change is measured from beside those just before it: what was sent first, or what the last correction of the
     * period left whose change needed an explanation and had one. So a change does not go unexplained by being made in steps.
     */
    Map<String, BigDecimal> explainedTotals(SealedBatch batch, Contract contract, BulkTransaction tx) {
        List<Row> explained = tx.rows(
                        EXPLAINED,
                        batch.interfaceCode(),
                        batch.period().from(),
                        batch.period().to())
                .toList();
        long position = explained.stream()
                .filter(Corrections::neededIt)
                .findFirst()
                .map(row -> row.getLong("ledger_position"))
                .orElse(PeriodTotals.FIRST);
        return new PeriodTotals(rollups, contract, batch).asOf(position, tx);
    }

    /** One that was explained without need leaves what is measured from as it was. */
    private static boolean neededIt(Row row) {
        JsonObject stored = row.getJsonObject("corrected");
        Corrected corrected = new Corrected(
                0,
                0,
                0,
                SealedBatch.numbers(stored.getJsonObject("totalsBefore")),
                SealedBatch.numbers(stored.getJsonObject("totalsAfter")),
                new BigDecimal(stored.getString("totalChangeLimit")));
        JsonObject from = row.getJsonObject("explained_totals");
        return from == null ? corrected.needsExplanation() : corrected.needsExplanation(SealedBatch.numbers(from));
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
        rollups.writeDifference(tx, contract, batch.number(), batch.id(), Replacement.ROWS, versions);
        if (versions.stream()
                .anyMatch(version -> !version.schema().distinctMeasures().isEmpty())) {
            replacement.batches(tx).forEach(replaced -> computations.requestOf(replaced, SELF, tx));
        }
    }
}
