package cn.etown.collection.judging;

import cn.etown.collection.asset.AssetTable;
import cn.etown.collection.asset.VisibleKeys;
import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.collection.quarantine.Failures;
import cn.etown.evidence.record.RecordSchema;
import cn.etown.evidence.record.ReferenceRule;

import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;

/**
 * Moves the records to quarantine that refer to what is not there (R3.2b): to no key of a record of the other dataset that is
 * visible when the batch is judged. What was sealed before it is judged before it, so that who sends in the right order need
 * not wait for verdicts between; and of the unit's own other dataset nothing is judged meanwhile.
 */
final class References {

    private final RecordSchema schema;
    private final AssetTable table;
    private final long keptRefused;

    /** @param keptRefused of how many refused records of a batch the cells are kept */
    References(RecordSchema schema, long keptRefused) {
        this.schema = schema;
        this.keptRefused = keptRefused;
        table = new AssetTable(schema);
    }

    /**
     * @return how many were moved
     * @throws EarlierFirst where a batch of a dataset that is referred to was sealed before and has no verdict yet
     */
    int enforce(BulkTransaction tx, SealedBatch batch) {
        List<ReferenceRule> rules = schema.rules().references().stream()
                .sorted(Comparator.comparing(ReferenceRule::dataset))
                .toList();
        for (ReferenceRule rule : rules) {
            requireTable(tx, rule);
            requireEarlierJudged(tx, batch, rule);
            hold(tx, batch, rule);
        }
        int moved = 0;
        for (ReferenceRule rule : schema.rules().references()) {
            String failures = Failures.json(List.of(schema.missing(rule)));
            planFor(tx, rule);
            moved += tx.run(moveMissing(rule, batch), batch.unit(), batch.number(), failures, keptRefused);
            tx.run("set local enable_nestloop to default");
        }
        return moved;
    }

    /**
     * A key of one unit is found by the index; one of any unit is not, and as nothing is known yet of how many rows just came in,
     * the database would look through the whole other dataset for each of them.
     */
    private static void planFor(BulkTransaction tx, ReferenceRule rule) {
        if (!rule.isToOwnUnit()) {
            tx.run("set local enable_nestloop to off");
        }
    }

    /** It is made when the other contract comes into force; that this is not known here yet is not the provider's fault. */
    private static void requireTable(BulkTransaction tx, ReferenceRule rule) {
        if (!VisibleKeys.areKnown(rule, tx)) {
            throw new IllegalStateException("The dataset " + rule.dataset() + " is not known here yet");
        }
    }

    private static void requireEarlierJudged(BulkTransaction tx, SealedBatch batch, ReferenceRule rule) {
        boolean waits = tx.row(
                        """
                        select 1 from batch where dataset = $1 and (unit = $2 or $3) and state = 'VALIDATING'
                            and (sealed_at, number) < ($4, $5) limit 1""",
                        rule.dataset(),
                        batch.unit(),
                        !rule.isToOwnUnit(),
                        batch.sealedAt().atOffset(ZoneOffset.UTC),
                        batch.number())
                .isPresent();
        if (waits) {
            throw new EarlierFirst(rule.dataset());
        }
    }

    /** Whoever judges the other dataset of the unit is waited for, and then nobody does until this transaction ends. */
    private static void hold(BulkTransaction tx, SealedBatch batch, ReferenceRule rule) {
        if (rule.isToOwnUnit()) {
            tx.row(
                    "select 1 from pg_advisory_xact_lock_shared(hashtextextended($1, $2))",
                    batch.unit() + " " + rule.dataset(),
                    WaitingBatches.DATASET_LOCKS);
        }
    }

    private String moveMissing(ReferenceRule rule, SealedBatch batch) {
        String field = "r." + AssetTable.quoted(rule.field());
        String operation = batch.correction() == null ? "" : " || '[\"UPSERT\"]'";
        return "with missing as materialized (select r.ctid as _row from " + table.name()
                + " r where r._unit = $1 and r._batch = $2 and " + field + " is not null and not "
                + VisibleKeys.has(rule, field) + "),"
                + " removed as (delete from " + table.name() + " d using missing where d.ctid = missing._row"
                + " returning d.*),"
                + LateRefusals.intoQuarantine(LateRefusals.cells(table) + operation, "cast(cast($3 as text) as jsonb)");
    }
}
