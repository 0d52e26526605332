package cn.etown.collection.rollup;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

/**
 * Gives up what rollups were before, so long after it was replaced as summaries are kept (R7.6): an event named each version, and a
 * published result may rest on it for as long. What a rollup is now stays. Some at a time, by any number of replicas.
 */
@ApplicationScoped
class RollupRetention {

    private static final int AT_ONCE = 20;

    private static final String SWEEP = """
            with over as (
                select batch, version from rollup_version
                where changed and before_swept_at is null and computed_at < $1
                order by computed_at limit $3 for update skip locked),
            swept as (
                update rollup_version v set before_swept_at = $2 from over o
                where v.batch = o.batch and v.version = o.version),
            gone as (
                delete from rollup_item_before i using over o
                where i.batch = o.batch and i.until_version = o.version - 1)
            select count(*) as versions from over""";

    private final Duration kept;
    private final Clock clock;
    private final Pool pool;

    RollupRetention(
            @ConfigProperty(name = "etown.rollups.kept-after-replacement") Duration kept, Clock clock, Pool pool) {
        this.kept = kept;
        this.clock = clock;
        this.pool = pool;
    }

    @Scheduled(every = "${etown.rollups.sweep-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return pool.preparedQuery(SWEEP)
                .execute(Tuple.of(now.minus(kept), now, AT_ONCE))
                .chain(rows -> rows.iterator().next().getLong("versions") < AT_ONCE
                        ? Uni.createFrom().voidItem()
                        : sweep());
    }
}
