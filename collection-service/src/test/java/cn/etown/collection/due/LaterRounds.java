package cn.etown.collection.due;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;

/** Does what time and news do to expected batches, as if it were later than it is. */
@ApplicationScoped
public class LaterRounds {

    private final Planning planning;
    private final Arrivals arrivals;
    private final Lateness lateness;
    private final Asking asking;

    LaterRounds(Planning planning, Arrivals arrivals, Lateness lateness, Asking asking) {
        this.planning = planning;
        this.arrivals = arrivals;
        this.lateness = lateness;
        this.asking = asking;
    }

    public void at(Instant now) {
        planning.plan(now);
        arrivals.takeIn(now);
        lateness.tell(now);
        asking.ask(now);
    }
}
