package cn.etown.collection.reconciliation;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What news and time do to reconciliations and cases; one thing that fails keeps none of the others waiting. */
@ApplicationScoped
class ReconciliationRounds {

    private static final Logger LOG = Logger.getLogger(ReconciliationRounds.class);

    private final ReconciliationArrivals arrivals;
    private final Naming naming;
    private final Reconciling reconciling;
    private final CaseClocks clocks;
    private final Clock clock;

    ReconciliationRounds(
            ReconciliationArrivals arrivals, Naming naming, Reconciling reconciling, CaseClocks clocks, Clock clock) {
        this.arrivals = arrivals;
        this.naming = naming;
        this.reconciling = reconciling;
        this.clocks = clocks;
        this.clock = clock;
    }

    @Scheduled(every = "${etown.reconciliation.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void round() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        attempt("tell what is missing", () -> arrivals.tellMissing(now));
        attempt("take in what was accepted", () -> arrivals.takeIn(now));
        attempt("tell which cases are overdue", () -> clocks.tell(now));
    }

    /** Apart from the rest, as it may take long. */
    @Scheduled(every = "${etown.reconciliation.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void reconcile() {
        attempt("go on with what is named", naming::goOn);
        attempt("reconcile", reconciling::reconcileAll);
    }

    private static void attempt(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "Cannot %s for now", what);
        }
    }
}
