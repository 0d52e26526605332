package cn.etown.governance.desk;

import cn.etown.governance.clock.KeptClock;
import cn.etown.governance.clock.RunningClocks;
import cn.etown.governance.desk.domain.Duty;
import jakarta.persistence.Entity;

import java.util.UUID;

/** The clock of one duty on a ticket. */
@Entity
class TicketClock extends KeptClock {

    private UUID ticket;

    protected TicketClock() {}

    TicketClock(UUID id, Ticket ticket, Duty duty, RunningClocks.Started started) {
        super(id, ticket.unitOf(duty.party()), started);
        this.ticket = ticket.id();
    }

    UUID ticket() {
        return ticket;
    }
}
