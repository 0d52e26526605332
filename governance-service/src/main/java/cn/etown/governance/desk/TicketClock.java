package cn.etown.governance.desk;

import cn.etown.governance.clock.ClockSetting;
import cn.etown.governance.clock.KeptClock;
import cn.etown.governance.clock.domain.TermClock;
import cn.etown.governance.desk.domain.Duty;
import jakarta.persistence.Entity;

import java.util.UUID;

/** The clock of one duty on a ticket. */
@Entity
class TicketClock extends KeptClock {

    private UUID ticket;

    protected TicketClock() {}

    TicketClock(UUID id, Ticket ticket, Duty duty, ClockSetting setting, TermClock started) {
        super(id, ticket.unitOf(duty.party()), setting, started);
        this.ticket = ticket.id();
    }

    UUID ticket() {
        return ticket;
    }
}
