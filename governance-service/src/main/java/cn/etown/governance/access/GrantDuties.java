package cn.etown.governance.access;

import cn.etown.governance.access.domain.GrantDuty;
import cn.etown.governance.access.domain.GrantState;
import cn.etown.governance.clock.ExtendClockRequest;
import cn.etown.governance.clock.RunningClocks;
import cn.etown.governance.clock.domain.Matter;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.id.Ids;
import cn.etown.kit.problem.RuleRefused;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Who owes what on an application by when: keeps the clocks in step with its state (R1, R8.2). The grant must be held. */
@ApplicationScoped
class GrantDuties {

    private final GrantClockRepository clocks;
    private final RunningClocks running;
    private final GrantBreaches breaches;
    private final Ids ids;

    GrantDuties(GrantClockRepository clocks, RunningClocks running, GrantBreaches breaches, Ids ids) {
        this.clocks = clocks;
        this.running = running;
        this.breaches = breaches;
        this.ids = ids;
    }

    /** The first duty on a new application; its clock is to be kept after the application itself. */
    Uni<GrantClock> begin(AccessGrant grant) {
        return start(grant, grant.awaits().orElseThrow());
    }

    /** The grant was moved: what ran so far pauses or stops, unless it is owed still, and what the new state asks for begins. */
    Uni<Void> follow(AccessGrant grant) {
        return clocks.findRunning(grant.id())
                .chain(clock -> isOwedStill(grant, clock) ? nothing() : change(grant, clock));
    }

    /** The applicant has completed the application: what paused runs on. */
    Uni<Void> resume(AccessGrant grant) {
        return clocks.findRunning(grant.id())
                .call(running::resume)
                .invoke(clock -> grant.owes(grant.awaits().orElseThrow(), clock.due()))
                .replaceWithVoid();
    }

    /** Extends the clock that runs. */
    Uni<GrantClock> extend(AccessGrant grant, ExtendClockRequest request, Caller caller) {
        return clocks.findRunning(grant.id())
                .call(clock -> running.extend(clock, Matter.GRANT, request, caller))
                .invoke(clock -> grant.owes(grant.awaits().orElseThrow(), clock.due()))
                .onFailure(RuleRefused.class)
                .invoke(refused -> refused.withClause("R8.2"));
    }

    private static boolean isOwedStill(AccessGrant grant, GrantClock clock) {
        return clock != null
                && grant.awaits()
                        .filter(duty -> duty.term(grant.conditional()) == clock.term())
                        .isPresent();
    }

    private Uni<Void> change(AccessGrant grant, GrantClock clock) {
        return (clock == null ? nothing() : halt(clock, grant))
                .chain(() -> grant.awaits()
                        .map(duty -> owe(grant, duty))
                        .orElseGet(() -> nothing().invoke(grant::owesNothing)));
    }

    private Uni<Void> halt(GrantClock clock, AccessGrant grant) {
        var halted = grant.state() == GrantState.RETURNED ? running.pause(clock, Matter.GRANT) : running.stop(clock);
        return halted.chain(() -> breaches.recordIfAny(grant, clock));
    }

    /** What the applicant owes has its day too, but no clock that is kept. */
    private Uni<Void> owe(AccessGrant grant, GrantDuty duty) {
        var started = start(grant, duty);
        return duty.isClocked() ? started.chain(clocks::persist).replaceWithVoid() : started.replaceWithVoid();
    }

    private Uni<GrantClock> start(AccessGrant grant, GrantDuty duty) {
        return running.start(Matter.GRANT, duty.term(grant.conditional()))
                .map(started -> new GrantClock(ids.next(), grant, duty, started))
                .invoke(clock -> grant.owes(duty, clock.due()));
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
