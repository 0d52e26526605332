package cn.etown.collection.judging;

import cn.etown.collection.bulk.BulkTransaction;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/**
 * The sealed batches that wait for their judgement, and whose turn it is.
 *
 * <p>Of each dataset of a unit only the batch that was sealed first can be next, so that of two records with one key the
 * one sealed earlier stays, however many judge at once. Whoever takes a batch holds its interface, in which a period is
 * taken once, and then its dataset, in which a key is. Locks are only tried, never waited for: who does not get them
 * passes on to another dataset.
 */
final class WaitingBatches {

    /**
     * Seeds of the hash that an advisory lock's number is made of. All such locks of a database share one space, and the
     * seeds tell them apart: the kit's idempotency keys have 0, those of this service begin with its port.
     */
    static final long INTERFACE_LOCKS = 8082_01;

    static final long DATASET_LOCKS = 8082_02;

    private static final String CHOOSE = """
            select id from (
                select id, interface, unit, dataset from (
                    select distinct on (unit, dataset) id, interface, unit, dataset, sealed_at, judge_after
                    from batch where state = 'VALIDATING' order by unit, dataset, sealed_at, number) first
                where judge_after is null or judge_after <= $1
                order by sealed_at offset 0) waiting -- the offset keeps locks from being tried before the order is known
            where case when pg_try_advisory_xact_lock(hashtextextended(interface, $2))
                then pg_try_advisory_xact_lock(hashtextextended(unit || ' ' || dataset, $3)) end
            limit 1""";

    /** What was read before the locks were held is read again under them. */
    private static final String TAKE = """
            select id, number, interface, unit, contract_version, kind, period_from, period_to,
                declared_records, declared_totals, declared_digest, opened_at, sealed_at, sealed_by
            from batch b
            where id = $1 and state = 'VALIDATING' and not exists (
                select 1 from batch e
                where e.unit = b.unit and e.dataset = b.dataset and e.state = 'VALIDATING'
                    and (e.sealed_at, e.number) < (b.sealed_at, b.number))
            for update""";

    private WaitingBatches() {}

    /** The batch whose turn it is, held with its interface and dataset until {@code tx} ends. */
    static Optional<SealedBatch> takeNext(BulkTransaction tx, Instant now) {
        Optional<UUID> chosen = choose(tx, now);
        while (chosen.isPresent()) {
            Optional<SealedBatch> taken = tx.row(TAKE, chosen.get()).map(SealedBatch::of);
            if (taken.isPresent()) {
                return taken;
            }
            chosen = choose(tx, now);
        }
        return Optional.empty();
    }

    private static Optional<UUID> choose(BulkTransaction tx, Instant now) {
        return tx.row(CHOOSE, now.atOffset(ZoneOffset.UTC), INTERFACE_LOCKS, DATASET_LOCKS)
                .map(row -> row.getUUID("id"));
    }
}
