package cn.etown.governance.desk;

import cn.etown.governance.clock.Breaches;
import cn.etown.governance.clock.Missed;
import cn.etown.governance.clock.ServiceItself;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.feed.Outbox;
import cn.etown.kit.time.CountyTime;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Records that a term was not kept (R8.4): once for each clock, and kept for good. */
@ApplicationScoped
class TicketBreaches {

    private final Breaches breaches;
    private final Outbox outbox;
    private final Audit audit;
    private final CountyTime time;

    TicketBreaches(Breaches breaches, Outbox outbox, Audit audit, CountyTime time) {
        this.breaches = breaches;
        this.outbox = outbox;
        this.audit = audit;
        this.time = time;
    }

    /** Records the breach where there is one that is not recorded yet. The clock must be held. */
    Uni<Void> recordIfAny(Ticket ticket, TicketClock clock) {
        if (!clock.isBreachToRecord(time.today())) {
            return Uni.createFrom().voidItem();
        }
        clock.breach(time.now());
        var missed = new Missed(ticket.kind().matter(), clock.term(), clock.unit(), ticket.path(), clock.due());
        return breaches.keep(missed)
                .chain(() -> outbox.append(DeskEvents.overdue(ticket, clock)))
                .chain(() ->
                        audit.record(AuditEntry.of(ServiceItself.CALLER, "record-overdue-ticket", ticket.path(), "R8.4")
                                .with("term", clock.term())
                                .with("due", clock.due().toString())));
    }
}
