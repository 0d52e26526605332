package cn.etown.governance.desk;

import cn.etown.governance.clock.KeptClockRepository;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class TicketClockRepository extends KeptClockRepository<TicketClock> {

    TicketClockRepository() {
        super("ticket_clock", "ticket");
    }
}
