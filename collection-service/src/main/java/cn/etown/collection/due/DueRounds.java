package cn.etown.collection.due;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/**
 * What time and news do to expected batches, one thing after the other. What came is taken in before anything is called missing;
 * one thing that fails keeps none of the others waiting.
 */
@ApplicationScoped
class DueRounds {

    private static final Logger LOG = Logger.getLogger(DueRounds.class);

    private final Planning planning;
    private final Arrivals arrivals;
    private final Lateness lateness;
    private final Asking asking;
    private final DueGauges gauges;
    private final Clock clock;

    DueRounds(Planning planning, Arrivals arrivals, Lateness lateness, Asking asking, DueGauges gauges, Clock clock) {
        this.planning = planning;
        this.arrivals = arrivals;
        this.lateness = lateness;
        this.asking = asking;
        this.gauges = gauges;
        this.clock = clock;
    }

    @Scheduled(every = "${etown.due.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void round() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        attempt("plan", planning::plan, now);
        attempt("take in what came", arrivals::takeIn, now);
        attempt("tell what is missing", lateness::tell, now);
        attempt("ask for what is missing", asking::ask, now);
        attempt("measure", gauges::measure, now);
    }

    private static void attempt(String what, Consumer<Instant> work, Instant now) {
        try {
            work.accept(now);
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "Cannot %s for now", what);
        }
    }
}
