package cn.etown.governance.access;

import cn.etown.governance.access.domain.GrantState;
import cn.etown.governance.clock.ServiceItself;
import cn.etown.governance.history.Step;
import cn.etown.governance.history.Transitions;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.time.CountyTime;
import cn.etown.kit.work.InOrder;
import cn.etown.kit.work.Sweep;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.List;

/**
 * Ends grants whose last day is past, and tells so. Any number of replicas may do so at once: each takes grants that no other
 * holds, and ends them in the transaction that holds them. That a grant is past is seen without this, by its day.
 */
@ApplicationScoped
class EndedGrants {

    private static final int BATCH = 100;

    private final AccessGrantRepository repository;
    private final GrantReviews reviews;
    private final GrantTelling telling;
    private final Transitions history;
    private final Audit audit;
    private final CountyTime time;

    EndedGrants(
            AccessGrantRepository repository,
            GrantReviews reviews,
            GrantTelling telling,
            Transitions history,
            Audit audit,
            CountyTime time) {
        this.repository = repository;
        this.reviews = reviews;
        this.telling = telling;
        this.history = history;
        this.audit = audit;
        this.time = time;
    }

    @Scheduled(every = "${etown.access.ending-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> endAll() {
        return Panache.withTransaction(this::sayWhenSomeLapse)
                .chain(() -> Sweep.all(BATCH, most -> repository.takePast(time.today(), most), this::end));
    }

    private Uni<Void> end(AccessGrant grant) {
        var today = time.today();
        var step = new Step(GrantState.GRANTED, grant.stateOn(today), reason(grant, today), List.of());
        grant.end(grant.stateOn(today));
        return history.add(grant.path(), ServiceItself.CALLER, step)
                .chain(() -> telling.ended(grant))
                .chain(() -> audit.record(AuditEntry.of(ServiceItself.CALLER, "end-grant", grant.path(), "R3.2e")
                        .with("to", step.to())));
    }

    private static String reason(AccessGrant grant, LocalDate today) {
        return grant.stateOn(today) == GrantState.LAPSED
                ? "复核期限 " + grant.reviewDue() + "，至 " + grant.lapsesAfter() + " 未复核"
                : "截止日 " + grant.terms().until();
    }

    /** The calendar of a later year is published when the grant was given already: then the day is known by now. */
    private Uni<Void> sayWhenSomeLapse() {
        return repository
                .takeWithoutLapse(time.today(), BATCH)
                .chain(found -> InOrder.each(found, this::sayWhenItLapses));
    }

    private Uni<Void> sayWhenItLapses(AccessGrant grant) {
        return reviews.lapsesAfter(grant.reviewDue())
                .chain(day -> day.map(lapse -> {
                            grant.reviewBy(grant.reviewDue(), lapse);
                            return telling.changed(grant);
                        })
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }
}
