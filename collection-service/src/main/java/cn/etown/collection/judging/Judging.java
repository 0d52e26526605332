package cn.etown.collection.judging;

import cn.etown.collection.asset.AssetTable;
import cn.etown.collection.asset.RecordSets;
import cn.etown.collection.batch.BatchSealed;
import cn.etown.collection.bulk.BulkTransaction;
import io.quarkus.scheduler.Scheduled;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import java.time.Clock;
import java.time.Duration;

/** Judges sealed batches, see {@link WaitingBatches}. Any number of replicas may do so at once. */
@ApplicationScoped
class Judging {

    private static final Logger LOG = Logger.getLogger(Judging.class);
    /** How long a judgement waits for whoever else is at work on the batch, or for the next place in the ledger. */
    private static final Duration LOCK_TIMEOUT = Duration.ofMinutes(10);

    /** Nobody is to wait for what is done so that nobody waits. */
    private static final Duration SUMMARIZE_WITHIN = Duration.ofSeconds(1);

    private final Judge judge;
    private final Pool pool;
    private final Clock clock;
    private final long smallBatchRecords;
    private final Duration pause;
    private final OneAtATime judgingAll = new OneAtATime();
    private final OneAtATime judgingSmall = new OneAtATime();

    Judging(
            Judge judge,
            Pool pool,
            Clock clock,
            @ConfigProperty(name = "etown.judging.small-batch-records") long smallBatchRecords,
            @ConfigProperty(name = "etown.judging.pause") Duration pause) {
        this.judge = judge;
        this.pool = pool;
        this.clock = clock;
        this.smallBatchRecords = smallBatchRecords;
        this.pause = pause;
    }

    @Scheduled(every = "${etown.judging.every}")
    void judgeAll() {
        judgingAll.run(() -> judgeAll(Long.MAX_VALUE));
    }

    /** A judge that large batches never keep busy, so that the receipts of all other units do not wait behind one. */
    @Scheduled(every = "${etown.judging.every}")
    void judgeSmall() {
        judgingSmall.run(() -> judgeAll(smallBatchRecords));
    }

    /** Whoever has just sealed a batch need not wait for the next round. */
    void judgeSealed(@ObservesAsync BatchSealed sealed) {
        judgeSmall();
        judgeAll();
    }

    private void judgeAll(long mostRecords) {
        boolean more = true;
        while (more) {
            more = judgeNext(mostRecords);
        }
    }

    /** Judges one batch; whether there was one to judge. */
    private boolean judgeNext(long mostRecords) {
        try (BulkTransaction tx = BulkTransaction.begin(pool, LOCK_TIMEOUT)) {
            tx.run(RecordSets.WITH_WORK_MEMORY);
            SealedBatch batch = WaitingBatches.takeNext(tx, pool, clock.instant(), mostRecords, pause)
                    .orElse(null);
            if (batch == null) {
                return false;
            }
            try {
                AssetTable table = judge.judge(batch, tx);
                tx.commit();
                summarize(table);
            } catch (EarlierFirst waits) {
                tx.rollback();
                WaitingBatches.letWait(batch, pool, clock.instant());
            } catch (RuntimeException failure) {
                tx.rollback();
                postpone(batch, failure);
            }
            return true;
        }
    }

    /** After the receipt, so that nobody waits for it; the next judge of the table does what this one could not. */
    private void summarize(AssetTable table) {
        try (BulkTransaction tx = BulkTransaction.begin(pool, SUMMARIZE_WITHIN)) {
            tx.run(table.summarizeBatches());
            tx.commit();
        } catch (RuntimeException failure) {
            LOG.warnf(failure, "The blocks of %s that are new cannot be summarized for now", table.name());
        }
    }

    private void postpone(SealedBatch batch, RuntimeException failure) {
        LOG.errorf(failure, "Cannot judge batch %s for now", batch.id());
        WaitingBatches.putOff(batch, pool, clock.instant(), pause);
    }
}
