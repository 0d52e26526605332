package cn.etown.governance.desk;

import cn.etown.kit.time.CountyTime;
import cn.etown.kit.work.Sweep;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Records the breaches of clocks that nobody stops. Any number of replicas may do so at once: each takes clocks that no other
 * holds, and records them in the transaction that holds them. That a ticket is overdue is seen without this, by its day.
 */
@ApplicationScoped
class OverdueTickets {

    private static final int BATCH = 100;

    private final TicketClockRepository clocks;
    private final TicketRepository tickets;
    private final TicketBreaches breaches;
    private final CountyTime time;

    OverdueTickets(TicketClockRepository clocks, TicketRepository tickets, TicketBreaches breaches, CountyTime time) {
        this.clocks = clocks;
        this.tickets = tickets;
        this.breaches = breaches;
        this.time = time;
    }

    @Scheduled(every = "${etown.desk.overdue-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> recordAll() {
        return Sweep.all(BATCH, most -> clocks.takeOverdue(time.today(), most), this::record);
    }

    private Uni<Void> record(TicketClock clock) {
        return tickets.findById(clock.ticket()).chain(ticket -> breaches.recordIfAny(ticket, clock));
    }
}
