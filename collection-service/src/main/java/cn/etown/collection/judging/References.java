package cn.etown.collection.judging;

import cn.etown.collection.asset.AssetTable;
import cn.etown.collection.asset.VisibleKeys;
import cn.etown.collection.asset.VisibleKeys.Asker;
import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.collection.quarantine.Failures;
import cn.etown.evidence.record.RecordSchema;
import cn.etown.evidence.record.ReferenceRule;
import org.jboss.logging.Logger;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Moves the records to quarantine that refer to what is not there (R3.2b): to no key of a record of the other dataset that was
 * visible when the batch was sealed, as far as all that was sealed before has a verdict. So the order of sealing decides, whoever is judged
 * first; and who sends in the right order need not wait for verdicts between.
 */
final class References {

    private static final Logger LOG = Logger.getLogger(References.class);

    private static final String EARLIER = """
            select id from batch where dataset = $1 and (unit = $2 or $3) and state = 'VALIDATING'
                and (sealed_at, number) < ($4, $5) order by sealed_at, number limit 1""";

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
     * Asked before any other work is done for the batch.
     *
     * @param waited how long it waits already
     * @param longest how long it waits for another; after that it refers to what has a verdict, as one batch that cannot be judged must
     *     not keep all others waiting for good
     * @throws EarlierFirst where a batch of a dataset that is referred to was sealed before and has no verdict yet
     */
    void requireEarlierJudged(BulkTransaction tx, SealedBatch batch, Duration waited, Duration longest) {
        for (ReferenceRule rule : schema.rules().references()) {
            requireTable(tx, rule);
            Optional<UUID> earlier = earlier(tx, batch, rule);
            if (earlier.isPresent() && waited.compareTo(longest) < 0) {
                throw new EarlierFirst(rule.dataset());
            }
            earlier.ifPresent(id -> LOG.errorf(
                    "Batch %s refers to %s and no longer waits for batch %s of it, which still has no verdict",
                    batch.id(), rule.dataset(), id));
        }
    }

    /** @return how many were moved */
    int enforce(BulkTransaction tx, SealedBatch batch) {
        int moved = 0;
        Asker asker = new Asker(batch.unit(), batch.sealedAt(), batch.number());
        for (ReferenceRule rule : schema.rules().references()) {
            tx.run("drop table if exists " + VisibleKeys.REFERRED);
            tx.run(collect(rule), batch.number());
            if (VisibleKeys.findMissing(rule, asker, tx) > 0) {
                tx.run("analyze " + VisibleKeys.MISSING);
                moved += tx.run(
                        moveMissing(rule, batch),
                        batch.number(),
                        Failures.json(List.of(schema.missing(rule))),
                        keptRefused);
            }
        }
        return moved;
    }

    /** It is made when the other contract comes into force; that this is not known here yet is not the provider's fault. */
    private static void requireTable(BulkTransaction tx, ReferenceRule rule) {
        if (!VisibleKeys.areKnown(rule, tx)) {
            throw new IllegalStateException("The dataset " + rule.dataset() + " is not known here yet");
        }
    }

    private static Optional<UUID> earlier(BulkTransaction tx, SealedBatch batch, ReferenceRule rule) {
        return tx.row(
                        EARLIER,
                        rule.dataset(),
                        batch.unit(),
                        !rule.isToOwnUnit(),
                        batch.sealedAt().atOffset(ZoneOffset.UTC),
                        batch.number())
                .map(row -> row.getUUID("id"));
    }

    private String collect(ReferenceRule rule) {
        String field = AssetTable.quoted(rule.field());
        return "create temp table " + VisibleKeys.REFERRED + " on commit drop as select value, "
                + VisibleKeys.asKey("value", schema.field(rule.field()).type()) + " as key from (select distinct "
                + field + " as value from "
                + table.ofBatch("$1") + " and " + field + " is not null) v";
    }

    private String moveMissing(ReferenceRule rule, SealedBatch batch) {
        String field = "r." + AssetTable.quoted(rule.field());
        String operation = batch.correction() == null ? "" : " || '[\"UPSERT\"]'";
        return "with missing as materialized (select r.ctid as _row from " + table.name() + " r join "
                + VisibleKeys.MISSING + " m on m.value = " + field + " where r._batch = $1),"
                + " removed as (delete from " + table.name() + " d using missing where d.ctid = missing._row"
                + " returning d.*),"
                + LateRefusals.intoQuarantine(LateRefusals.cells(table) + operation, "cast(cast($2 as text) as jsonb)");
    }
}
