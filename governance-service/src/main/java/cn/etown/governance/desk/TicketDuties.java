package cn.etown.governance.desk;

import cn.etown.governance.calendar.Calendars;
import cn.etown.governance.clock.ClockSetting;
import cn.etown.governance.clock.ClockSettings;
import cn.etown.governance.clock.ExtendClockRequest;
import cn.etown.governance.clock.domain.Term;
import cn.etown.governance.clock.domain.TermClock;
import cn.etown.governance.desk.domain.Duty;
import cn.etown.governance.desk.domain.TicketState;
import cn.etown.kit.calendar.WorkingCalendar;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.id.Ids;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import cn.etown.kit.time.CountyTime;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Who owes what on a ticket by when: keeps the clocks in step with its state (R1, R8.4). The ticket must be held. */
@ApplicationScoped
class TicketDuties {

    private final TicketClockRepository clocks;
    private final ClockSettings settings;
    private final Calendars calendars;
    private final TicketBreaches breaches;
    private final Ids ids;
    private final CountyTime time;

    TicketDuties(
            TicketClockRepository clocks,
            ClockSettings settings,
            Calendars calendars,
            TicketBreaches breaches,
            Ids ids,
            CountyTime time) {
        this.clocks = clocks;
        this.settings = settings;
        this.calendars = calendars;
        this.breaches = breaches;
        this.ids = ids;
        this.time = time;
    }

    /** The first duty on a new ticket; its clock is to be kept after the ticket itself. */
    Uni<TicketClock> begin(Ticket ticket) {
        return start(ticket, ticket.awaits().orElseThrow());
    }

    /** The ticket was moved: what ran so far pauses or stops, and what the new state asks for begins. */
    Uni<Void> follow(Ticket ticket) {
        return clocks.findRunning(ticket.id())
                .onItem()
                .ifNotNull()
                .call(clock -> halt(clock, ticket))
                .chain(() -> ticket.awaits()
                        .map(duty -> owe(ticket, duty))
                        .orElseGet(() -> Uni.createFrom().voidItem().invoke(ticket::owesNothing)));
    }

    /** The reporter has replied: what paused runs on. */
    Uni<Void> resume(Ticket ticket) {
        return calendars
                .current()
                .chain(calendar -> clocks.findRunning(ticket.id())
                        .invoke(clock -> clock.take(clock.reading().resume(time.today(), calendar)))
                        .invoke(clock -> ticket.owes(ticket.awaits().orElseThrow(), clock.due()))
                        .replaceWithVoid());
    }

    /** Extends the clock that runs. */
    Uni<TicketClock> extend(Ticket ticket, ExtendClockRequest request, Caller caller) {
        return calendars
                .current()
                .chain(calendar -> settings.inForce(ticket.kind().matter(), Term.EXTENSION)
                        .chain(most -> clocks.findRunning(ticket.id())
                                .onItem()
                                .ifNull()
                                .failWith(TicketDuties::nothingRuns)
                                .invoke(clock -> extend(clock, request, most, caller, calendar)))
                        .invoke(clock -> ticket.owes(ticket.awaits().orElseThrow(), clock.due())))
                .onFailure(RuleRefused.class)
                .invoke(refused -> refused.withClause("R8.4"));
    }

    private void extend(
            TicketClock clock, ExtendClockRequest request, ClockSetting most, Caller caller, WorkingCalendar calendar) {
        var longer = clock.reading().extend(request.workingDays(), most.workingDays(), time.today(), calendar);
        clock.extend(longer, request.reason(), caller, time.now());
    }

    private Uni<Void> halt(TicketClock clock, Ticket ticket) {
        var halted = ticket.state() == TicketState.WAITING_FOR_REPORTER
                ? settings.inForce(ticket.kind().matter(), Term.PAUSE)
                        .invoke(most -> clock.take(clock.reading().pause(time.today(), most.workingDays())))
                        .replaceWithVoid()
                : Uni.createFrom()
                        .voidItem()
                        .invoke(() -> clock.take(clock.reading().stop(time.today())));
        return halted.chain(() -> breaches.recordIfAny(ticket, clock));
    }

    /** What the reporter owes has its day too, but no clock that is kept. */
    private Uni<Void> owe(Ticket ticket, Duty duty) {
        var started = start(ticket, duty);
        return duty.isClocked() ? started.chain(clocks::persist).replaceWithVoid() : started.replaceWithVoid();
    }

    private Uni<TicketClock> start(Ticket ticket, Duty duty) {
        return settings.inForce(ticket.kind().matter(), duty.term(ticket.complex()))
                .chain(setting -> calendars
                        .current()
                        .map(calendar -> TermClock.start(time.today(), setting.workingDays(), calendar))
                        .map(started -> new TicketClock(ids.next(), ticket, duty, setting, started)))
                .invoke(clock -> ticket.owes(duty, clock.due()));
    }

    private static RuntimeException nothingRuns() {
        return new RuleRefused("clock-not-running", new Text("期限未在计时", "The clock is not running"));
    }
}
