package cn.etown.governance.access;

import cn.etown.governance.access.domain.GrantDuty;
import cn.etown.governance.access.domain.GrantState;
import cn.etown.governance.access.domain.Mover;
import cn.etown.governance.clock.ExtendClockRequest;
import cn.etown.governance.clock.ServiceItself;
import cn.etown.governance.history.Step;
import cn.etown.governance.history.Transitions;
import cn.etown.governance.interfaces.Interfaces;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.problem.Forbidden;
import cn.etown.kit.problem.Text;
import cn.etown.kit.time.CountyTime;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.UUID;

/** The way of a grant from application to end (R3.2e): who must act says so, within the clock. */
@ApplicationScoped
public class GrantMoves {

    private final AccessGrantRepository repository;
    private final GrantAdmission admission;
    private final GrantDuties duties;
    private final GrantReviews reviews;
    private final GrantTelling telling;
    private final Interfaces interfaces;
    private final Transitions history;
    private final Callers callers;
    private final Audit audit;
    private final CountyTime time;

    GrantMoves(
            AccessGrantRepository repository,
            GrantAdmission admission,
            GrantDuties duties,
            GrantReviews reviews,
            GrantTelling telling,
            Interfaces interfaces,
            Transitions history,
            Callers callers,
            Audit audit,
            CountyTime time) {
        this.repository = repository;
        this.admission = admission;
        this.duties = duties;
        this.reviews = reviews;
        this.telling = telling;
        this.interfaces = interfaces;
        this.history = history;
        this.callers = callers;
        this.audit = audit;
        this.time = time;
    }

    /** Moves a grant on, where its state leads there and it is the caller's to say. */
    @WithTransaction
    public Uni<GrantView> move(UUID id, EntityVersion expected, MoveGrantRequest request) {
        var caller = callers.current();
        return hold(id, caller, request.target())
                .chain(() -> repository.requireLocked(id, caller))
                .invoke(grant -> expected.mustMatch(new EntityVersion(grant.revision())))
                .call(grant -> move(grant, caller, request))
                .call(repository::flush)
                .map(this::view);
    }

    /** Extends the clock that runs, once: whoever owes the answer does, or the center. */
    @WithTransaction
    public Uni<GrantView> extend(UUID id, EntityVersion expected, ExtendClockRequest request) {
        var caller = callers.current();
        return repository
                .requireLocked(id, caller)
                .invoke(grant -> mustAnswer(grant, caller))
                .invoke(grant -> expected.mustMatch(new EntityVersion(grant.revision())))
                .call(grant -> duties.extend(grant, request, caller)
                        .chain(clock -> audit.record(
                                entry(caller, "extend-grant", grant).with("workingDays", request.workingDays()))))
                .call(repository::flush)
                .map(this::view);
    }

    /** No interface retires while a grant on it is being given: it is held first, as its own moves hold it. */
    private Uni<Void> hold(UUID id, Caller caller, GrantState target) {
        boolean gives = target == GrantState.GRANTED && caller.is(Roles.GOVERNOR);
        return gives
                ? repository.interfaceOf(id).chain(interfaces::hold).replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> move(AccessGrant grant, Caller caller, MoveGrantRequest request) {
        var step = new Step(grant.stateOn(time.today()), request.target(), request.reason(), request.evidence());
        var entry = entry(caller, "move-grant", grant).with("from", step.from()).with("to", step.to());
        mustLeadThere(grant, caller, request.target());
        return lookAnew(grant, request.target())
                .invoke(() -> grant.moveTo(request.target(), caller, time.today()))
                .chain(() -> duties.follow(grant))
                .chain(() -> history.add(grant.path(), caller, step))
                .chain(() -> giveOrEnd(grant, step, caller))
                .chain(() -> audit.record(entry));
    }

    /** Whoever may not move it there learns that, rather than what the applicant lacks. */
    private void mustLeadThere(AccessGrant grant, Caller caller, GrantState target) {
        grant.stateOn(time.today()).moveTo(target, grant.moversOf(caller));
    }

    /** Before it is checked and given, whether it may be given; before the provider consents, to what that is. */
    private Uni<Void> lookAnew(AccessGrant grant, GrantState target) {
        return switch (target) {
            case CHECKED, GRANTED ->
                interfaces
                        .mustBeRegistered(grant.interfaceCode())
                        .chain(about -> admission.of(grant.unit(), about, grant.terms(), grant.renews() != null))
                        .invoke(grant::share)
                        .replaceWithVoid();
            case CONSENTED ->
                admission
                        .sharing(grant.interfaceCode(), grant.terms())
                        .invoke(grant::share)
                        .replaceWithVoid();
            default -> Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> giveOrEnd(AccessGrant grant, Step step, Caller caller) {
        if (grant.state() == GrantState.GRANTED) {
            return give(grant, caller);
        }
        return step.from() == GrantState.GRANTED
                ? telling.ended(grant)
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> give(AccessGrant grant, Caller caller) {
        var today = time.today();
        if (grant.terms().until().isBefore(today)) {
            throw AccessGrant.refused(
                    "grant-over", "申请的截止日已过，只能不予授权", "The last day that was asked for is past: it can only be refused");
        }
        grant.give(time.now());
        return reviews.schedule(
                        grant,
                        grant.terms().from().isAfter(today) ? grant.terms().from() : today)
                .chain(() -> telling.given(grant))
                .chain(() -> grant.renews() == null ? Uni.createFrom().voidItem() : takePlace(grant));
    }

    /** The renewal takes the place of the grant before, if that lives still. */
    private Uni<Void> takePlace(AccessGrant renewal) {
        return repository.requireLocked(renewal.renews(), ServiceItself.CALLER).chain(before -> switch (before.stateOn(
                time.today())) {
            case GRANTED -> renewed(before, renewal);
            case EXPIRED -> Uni.createFrom().voidItem();
            default ->
                throw AccessGrant.refused(
                        "renewed-grant-ended",
                        "原授权已 " + before.stateOn(time.today()) + "，不能续期",
                        "The grant before is " + before.stateOn(time.today()) + " and is not renewed");
        });
    }

    private Uni<Void> renewed(AccessGrant before, AccessGrant renewal) {
        var step = new Step(GrantState.GRANTED, GrantState.RENEWED, renewal.path(), List.of());
        before.end(GrantState.RENEWED);
        return history.add(before.path(), ServiceItself.CALLER, step).chain(() -> telling.ended(before));
    }

    private static void mustAnswer(AccessGrant grant, Caller caller) {
        var movers = grant.moversOf(caller);
        boolean provides = grant.duty() == GrantDuty.CONSENT && movers.contains(Mover.PROVIDER);
        if (!provides && !movers.contains(Mover.OPERATOR) && !movers.contains(Mover.GOVERNOR)) {
            throw new Forbidden(
                    "forbidden",
                    new Text("只有应答的一方和中心可以延期", "Only whoever owes the answer and the center extend a clock"));
        }
    }

    private static AuditEntry entry(Caller caller, String action, AccessGrant grant) {
        return AuditEntry.of(caller, action, grant.path(), "R3.2e");
    }

    private GrantView view(AccessGrant grant) {
        return GrantView.of(grant, time.today());
    }
}
