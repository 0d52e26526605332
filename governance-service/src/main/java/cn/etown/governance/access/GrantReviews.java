package cn.etown.governance.access;

import cn.etown.governance.access.domain.GrantState;
import cn.etown.governance.calendar.Calendars;
import cn.etown.governance.clock.ClockSettings;
import cn.etown.governance.clock.domain.Matter;
import cn.etown.governance.clock.domain.Term;
import cn.etown.governance.history.Step;
import cn.etown.governance.history.Transitions;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.time.CountyTime;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** Grants are reviewed anew at intervals (R7.6): confirmed, or withdrawn; one that nobody reviews in time lapses. */
@ApplicationScoped
public class GrantReviews {

    private final AccessGrantRepository repository;
    private final GrantAdmission admission;
    private final GrantTelling telling;
    private final Calendars calendars;
    private final ClockSettings clocks;
    private final Transitions history;
    private final Callers callers;
    private final Audit audit;
    private final CountyTime time;

    GrantReviews(
            AccessGrantRepository repository,
            GrantAdmission admission,
            GrantTelling telling,
            Calendars calendars,
            ClockSettings clocks,
            Transitions history,
            Callers callers,
            Audit audit,
            CountyTime time) {
        this.repository = repository;
        this.admission = admission;
        this.telling = telling;
        this.calendars = calendars;
        this.clocks = clocks;
        this.history = history;
        this.callers = callers;
        this.audit = audit;
        this.time = time;
    }

    /** Finds that a live grant is needed still and kept within; the next review is due after the interval. */
    @WithTransaction
    public Uni<GrantView> confirm(UUID id, EntityVersion expected, ReviewGrantRequest request) {
        var caller = callers.current();
        return repository
                .requireLocked(id, caller)
                .invoke(grant -> expected.mustMatch(new EntityVersion(grant.revision())))
                .invoke(this::mustBeLive)
                .call(grant -> confirm(grant, caller, request))
                .call(repository::flush)
                .map(grant -> GrantView.of(grant, time.today()));
    }

    /** Sets when a grant that is given or confirmed today is reviewed, and when it lapses without. */
    Uni<Void> schedule(AccessGrant grant, LocalDate from) {
        return clocks.months(Matter.GRANT)
                .map(from::plusMonths)
                .call(due -> lapsesAfter(due).invoke(lapse -> grant.reviewBy(due, lapse.orElse(null))))
                .replaceWithVoid();
    }

    /** The last day on which a review that was due on {@code due} can be made; absent where its year has no calendar yet. */
    Uni<Optional<LocalDate>> lapsesAfter(LocalDate due) {
        return clocks.inForce(Matter.GRANT, Term.REVIEW_GRACE)
                .chain(grace -> calendars.current().map(calendar -> {
                    try {
                        return Optional.of(calendar.after(due, grace.workingDays()));
                    } catch (RuleRefused notPublished) {
                        return Optional.empty();
                    }
                }));
    }

    private Uni<Void> confirm(AccessGrant grant, Caller caller, ReviewGrantRequest request) {
        var step = new Step(GrantState.GRANTED, GrantState.GRANTED, request.reason(), request.evidence());
        return admission
                .mustStand(grant.unit())
                .chain(() -> admission.sharing(grant.interfaceCode(), grant.terms()))
                .invoke(sharing -> grant.confirm(caller, sharing))
                .chain(() -> schedule(grant, time.today()))
                .chain(() -> history.add(grant.path(), caller, step))
                .chain(() -> telling.changed(grant))
                .chain(() -> audit.record(AuditEntry.of(caller, "confirm-grant", grant.path(), "R7.6")));
    }

    private void mustBeLive(AccessGrant grant) {
        var state = grant.stateOn(time.today());
        if (state != GrantState.GRANTED) {
            throw AccessGrant.refused(
                    "grant-not-live", "只复核有效的使用授权，现为 " + state, "Only a live grant is reviewed; it is " + state);
        }
    }
}
