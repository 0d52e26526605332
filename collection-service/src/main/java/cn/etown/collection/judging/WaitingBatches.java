package cn.etown.collection.judging;

import cn.etown.collection.bulk.BulkTransaction;
import io.vertx.mutiny.sqlclient.Pool;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
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

    /** After so many attempts, some four minutes, somebody is told that a batch cannot be judged [ours]. */
    static final int TOO_OFTEN = 3;

    /** A batch waits for a pause after the first attempt, twice as long after each further one, and for an hour at most. */
    private static final String COUNT_ATTEMPT = """
            update batch set judge_attempts = judge_attempts + 1,
                judge_after = $2::timestamptz + least(interval '1 h', make_interval(secs => $3) * power(2, least(judge_attempts, 10)))
            where id = $1 and state = 'VALIDATING'""";

    private static final String PUT_OFF = """
            update batch set
                judge_after = $2::timestamptz + least(interval '1 h', make_interval(secs => $3) * power(2, least(judge_attempts - 1, 10)))
            where id = $1""";

    /**
     * One that only waits for another was not tried. It looks again after a tenth of the time that it has waited already, so that
     * many that wait for long cost little.
     */
    private static final String LET_WAIT = """
            update batch set judge_attempts = greatest(judge_attempts - 1, 0),
                judge_after = $2::timestamptz
                    + least(interval '30 s', greatest(interval '1 s', ($2::timestamptz - sealed_at) / 10))
            where id = $1""";

    /** How long to wait for somebody who reads or seals the batch just now. */
    private static final Duration LOCK_TIMEOUT = Duration.ofMinutes(1);

    private static final String CHOOSE = """
            select id from (
                select id, interface, unit, dataset from (
                    select distinct on (unit, dataset) id, interface, unit, dataset, sealed_at, judge_after,
                        declared_records
                    from batch where state = 'VALIDATING' order by unit, dataset, sealed_at, number) first
                where (judge_after is null or judge_after <= $1) and declared_records <= $4
                order by sealed_at offset 0) waiting -- the offset keeps locks from being tried before the order is known
            where case when pg_try_advisory_xact_lock(hashtextextended(interface, $2))
                then pg_try_advisory_xact_lock(hashtextextended(unit || ' ' || dataset, $3)) end
            limit 1""";

    /** What was read before the locks were held is read again under them. */
    private static final String IS_NEXT = """
            from batch b
            where id = $1 and state = 'VALIDATING' and not exists (
                select 1 from batch e
                where e.unit = b.unit and e.dataset = b.dataset and e.state = 'VALIDATING'
                    and (e.sealed_at, e.number) < (b.sealed_at, b.number))""";

    private static final String LOOK = "select id " + IS_NEXT;

    private static final String TAKE = """
            select id, number, interface, unit, contract_version, kind, period_from, period_to,
                declared_records, declared_totals, declared_digest, correction, opened_at, sealed_at, sealed_by
            %s for update""".formatted(IS_NEXT);

    private WaitingBatches() {}

    /**
     * The batch whose turn it is, held with its interface and dataset until {@code tx} ends. That it is tried is written down
     * before it is held, apart from {@code tx}: a judge that dies over a batch, or takes the database along, says nothing afterwards, and
     * yet the batch must not be tried again at once, nor keep others waiting. One whose turn it is not after all was not tried.
     *
     * @param mostRecords of how many declared records the batch may be; one that is larger is left to others
     * @param pause after the first attempt
     */
    static Optional<SealedBatch> takeNext(
            BulkTransaction tx, Pool pool, Instant now, long mostRecords, Duration pause) {
        Optional<UUID> chosen = choose(tx, now, mostRecords);
        while (chosen.isPresent()) {
            if (tx.row(LOOK, chosen.get()).isPresent()) {
                run(COUNT_ATTEMPT, pool, chosen.get(), at(now), seconds(pause));
                Optional<SealedBatch> taken = tx.row(TAKE, chosen.get()).map(SealedBatch::of);
                if (taken.isPresent()) {
                    return taken;
                }
            }
            chosen = choose(tx, now, mostRecords);
        }
        return Optional.empty();
    }

    /** Lets a batch whose judgement failed wait for a while from now on. It stays owed an answer for good. */
    static void putOff(SealedBatch batch, Pool pool, Instant now, Duration pause) {
        run(PUT_OFF, pool, batch.id(), at(now), seconds(pause));
    }

    /** Lets a batch wait for the verdict of another, which is looked for again soon. */
    static void letWait(SealedBatch batch, Pool pool, Instant now) {
        run(LET_WAIT, pool, batch.id(), at(now));
    }

    private static void run(String update, Pool pool, Object... parameters) {
        try (BulkTransaction tx = BulkTransaction.begin(pool, LOCK_TIMEOUT)) {
            tx.run(update, parameters);
            tx.commit();
        }
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private static double seconds(Duration pause) {
        return pause.toMillis() / 1000.0;
    }

    private static Optional<UUID> choose(BulkTransaction tx, Instant now, long mostRecords) {
        return tx.row(CHOOSE, now.atOffset(ZoneOffset.UTC), INTERFACE_LOCKS, DATASET_LOCKS, mostRecords)
                .map(row -> row.getUUID("id"));
    }
}
