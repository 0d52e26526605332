package cn.etown.collection.judging;

import cn.etown.collection.BareDatabase;
import cn.etown.collection.bulk.BulkTransaction;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Whose turn it is when several judges are at work. Each transaction here is one of them; the service does not run, so that
 * nobody else judges.
 */
class WaitingBatchesTest {

    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final Instant NOW = Instant.parse("2010-12-03T08:00:00Z");

    @RegisterExtension
    static final BareDatabase DATABASE = BareDatabase.start().migrate();

    private static final Pool POOL = DATABASE.pool();

    private final BatchRows sealed = new BatchRows();

    @AfterEach
    void forget() {
        DATABASE.run("delete from batch");
    }

    @Test
    void areTakenInTheOrderOfTheirSealing() {
        UUID later = sealed.add("a", "one", 2);
        UUID earlier = sealed.add("b", "two", 1);

        assertThat(takeAndJudge()).contains(earlier);
        assertThat(takeAndJudge()).contains(later);
        assertThat(takeAndJudge()).isEmpty();
    }

    @Test
    void letASecondJudgePassOnToAnotherDataset() {
        UUID first = sealed.add("a", "one", 1);
        sealed.add("b", "one", 2);
        UUID other = sealed.add("c", "two", 3);

        try (BulkTransaction judge = begin();
                BulkTransaction second = begin();
                BulkTransaction third = begin()) {
            assertThat(next(judge)).contains(first);
            assertThat(next(second)).contains(other);
            assertThat(next(third)).isEmpty();
        }
    }

    @Test
    void areNotOvertakenInTheirDatasetByOneSealedLater() {
        UUID first = sealed.add("a", "one", 1);
        UUID later = sealed.add("b", "one", 2);

        try (BulkTransaction judge = begin()) {
            assertThat(next(judge)).contains(first);
            assertThat(takeAndJudge()).isEmpty();
            accept(judge, first);
            judge.commit();
        }

        assertThat(takeAndJudge()).contains(later);
    }

    @Test
    void ofOneInterfaceAreJudgedOneAfterTheOtherWhateverTheirDataset() {
        UUID first = sealed.add("a", "one", 1);
        UUID second = sealed.add("a", "two", 2);

        try (BulkTransaction judge = begin()) {
            assertThat(next(judge)).contains(first);
            assertThat(takeAndJudge()).isEmpty();
            accept(judge, first);
            judge.commit();
        }
        assertThat(takeAndJudge()).contains(second);
    }

    @Test
    void waitBehindOneOfTheirDatasetThatFailedButNoOthersDo() {
        UUID failed = sealed.add("a", "one", 1);
        UUID behind = sealed.add("a", "one", 2);
        UUID other = sealed.add("b", "two", 3);
        postpone(failed, NOW.plusSeconds(1));

        assertThat(takeAndJudge()).contains(other);
        assertThat(takeAndJudge()).isEmpty();

        postpone(failed, NOW);
        assertThat(takeAndJudge()).contains(failed);
        assertThat(takeAndJudge()).contains(behind);
    }

    @Test
    void waitLongerAndLongerWhenTheirJudgeDiedWithoutAWord() {
        UUID poisoned = sealed.add("a", "one", 1);
        UUID other = sealed.add("b", "two", 2);

        assertThat(takeAndDie(NOW)).contains(poisoned);
        assertThat(takeAndJudge()).contains(other);
        assertThat(takeAndDie(NOW.plusSeconds(29))).isEmpty();
        assertThat(takeAndDie(NOW.plusSeconds(30))).contains(poisoned);
        assertThat(takeAndDie(NOW.plusSeconds(89))).isEmpty();
        assertThat(takeAndDie(NOW.plusSeconds(90))).contains(poisoned);
    }

