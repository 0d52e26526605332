package cn.etown.governance.desk;

import cn.etown.governance.clock.ExtendClockRequest;
import cn.etown.governance.desk.domain.Party;
import cn.etown.governance.desk.domain.TicketState;
import cn.etown.governance.history.Step;
import cn.etown.governance.history.Transitions;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.feed.Outbox;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.Forbidden;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import cn.etown.kit.time.CountyTime;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.UUID;

/** What happens to a ticket: it is moved, talked about, and its clock extended (R8.4). */
@ApplicationScoped
public class TicketMoves {

    private final TicketRepository repository;
    private final TicketThread thread;
    private final TicketDuties duties;
    private final Transitions history;
    private final Callers callers;
    private final Outbox outbox;
    private final Audit audit;
    private final CountyTime time;

    TicketMoves(
            TicketRepository repository,
            TicketThread thread,
            TicketDuties duties,
            Transitions history,
            Callers callers,
            Outbox outbox,
            Audit audit,
            CountyTime time) {
        this.repository = repository;
        this.thread = thread;
        this.duties = duties;
        this.history = history;
        this.callers = callers;
        this.outbox = outbox;
        this.audit = audit;
        this.time = time;
    }

    /** Moves a ticket on, where its state leads there and it is the caller's to say. */
    @WithTransaction
    public Uni<TicketView> move(UUID id, EntityVersion expected, MoveTicketRequest request) {
        var caller = callers.current();
        mustSuit(request);
        return repository
                .requireLocked(id, caller)
                .invoke(ticket -> expected.mustMatch(new EntityVersion(ticket.revision())))
                .call(ticket -> move(ticket, caller, request))
                .call(repository::flush)
                .map(this::view);
    }

    /** Adds to the thread. What the reporter says while the ticket waits for them is the reply: the clock runs on. */
    @WithTransaction
    public Uni<TicketMessageView> say(UUID id, AddMessageRequest request) {
        var caller = callers.current();
        return repository
                .requireLocked(id, caller)
                .invoke(ticket -> mustTakePart(ticket, caller))
                .chain(ticket -> ticket.waitsForReplyOf(caller)
                        ? reply(ticket, caller, request)
                        : thread.add(ticket, caller, said(request, null)).call(() -> auditMessage(ticket, caller)))
                .map(TicketMessageView::of);
    }

    /** Extends the clock that runs, once: whoever owes the answer does, or the center. */
    @WithTransaction
    public Uni<TicketView> extend(UUID id, EntityVersion expected, ExtendClockRequest request) {
        var caller = callers.current();
        return repository
                .requireLocked(id, caller)
                .invoke(ticket -> mustAnswer(ticket, caller))
                .invoke(ticket -> expected.mustMatch(new EntityVersion(ticket.revision())))
                .call(ticket -> extend(ticket, caller, request))
                .call(repository::flush)
                .map(this::view);
    }

    private Uni<Void> move(Ticket ticket, Caller caller, MoveTicketRequest request) {
        var step = new Step(ticket.state(), request.target(), request.reason(), request.evidence());
        ticket.moveTo(request.target(), caller, time.today());
        if (Boolean.TRUE.equals(request.complex())) {
            ticket.isComplex();
        }
        return duties.follow(ticket)
                .chain(() -> thread.add(
                        ticket, caller, new TicketMessage.Said(request.reason(), request.evidence(), request.target())))
                .chain(() -> account(ticket, caller, step));
    }

    private Uni<TicketMessage> reply(Ticket ticket, Caller caller, AddMessageRequest request) {
        ticket.reply();
        var step = new Step(TicketState.WAITING_FOR_REPORTER, ticket.state(), request.text(), request.links());
        return duties.resume(ticket)
                .chain(() -> thread.add(ticket, caller, said(request, ticket.state())))
                .call(() -> account(ticket, caller, step))
                .call(repository::flush);
    }

    private Uni<Void> extend(Ticket ticket, Caller caller, ExtendClockRequest request) {
        return duties.extend(ticket, request, caller)
                .chain(clock -> outbox.append(DeskEvents.extended(ticket, clock)))
                .chain(() -> audit.record(
                        entry(caller, "extend-ticket", ticket).with("workingDays", request.workingDays())));
    }

    private Uni<Void> account(Ticket ticket, Caller caller, Step step) {
        var entry =
                entry(caller, "move-ticket", ticket).with("from", step.from()).with("to", step.to());
        return history.add(ticket.path(), caller, step)
                .chain(() -> outbox.append(DeskEvents.moved(ticket, step, time.now())))
                .chain(() -> audit.record(entry));
    }

    private Uni<Void> auditMessage(Ticket ticket, Caller caller) {
        return audit.record(entry(caller, "add-ticket-message", ticket));
    }

    private static TicketMessage.Said said(AddMessageRequest request, TicketState movedTo) {
        return new TicketMessage.Said(request.text(), request.links(), movedTo);
    }

    private static void mustSuit(MoveTicketRequest request) {
        if (request.complex() != null && request.target() != TicketState.PASSED_ON) {
            var detail = new Text("只有转办时才说明是否复杂", "Whether it is complex is said with PASSED_ON alone");
            throw new RuleRefused("complex-not-here", detail).withErrors(List.of(new FieldError("/complex", detail)));
        }
    }

    private static void mustTakePart(Ticket ticket, Caller caller) {
        if (ticket.partiesOf(caller).isEmpty()) {
            throw new Forbidden(
                    "forbidden", new Text("只有报送方、责任单位和中心可以留言", "Only reporter, owner and center write on a ticket"));
        }
        if (ticket.state().isOver()) {
            throw new RuleRefused(
                            "ticket-over",
                            new Text("工单已办结，须重新打开后才能留言", "The ticket is settled; it must be reopened first"))
                    .withClause("R8.4");
        }
    }

    private static void mustAnswer(Ticket ticket, Caller caller) {
        var parties = ticket.partiesOf(caller);
        if (!parties.contains(Party.OWNER) && !parties.contains(Party.CENTER)) {
            throw new Forbidden("forbidden", new Text("只有责任单位和中心可以延期", "Only the owner and the center extend a clock"));
        }
    }

    private static AuditEntry entry(Caller caller, String action, Ticket ticket) {
        return AuditEntry.of(caller, action, ticket.path(), "R8.4");
    }

    private TicketView view(Ticket ticket) {
        return TicketView.of(ticket, time.today());
    }
}
