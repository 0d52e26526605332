package cn.etown.collection.due;

import cn.etown.kit.time.CountyTime;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import static org.awaitility.Awaitility.await;

/** Does what time and news do to expected batches, as if it were later than it is. */
@ApplicationScoped
public class LaterRounds {

    /** What the rounds look for, whether another transaction holds it or not. */
    private static final String LEFT = """
            select from due_plan p join interface i on i.code = p.interface
            where p.changed_since is not null or (p.waits_for_year is null and p.computed_to < $2)
            union all
            select from batch b where b.ledger_position > (select position from due_arrivals)
            union all
            select from expected_batch e where e.state = 'WAITING' and e.due_at < $1 and not (%s)
            union all
            select from expected_batch e join interface i on i.code = e.interface
            where e.next_step_at <= $1 and e.state in ('WAITING', 'MISSING') and i.state in ('ONLINE', 'DEPRECATED')
            limit 1""".formatted(Verdicts.AWAITED);

    private final Planning planning;
    private final Arrivals arrivals;
    private final Lateness lateness;
    private final Asking asking;
    private final DueSettings settings;
    private final CountyTime county;
    private final Pool pool;

    LaterRounds(
            Planning planning,
            Arrivals arrivals,
            Lateness lateness,
            Asking asking,
            DueSettings settings,
            CountyTime county,
            Pool pool) {
        this.planning = planning;
        this.arrivals = arrivals;
        this.lateness = lateness;
        this.asking = asking;
        this.settings = settings;
        this.county = county;
        this.pool = pool;
    }

    /** A round passes over what another transaction holds just now, so there are rounds until nothing is left. */
    public void at(Instant now) {
        round(now);
        await().atMost(Duration.ofMinutes(1)).pollDelay(Duration.ZERO).until(() -> {
            boolean isDone = isNothingLeft(now);
            if (!isDone) {
                round(now);
            }
            return isDone;
        });
    }

    private void round(Instant now) {
        planning.plan(now);
        arrivals.takeIn(now);
        lateness.tell(now);
        asking.ask(now);
    }

    private boolean isNothingLeft(Instant now) {
        return pool.preparedQuery(LEFT)
                        .execute(Tuple.of(
                                now.atOffset(ZoneOffset.UTC), county.dayOf(now).plusDays(settings.aheadDays())))
                        .await()
                        .indefinitely()
                        .size()
                == 0;
    }
}
