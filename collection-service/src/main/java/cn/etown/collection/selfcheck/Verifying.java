package cn.etown.collection.selfcheck;

import cn.etown.collection.asset.RecordSets;
import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.collection.catalogue.Contract;
import cn.etown.collection.catalogue.Contracts;
import cn.etown.collection.ledger.Checkpoints;
import cn.etown.collection.rollup.Rollups;
import cn.etown.collection.signing.SigningKeys;
import cn.etown.kit.feed.Outbox;
import cn.etown.kit.id.Ids;
import io.quarkus.scheduler.Scheduled;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * Does the checks that wait, and asks for some itself from time to time: of the batches that were looked at longest ago. A check that
 * is cut short waits as before; any number of replicas may be at it.
 */
@ApplicationScoped
class Verifying {

    private static final Logger LOG = Logger.getLogger(Verifying.class);
    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMinutes(10);
    /** Who asks for a check of the center's own accord. */
    static final String SAMPLER = "sampler";
    /** Keeps these locks apart from those of judging. */
    private static final long LOCKS = 3;

    private static final String TAKE = """
            select id, batch from (
                select id, batch from verification
                where state = 'WAITING' and (not_before is null or not_before <= $2) and (requested_by = $3) = $4
                order by requested_at, id offset 0) waiting
            where pg_try_advisory_xact_lock(hashtextextended(id::text, $1)) limit 1""";

    private static final String SAMPLE = """
            select id, received from batch where ledger_position is not null and (sampled_at is null or sampled_at < $1)
            order by sampled_at nulls first, number limit $2 for update skip locked""";

    /** Batches that one round of the sampler takes at most, however small they are. */
    private static final int MOST_SAMPLED = 500;

    private static final String BACKLOG =
            "select count(*) as waiting from verification where state = 'WAITING' and requested_by = $1";

    private static final String TELL = "update verification set records_done = $2 where id = $1 returning requested_by";

    private static final String REQUEST = """
            insert into verification (id, batch, requested_at, requested_by, state, records_total)
            select $1, id, $3, $4, 'WAITING', received from batch where id = $2
            on conflict (batch) where state = 'WAITING' do nothing""";

    private final Contracts contracts;
    private final SigningKeys keys;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;
    private final Pool pool;
    private final SelfCheckSettings settings;
    private final Checkpoints checkpoints;
    private final Rollups rollups;

    Verifying(
            Contracts contracts,
            SigningKeys keys,
            Outbox outbox,
            Ids ids,
            Clock clock,
            Pool pool,
            SelfCheckSettings settings,
            Checkpoints checkpoints,
            Rollups rollups) {
        this.contracts = contracts;
        this.keys = keys;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
        this.pool = pool;
        this.settings = settings;
        this.checkpoints = checkpoints;
        this.rollups = rollups;
    }

    /** Asks for checks of the batches whose turn it is, of so many records in all, unless those of the last round are not done yet. */
    @Scheduled(every = "${etown.self-check.sample-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sample() {
        try (BulkTransaction tx = BulkTransaction.begin(pool, LOCK_TIMEOUT)) {
            if (tx.row(BACKLOG, SAMPLER).orElseThrow().getLong("waiting") == 0) {
                sample(tx);
            }
            tx.commit();
        }
    }

    private void sample(BulkTransaction tx) {
        Instant now = now();
        Instant lately = now.minus(settings.again().toMillis(), ChronoUnit.MILLIS);
        List<Row> oldest =
                tx.rows(SAMPLE, lately.atOffset(ZoneOffset.UTC), MOST_SAMPLED).toList();
        long records = 0;
        for (Row batch : oldest) {
            if (records > settings.recordsARound()) {
                return;
            }
            records += batch.getLong("received");
            tx.run("update batch set sampled_at = $2 where id = $1", batch.getUUID("id"), now.atOffset(ZoneOffset.UTC));
            tx.run(REQUEST, ids.next(), batch.getUUID("id"), now.atOffset(ZoneOffset.UTC), SAMPLER);
        }
    }

    /** What the sampler asked for takes its time, and keeps nobody waiting who asked himself. */
    @Scheduled(every = "${etown.self-check.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void verifySamples() {
        verifyAll(true);
    }

    @Scheduled(every = "${etown.self-check.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void verifyAsked() {
        verifyAll(false);
    }

    private void verifyAll(boolean samples) {
        boolean more = true;
        while (more) {
            Pace pace = samples ? Pace.slow() : Pace.full();
            more = verifyNext(samples, pace);
            pace.rest();
        }
    }

    private boolean verifyNext(boolean samples, Pace pace) {
        try (BulkTransaction tx = BulkTransaction.begin(pool, LOCK_TIMEOUT)) {
            tx.run(RecordSets.WITH_WORK_MEMORY);
            var taken = tx.row(TAKE, LOCKS, now().atOffset(ZoneOffset.UTC), SAMPLER, samples);
            if (taken.isEmpty()) {
                return false;
            }
            UUID id = taken.get().getUUID("id");
            try {
                // Read again under the lock: another replica may have done it just before.
                if (tx.row("select from verification where id = $1 and state = 'WAITING'", id)
                        .isPresent()) {
                    verify(id, taken.get().getUUID("batch"), pace, tx);
                }
                tx.commit();
            } catch (RuntimeException failure) {
                tx.rollback();
                LOG.errorf(failure, "Cannot verify by %s for now", id);
                run(
                        "update verification set not_before = $2 where id = $1",
                        id,
                        now().plus(PAUSE).atOffset(ZoneOffset.UTC));
            }
            return true;
        }
    }

    private void verify(UUID id, UUID batchId, Pace pace, BulkTransaction tx) {
        JudgedBatch batch =
                tx.row(JudgedBatch.READ, batchId).map(JudgedBatch::of).orElseThrow();
        Contract contract =
                tx.await(connection -> contracts.require(batch.interfaceCode(), batch.contractVersion(), connection));
        List<Finding> findings = new BatchCheck(batch, contract, done -> tell(id, done, pace), pace)
                .findings(tx, keys, checkpoints, rollups);
        Instant now = now();
        JsonArray found = new JsonArray();
        findings.forEach(finding -> found.add(JsonObject.mapFrom(finding)));
        tx.run(
                """
                update verification set state = $2, finished_at = $3, records_done = records_total,
                    findings = cast(cast($4 as text) as jsonb) where id = $1""",
                id,
                (findings.isEmpty() ? VerificationState.HOLDS : VerificationState.DIFFERS).name(),
                now.atOffset(ZoneOffset.UTC),
                JsonObject.of("found", found).encode());
        if (!findings.isEmpty()) {
            LOG.fatalf("Batch %s is not what its receipt says: %s", batchId, findings);
            tx.await(connection -> outbox.append(new BatchDiffers(batchId, id, findings, now).event(), connection));
        }
    }

    /** How far a check is, apart from its transaction, so that others see it; where somebody asked for it meanwhile it makes haste. */
    private void tell(UUID id, long done, Pace pace) {
        try (BulkTransaction tx = BulkTransaction.begin(pool, LOCK_TIMEOUT)) {
            String requestedBy = tx.row(TELL, id, done).orElseThrow().getString("requested_by");
            tx.commit();
            if (!requestedBy.equals(SAMPLER)) {
                pace.makeHaste();
            }
        }
    }

    private void run(String update, Object... parameters) {
        try (BulkTransaction tx = BulkTransaction.begin(pool, LOCK_TIMEOUT)) {
            tx.run(update, parameters);
            tx.commit();
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
