package cn.etown.governance.desk;

import cn.etown.governance.clock.ExtendClockRequest;
import cn.etown.governance.clock.RunningClocks;
import cn.etown.governance.desk.domain.Duty;
import cn.etown.governance.desk.domain.TicketState;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.id.Ids;
import cn.etown.kit.problem.RuleRefused;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Who owes what on a ticket by when: keeps the clocks in step with its state (R1, R8.4). The ticket must be held. */
@ApplicationScoped
class TicketDuties {

    private final TicketClockRepository clocks;
    private final RunningClocks running;
    private final TicketBreaches breaches;
    private final Ids ids;

    TicketDuties(TicketClockRepository clocks, RunningClocks running, TicketBreaches breaches, Ids ids) {
        this.clocks = clocks;
        this.running = running;
        this.breaches = breaches;
        this.ids = ids;
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
        return clocks.findRunning(ticket.id())
                .call(running::resume)
                .invoke(clock -> ticket.owes(ticket.awaits().orElseThrow(), clock.due()))
                .replaceWithVoid();
    }

    /** Extends the clock that runs. */
    Uni<TicketClock> extend(Ticket ticket, ExtendClockRequest request, Caller caller) {
        return clocks.findRunning(ticket.id())
                .call(clock -> running.extend(clock, ticket.kind().matter(), request, caller))
                .invoke(clock -> ticket.owes(ticket.awaits().orElseThrow(), clock.due()))
                .onFailure(RuleRefused.class)
                .invoke(refused -> refused.withClause("R8.4"));
    }

    private Uni<Void> halt(TicketClock clock, Ticket ticket) {
        var halted = ticket.state() == TicketState.WAITING_FOR_REPORTER
                ? running.pause(clock, ticket.kind().matter())
                : running.stop(clock);
        return halted.chain(() -> breaches.recordIfAny(ticket, clock));
    }

    /** What the reporter owes has its day too, but no clock that is kept. */
    private Uni<Void> owe(Ticket ticket, Duty duty) {
        var started = start(ticket, duty);
        return duty.isClocked() ? started.chain(clocks::persist).replaceWithVoid() : started.replaceWithVoid();
    }

    private Uni<TicketClock> start(Ticket ticket, Duty duty) {
        return running.start(ticket.kind().matter(), duty.term(ticket.complex()))
                .map(started -> new TicketClock(ids.next(), ticket, duty, started))
                .invoke(clock -> ticket.owes(duty, clock.due()));
    }
}
