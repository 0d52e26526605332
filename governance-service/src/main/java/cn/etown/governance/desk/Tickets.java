package cn.etown.governance.desk;

import cn.etown.governance.clock.ClockView;
import cn.etown.governance.contract.FieldsInForce;
import cn.etown.governance.history.TransitionView;
import cn.etown.governance.history.Transitions;
import cn.etown.governance.interfaces.InterfaceView;
import cn.etown.governance.interfaces.Interfaces;
import cn.etown.governance.unit.Units;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.feed.Outbox;
import cn.etown.kit.id.Ids;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.Forbidden;
import cn.etown.kit.problem.Text;
import cn.etown.kit.time.CountyTime;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Optional;
import java.util.UUID;

/** Tickets (工单): raising and reading (R8.4). What happens to them then is {@link TicketMoves}. */
@ApplicationScoped
public class Tickets {

    private final TicketRepository repository;
    private final TicketReaderRepository readers;
    private final TicketClockRepository clocks;
    private final TicketThread thread;
    private final TicketDuties duties;
    private final Interfaces interfaces;
    private final Units units;
    private final FieldsInForce fields;
    private final TicketSubjects subjects;
    private final Transitions history;
    private final Callers callers;
    private final Outbox outbox;
    private final Audit audit;
    private final Ids ids;
    private final CountyTime time;

    Tickets(
            TicketRepository repository,
            TicketReaderRepository readers,
            TicketClockRepository clocks,
            TicketThread thread,
            TicketDuties duties,
            Interfaces interfaces,
            Units units,
            FieldsInForce fields,
            TicketSubjects subjects,
            Transitions history,
            Callers callers,
            Outbox outbox,
            Audit audit,
            Ids ids,
            CountyTime time) {
        this.repository = repository;
        this.readers = readers;
        this.clocks = clocks;
        this.thread = thread;
        this.duties = duties;
        this.interfaces = interfaces;
        this.units = units;
        this.fields = fields;
        this.subjects = subjects;
        this.history = history;
        this.callers = callers;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.time = time;
    }

    /** Takes a ticket about an interface, whoever owns that; a question of caliber may be about something else. */
    @WithTransaction
    public Uni<TicketView> raise(RaiseTicketRequest request) {
        var caller = callers.current();
        mustSpeakForSomebody(caller);
        new TicketRules().mustAgree(request);
        return mustBeOfARegisteredUnit(caller)
                .chain(() -> subjects.mustBeKnown(request.about()))
                .chain(() -> interfaceOf(request))
                .map(of -> new Ticket(ids.next(), request, of, caller, time.now()))
                .call(ticket -> duties.begin(ticket)
                        .call(() -> repository.persist(ticket))
                        .chain(clocks::persist))
                .call(ticket -> open(ticket, request, caller))
                .call(repository::flush)
                .map(this::view);
    }

    @WithTransaction
    public Uni<TicketView> require(UUID id) {
        return repository.require(id, callers.current()).map(this::view);
    }

    /** In the order they were raised; people of a unit see those it raised and those about its interfaces. */
    @WithTransaction
    public Uni<Page<TicketView>> list(PageRequest page, TicketFilter filter) {
        var caller = callers.current();
        var seen = caller.seesEveryUnit()
                ? Optional.<String>empty()
                : caller.unit().or(() -> Optional.of("-"));
        return repository.after(page, seen, filter).map(found -> Page.of(page, found, Ticket::id, this::view));
    }

    @WithTransaction
    public Uni<Page<TransitionView>> history(PageRequest page, UUID id) {
        return repository.require(id, callers.current()).chain(ticket -> history.list(page, ticket.path()));
    }

    /** What was said, oldest first. */
    @WithTransaction
    public Uni<Page<TicketMessageView>> messages(PageRequest page, UUID id) {
        return repository
                .require(id, callers.current())
                .chain(ticket -> thread.after(page, ticket))
                .map(found -> Page.of(page, found, TicketMessage::id, TicketMessageView::of));
    }

    /** The clocks that ran or run, in the order they were started. */
    @WithTransaction
    public Uni<Page<ClockView>> clocks(PageRequest page, UUID id) {
        var today = time.today();
        return repository
                .require(id, callers.current())
                .chain(ticket -> clocks.after(page, id))
                .map(found -> Page.of(page, found, TicketClock::id, clock -> ClockView.of(clock, today)));
    }

    private Uni<Void> open(Ticket ticket, RaiseTicketRequest request, Caller caller) {
        var raised =
                AuditEntry.of(caller, "raise-ticket", ticket.path(), "R8.4").with("kind", ticket.kind());
        var entry = ticket.interfaceCode() == null ? raised : raised.with("interface", ticket.interfaceCode());
        return readers.open(ticket)
                .chain(() -> outbox.append(DeskEvents.raised(ticket)))
                .chain(() -> thread.add(ticket, caller, new TicketMessage.Said(request.text(), request.links(), null)))
                .chain(() -> audit.record(entry));
    }

    private Uni<Void> mustBeOfARegisteredUnit(Caller caller) {
        return caller.unit()
                .map(units::ownMustBeRegistered)
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** The interface that the ticket names, or {@code null} where it names none. */
    private Uni<InterfaceView> interfaceOf(RaiseTicketRequest request) {
        return request.interfaceCode() == null
                ? Uni.createFrom().nullItem()
                : interfaces
                        .mustBeRegistered(request.interfaceCode())
                        .call(found -> mustHaveField(found, request.field()));
    }

    private Uni<Void> mustHaveField(InterfaceView of, String field) {
        return field == null ? Uni.createFrom().voidItem() : fields.mustHave(of.code(), field);
    }

    private static void mustSpeakForSomebody(Caller caller) {
        boolean center = caller.is(Roles.OPERATOR) || caller.is(Roles.GOVERNOR);
        if (!center && caller.unit().isEmpty()) {
            throw new Forbidden("forbidden", new Text("账号未关联单位，不能提交工单", "An account without a unit raises no ticket"));
        }
    }

    private TicketView view(Ticket ticket) {
        return TicketView.of(ticket, time.today());
    }
}