    @Test
    void waitFromTheEndOfAnAttemptWhoseFailureWasTold() {
        UUID failed = sealed.add("a", "one", 1);
        try (BulkTransaction judge = begin()) {
            SealedBatch batch = WaitingBatches.takeNext(judge, POOL, NOW, Long.MAX_VALUE, PAUSE)
                    .orElseThrow();
            judge.rollback();
            WaitingBatches.putOff(batch, POOL, NOW.plusSeconds(300), PAUSE);
        }

        assertThat(takeAndDie(NOW.plusSeconds(329))).isEmpty();
        assertThat(takeAndDie(NOW.plusSeconds(330))).contains(failed);
    }

    @Test
    void leaveALargeOneToWhoeverTakesThose() {
        UUID large = sealed.add("a", "one", 1, 1001);
        sealed.add("a", "one", 2, 1);
        UUID small = sealed.add("b", "two", 3, 1000);

        try (BulkTransaction judge = begin()) {
            assertThat(WaitingBatches.takeNext(judge, POOL, NOW, 1000, PAUSE).map(SealedBatch::id))
                    .contains(small);
            accept(judge, small);
            judge.commit();
        }
        try (BulkTransaction judge = begin()) {
            assertThat(WaitingBatches.takeNext(judge, POOL, NOW, 1000, PAUSE)).isEmpty();
        }
        assertThat(takeAndJudge()).contains(large);
    }

    private static Optional<UUID> takeAndDie(Instant now) {
        Optional<UUID> taken;
        try (BulkTransaction judge = begin()) {
            taken = WaitingBatches.takeNext(judge, POOL, now, Long.MAX_VALUE, PAUSE)
                    .map(SealedBatch::id);
        }
        await().atMost(Duration.ofMinutes(1)).until(WaitingBatchesTest::nothingIsLocked);
        return taken;
    }

    /** Nobody waits for the end of what is rolled back, so the locks of a judge stay for a moment after it. */
    private static boolean nothingIsLocked() {
        return POOL.query("select from pg_locks where locktype = 'advisory'")
                        .executeAndAwait()
                        .rowCount()
                == 0;
    }

    /** Takes the next batch and accepts it, as one judge. */
    private static Optional<UUID> takeAndJudge() {
        try (BulkTransaction judge = begin()) {
            Optional<UUID> taken = next(judge);
            taken.ifPresent(batch -> accept(judge, batch));
            judge.commit();
            return taken;
        }
    }

    private static Optional<UUID> next(BulkTransaction judge) {
        return WaitingBatches.takeNext(judge, POOL, NOW, Long.MAX_VALUE, PAUSE).map(SealedBatch::id);
    }

    private static void accept(BulkTransaction judge, UUID batch) {
        judge.run("update batch set state = 'ACCEPTED' where id = $1", batch);
    }

    private static void postpone(UUID batch, Instant until) {
        try (BulkTransaction tx = begin()) {
            tx.run("update batch set judge_after = $2 where id = $1", batch, until.atOffset(ZoneOffset.UTC));
            tx.commit();
        }
    }

    private static BulkTransaction begin() {
        return BulkTransaction.begin(POOL, Duration.ofSeconds(10));
    }

    private static final class BatchRows {

        /** A sealed batch of one unit. */
        UUID add(String interfaceCode, String dataset, int sealedAtSecond) {
            return add(interfaceCode, dataset, sealedAtSecond, 1);
        }

        UUID add(String interfaceCode, String dataset, int sealedAtSecond, long declaredRecords) {
            UUID id = UUID.randomUUID();
            try (BulkTransaction tx = begin()) {
                tx.run(
                        """
                        insert into batch (id, interface, unit, contract_version, dataset, kind, period_from, period_to,
                            state, declared_records, declared_totals, opened_at, opened_by, sealed_at, sealed_by, version)
                        values ($1, $2, 'unit', 1, $3, 'ORIGINAL', '2010-12-01', '2010-12-01',
                            'VALIDATING', $5, '{}', $4, 'clerk', $4, 'signer', 0)""",
                        id,
                        interfaceCode,
                        dataset,
                        NOW.minusSeconds(60).plusSeconds(sealedAtSecond).atOffset(ZoneOffset.UTC),
                        declaredRecords);
                tx.commit();
            }
            return id;
        }
    }
}
