package cn.etown.collection.judging;

import cn.etown.collection.bulk.BulkTransaction;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** What keeps verdicts from being given, as metrics: batches that could not be judged, and how long the oldest one waits. */
@ApplicationScoped
class JudgingGauges {

    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(30);

    private static final String WAITING = """
            select count(*) filter (where judge_attempts >= $1) as stuck,
                coalesce(extract(epoch from $2 - min(sealed_at)), 0)::bigint as oldest
            from batch where state = 'VALIDATING'""";

    private final AtomicLong stuck;
    private final AtomicLong oldest;
    private final Pool pool;
    private final Clock clock;

    JudgingGauges(MeterRegistry metrics, Pool pool, Clock clock) {
        stuck = metrics.gauge("etown.judging.stuck", new AtomicLong());
        oldest = metrics.gauge("etown.judging.oldest.seconds", new AtomicLong());
        this.pool = pool;
        this.clock = clock;
    }

    @Scheduled(every = "${etown.judging.measure-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void measure() {
        try (BulkTransaction tx = BulkTransaction.begin(pool, LOCK_TIMEOUT)) {
            Row waiting = tx.row(
                            WAITING, WaitingBatches.TOO_OFTEN, clock.instant().atOffset(ZoneOffset.UTC))
                    .orElseThrow();
            stuck.set(waiting.getLong("stuck"));
            oldest.set(Math.max(0, waiting.getLong("oldest")));
        }
    }
}
