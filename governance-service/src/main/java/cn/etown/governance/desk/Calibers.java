package cn.etown.governance.desk;

import cn.etown.governance.clock.WithdrawRequest;
import cn.etown.governance.contract.FieldsInForce;
import cn.etown.governance.desk.domain.TicketKind;
import cn.etown.governance.interfaces.Interfaces;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.feed.Outbox;
import cn.etown.kit.id.Ids;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import cn.etown.kit.time.CountyTime;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What the fields of interfaces mean (口径, R8.4): versions, each from its day on. None ever changes, and none begins on a day
 * that figures are made for already, so figures made before keep the caliber they were made under.
 */
@ApplicationScoped
public class Calibers {

    private static final int MOST_DAYS_AHEAD = 366;

    private final CaliberRepository repository;
    private final TicketRepository tickets;
    private final Interfaces interfaces;
    private final FieldsInForce fields;
    private final Callers callers;
    private final Outbox outbox;
    private final Audit audit;
    private final Ids ids;
    private final CountyTime time;

    Calibers(
            CaliberRepository repository,
            TicketRepository tickets,
            Interfaces interfaces,
            FieldsInForce fields,
            Callers callers,
            Outbox outbox,
            Audit audit,
            Ids ids,
            CountyTime time) {
        this.repository = repository;
        this.tickets = tickets;
        this.interfaces = interfaces;
        this.fields = fields;
        this.callers = callers;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.time = time;
    }

    /**
     * Decides what a field means from a day on. The first caliber of a field may tell what has been meant all along only as long
     * as no contract is in force: of one that is, its own words hold until the day.
     */
    @WithTransaction
    public Uni<CaliberView> decide(String interfaceCode, DecideCaliberRequest request) {
        var caller = callers.current();
        return interfaces
                .hold(interfaceCode)
                .call(() -> fields.mustHave(interfaceCode, request.field()))
                .call(() -> mustComeOf(interfaceCode, request, caller))
                .chain(() -> repository.findNewest(interfaceCode, request.field()))
                .call(newest ->
                        fields.of(interfaceCode).invoke(inForce -> mustFollow(newest, !inForce.isEmpty(), request)))
                .chain(() -> repository.countOf(interfaceCode, request.field()))
                .map(count -> new Caliber(ids.next(), interfaceCode, count.intValue() + 1, request, caller, time.now()))
                .chain(repository::persistAndFlush)
                .call(saved -> outbox.append(DeskEvents.changed(saved)))
                .call(saved ->
                        audit.record(AuditEntry.of(caller, "decide-caliber", "interfaces/" + interfaceCode, "R8.4")
                                .with("field", saved.field())
                                .with("version", saved.version())
                                .with("validFrom", saved.validFrom().toString())))
                .map(CaliberView::of);
    }

    /** In the order they were decided; of one field, and only those in force on a day, where these are given. */
    @WithTransaction
    public Uni<Page<CaliberView>> list(
            PageRequest page, String interfaceCode, Optional<String> field, Optional<LocalDate> day) {
        return interfaces
                .mustExist(interfaceCode)
                .chain(() -> repository.after(page, interfaceCode, field, day))
                .map(found -> Page.of(page, found, Caliber::id, CaliberView::of));
    }

    /** Takes back a caliber that does not hold yet, so that another can be decided in its place. */
    @WithTransaction
    public Uni<CaliberView> withdraw(UUID id, WithdrawRequest request) {
        var caller = callers.current();
        return repository
                .require(id)
                .call(caliber -> interfaces.hold(caliber.interfaceCode()))
                .call(caliber -> repository.getSession().chain(session -> session.refresh(caliber)))
                .invoke(caliber -> caliber.withdraw(caller, request.reason(), time.today(), time.now()))
                .call(repository::flush)
                .call(caliber -> outbox.append(DeskEvents.withdrawn(caliber)))
                .call(caliber -> audit.record(
                        AuditEntry.of(caller, "withdraw-caliber", "interfaces/" + caliber.interfaceCode(), "R8.4")
                                .with("field", caliber.field())
                                .with("version", caliber.version())))
                .map(CaliberView::of);
    }

    private void mustFollow(Caliber newest, boolean contractInForce, DecideCaliberRequest request) {
        mustBeNear(request.validFrom());
        if (newest != null) {
            mustBeLater(newest.validFrom(), request.validFrom());
        }
        if (newest != null || contractInForce) {
            mustBeLater(time.today(), request.validFrom());
        }
    }

    /** A caliber that begins in a far future would stand in the way of every other until then. */
    private void mustBeNear(LocalDate validFrom) {
        var last = time.today().plusDays(MOST_DAYS_AHEAD);
        if (validFrom.isAfter(last)) {
            throw refused(
                    "/validFrom",
                    "too-far-ahead",
                    new Text("生效日不能晚于 " + last, "A caliber must begin no later than " + last));
        }
    }

    private Uni<Void> mustComeOf(String interfaceCode, DecideCaliberRequest request, Caller caller) {
        if (request.ticket() == null) {
            return Uni.createFrom().voidItem();
        }
        return tickets.findById(request.ticket())
                .invoke(ticket -> mustSuit(ticket, interfaceCode, request.field()))
                .invoke(ticket -> mustBeAnother(ticket, caller))
                .replaceWithVoid();
    }

    private static void mustSuit(Ticket ticket, String interfaceCode, String field) {
        boolean suits = ticket != null
                && ticket.kind() == TicketKind.CALIBER
                && interfaceCode.equals(ticket.interfaceCode())
                && (ticket.field() == null || ticket.field().equals(field));
        if (!suits) {
            throw refused(
                    "/ticket",
                    "not-its-ticket",
                    new Text("须为关于该接口该字段的口径工单", "It must be a CALIBER ticket about this interface and field"));
        }
    }

    /** Who asks for a definition does not decide it (two-person rule). */
    private static void mustBeAnother(Ticket ticket, Caller caller) {
        if (ticket.reporter().equals(caller.subject())) {
            throw refused(
                    "/ticket",
                    "two-person-rule",
                    new Text("提出口径问题的人不能确定该口径", "Who raised the question of caliber may not decide it"));
        }
    }

    private static void mustBeLater(LocalDate than, LocalDate validFrom) {
        if (!validFrom.isAfter(than)) {
            throw refused(
                    "/validFrom",
                    "not-later",
                    new Text("口径变更的生效日须晚于 " + than, "A changed caliber must begin later than " + than));
        }
    }

    private static RuntimeException refused(String pointer, String code, Text detail) {
        return new RuleRefused(code, detail).withClause("R8.4").withErrors(List.of(new FieldError(pointer, detail)));
    }
}
