package cn.etown.governance.desk;

import cn.etown.kit.caller.Caller;
import cn.etown.kit.feed.Outbox;
import cn.etown.kit.id.Ids;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.time.CountyTime;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

/** What is said on tickets: all of it, questions, answers and reasons too, so that the thread can be read alone. */
@ApplicationScoped
class TicketThread {

    private final TicketMessageRepository repository;
    private final Outbox outbox;
    private final Ids ids;
    private final CountyTime time;

    TicketThread(TicketMessageRepository repository, Outbox outbox, Ids ids, CountyTime time) {
        this.repository = repository;
        this.outbox = outbox;
        this.ids = ids;
        this.time = time;
    }

    Uni<TicketMessage> add(Ticket ticket, Caller author, TicketMessage.Said said) {
        return repository
                .persist(new TicketMessage(ids.next(), ticket.id(), time.now(), author, said))
                .call(message -> outbox.append(DeskEvents.messageAdded(ticket, message)));
    }

    Uni<List<TicketMessage>> after(PageRequest page, Ticket ticket) {
        return repository.after(page, ticket.id());
    }
}
