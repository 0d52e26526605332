package cn.etown.governance.desk;

import cn.etown.governance.clock.domain.Term;
import cn.etown.governance.desk.domain.Duty;
import cn.etown.governance.desk.domain.TicketKind;
import cn.etown.governance.history.Step;
import cn.etown.kit.feed.NewEvent;
import com.fasterxml.jackson.annotation.JsonInclude;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** The facts of the desk, as the feed tells them. What people wrote stays in the thread. */
final class DeskEvents {

    private DeskEvents() {}

    /**
     * @param interfaceCode {@code null} where it is about no interface, and the owner's unit with it
     * @param lastDay absent where it is about one day, or none
     * @param about absent where it is about an interface alone
     */
    record TicketRaised(
            UUID id,
            TicketKind kind,
            String interfaceCode,
            String field,
            UUID batch,
            LocalDate day,
            String ownerUnit,
            String reporterUnit,
            Instant raisedAt,
            @JsonInclude(JsonInclude.Include.NON_NULL) LocalDate lastDay,
            @JsonInclude(JsonInclude.Include.NON_NULL) TicketSubject about) {}

    record TicketMoved(UUID id, Enum<?> from, Enum<?> to, Duty duty, String dutyUnit, LocalDate due, Instant at) {}

    record TicketMessageAdded(UUID id, UUID message, String authorUnit, Instant at) {}

    record TicketExtended(UUID id, UUID clock, Term term, int workingDays, LocalDate due, Instant at) {}

    record TicketOverdue(
            UUID id,
            UUID clock,
            TicketKind kind,
            String interfaceCode,
            String ownerUnit,
            Term term,
            String unit,
            LocalDate due,
            Instant recordedAt) {}

    record CaliberChanged(
            UUID id,
            String interfaceCode,
            String field,
            int version,
            String text,
            LocalDate validFrom,
            UUID ticket,
            Instant decidedAt) {}

    record CaliberWithdrawn(UUID id, String interfaceCode, String field, int version, Instant withdrawnAt) {}

    static NewEvent raised(Ticket ticket) {
        var data = new TicketRaised(
                ticket.id(),
                ticket.kind(),
                ticket.interfaceCode(),
                ticket.field(),
                ticket.batch(),
                ticket.day(),
                ticket.ownerUnit(),
                ticket.reporterUnit(),
                ticket.raisedAt(),
                ticket.lastDay(),
                ticket.about());
        return event("ticket-raised", ticket.path(), data);
    }

    static NewEvent moved(Ticket ticket, Step step, Instant at) {
        var data = new TicketMoved(
                ticket.id(), step.from(), step.to(), ticket.duty(), ticket.dutyUnit(), ticket.dutyDue(), at);
        return event("ticket-moved", ticket.path(), data);
    }

    static NewEvent messageAdded(Ticket ticket, TicketMessage message) {
        var data = new TicketMessageAdded(ticket.id(), message.id(), message.authorUnit(), message.at());
        return event("ticket-message-added", ticket.path(), data);
    }

    static NewEvent extended(Ticket ticket, TicketClock clock) {
        var data = new TicketExtended(
                ticket.id(), clock.id(), clock.term(), clock.reading().extendedBy(), clock.due(), clock.extendedAt());
        return event("ticket-extended", ticket.path(), data);
    }

    static NewEvent overdue(Ticket ticket, TicketClock clock) {
        var data = new TicketOverdue(
                ticket.id(),
                clock.id(),
                ticket.kind(),
                ticket.interfaceCode(),
                ticket.ownerUnit(),
                clock.term(),
                clock.unit(),
                clock.due(),
                clock.breachedAt());
        return event("ticket-overdue", ticket.path(), data);
    }

    static NewEvent changed(Caliber caliber) {
        var data = new CaliberChanged(
                caliber.id(),
                caliber.interfaceCode(),
                caliber.field(),
                caliber.version(),
                caliber.text(),
                caliber.validFrom(),
                caliber.ticket(),
                caliber.decidedAt());
        return event("caliber-changed", "interfaces/" + caliber.interfaceCode(), data);
    }

    static NewEvent withdrawn(Caliber caliber) {
        var data = new CaliberWithdrawn(
                caliber.id(),
                caliber.interfaceCode(),
                caliber.field(),
                caliber.version(),
                caliber.withdrawal().at());
        return event("caliber-withdrawn", "interfaces/" + caliber.interfaceCode(), data);
    }

    private static NewEvent event(String fact, String subject, Object data) {
        return new NewEvent("cn.etown.governance." + fact + ".v1", subject, data);
    }
}
