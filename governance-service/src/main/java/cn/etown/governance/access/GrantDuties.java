package cn.etown.governance.access;

import cn.etown.governance.access.domain.GrantDuty;
import cn.etown.governance.access.domain.GrantState;
import cn.etown.governance.calendar.Calendars;
import cn.etown.governance.clock.ClockSetting;
import cn.etown.governance.clock.ClockSettings;
import cn.etown.governance.clock.ExtendClockRequest;
import cn.etown.governance.clock.domain.Matter;
import cn.etown.governance.clock.domain.Term;
import cn.etown.governance.clock.domain.TermClock;
import cn.etown.kit.calendar.WorkingCalendar;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.id.Ids;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.time.CountyTime;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Who owes what on an application by when: keeps the clocks in step with its state (R1, R8.2). The grant must be held. */
@ApplicationScoped
class GrantDuties {

    private final GrantClockRepository clocks;
    private final ClockSettings settings;
    private final Calendars calendars;
    private final GrantBreaches breaches;
    private final Ids ids;
    private final CountyTime time;

    GrantDuties(
            GrantClockRepository clocks,
            ClockSettings settings,
            Calendars calendars,
            GrantBreaches breaches,
            Ids ids,
            CountyTime time) {
        this.clocks = clocks;
        this.settings = settings;
        this.calendars = calendars;
        this.breaches = breaches;
        this.ids = ids;
        this.time = time;
    }

    /** The first duty on a new application; its clock is to be kept after the application itself. */
    Uni<GrantClock> begin(AccessGrant grant) {
        return start(grant, grant.awaits().orElseThrow());
    }

    /** The grant was moved: what ran so far pauses or stops, unless it is owed still, and what the new state asks for begins. */
    Uni<Void> follow(AccessGrant grant) {
        return clocks.findRunning(grant.id())
                .chain(running -> isOwedStill(grant, running) ? nothing() : change(grant, running));
    }

    /** The applicant has completed the application: what paused runs on. */
    Uni<Void> resume(AccessGrant grant) {
        return calendars
                .current()
                .chain(calendar -> clocks.findRunning(grant.id())
                        .invoke(clock -> clock.take(clock.reading().resume(time.today(), calendar)))
                        .invoke(clock -> grant.owes(grant.awaits().orElseThrow(), clock.due()))
                        .replaceWithVoid());
    }

    /** Extends the clock that runs. */
    Uni<GrantClock> extend(AccessGrant grant, ExtendClockRequest request, Caller caller) {
        return calendars
                .current()
                .chain(calendar -> settings.inForce(Matter.GRANT, Term.EXTENSION)
                        .chain(most -> clocks.findRunning(grant.id())
                                .onItem()
                                .ifNull()
                                .failWith(() ->
                                        AccessGrant.refused("clock-not-running", "期限未在计时", "The clock is not running"))
                                .invoke(clock -> extend(clock, request, most, caller, calendar)))
                        .invoke(clock -> grant.owes(grant.awaits().orElseThrow(), clock.due())))
                .onFailure(RuleRefused.class)
                .invoke(refused -> refused.withClause("R8.2"));
    }

    private void extend(
            GrantClock clock, ExtendClockRequest request, ClockSetting most, Caller caller, WorkingCalendar calendar) {
        var longer = clock.reading().extend(request.workingDays(), most.workingDays(), time.today(), calendar);
        clock.extend(longer, request.reason(), caller, time.now());
    }

    private static boolean isOwedStill(AccessGrant grant, GrantClock running) {
        return running != null
                && grant.awaits()
                        .filter(duty -> duty.term(grant.conditional()) == running.term())
                        .isPresent();
    }

    private Uni<Void> change(AccessGrant grant, GrantClock running) {
        return (running == null ? nothing() : halt(running, grant))
                .chain(() -> grant.awaits()
                        .map(duty -> owe(grant, duty))
                        .orElseGet(() -> nothing().invoke(grant::owesNothing)));
    }

    private Uni<Void> halt(GrantClock clock, AccessGrant grant) {
        var halted = grant.state() == GrantState.RETURNED
                ? settings.inForce(Matter.GRANT, Term.PAUSE)
                        .invoke(most -> clock.take(clock.reading().pause(time.today(), most.workingDays())))
                        .replaceWithVoid()
                : nothing().invoke(() -> clock.take(clock.reading().stop(time.today())));
        return halted.chain(() -> breaches.recordIfAny(grant, clock));
    }

    /** What the applicant owes has its day too, but no clock that is kept. */
    private Uni<Void> owe(AccessGrant grant, GrantDuty duty) {
        var started = start(grant, duty);
        return duty.isClocked() ? started.chain(clocks::persist).replaceWithVoid() : started.replaceWithVoid();
    }

    private Uni<GrantClock> start(AccessGrant grant, GrantDuty duty) {
        return settings.inForce(Matter.GRANT, duty.term(grant.conditional()))
                .chain(setting -> calendars
                        .current()
                        .map(calendar -> TermClock.start(time.today(), setting.workingDays(), calendar))
                        .map(started -> new GrantClock(ids.next(), grant, duty, setting, started)))
                .invoke(clock -> grant.owes(duty, clock.due()));
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
