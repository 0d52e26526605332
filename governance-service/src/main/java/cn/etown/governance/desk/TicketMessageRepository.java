package cn.etown.governance.desk;

import cn.etown.governance.lookup.Narrowed;
import cn.etown.kit.page.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.UUID;

@ApplicationScoped
class TicketMessageRepository implements PanacheRepositoryBase<TicketMessage, UUID> {

    /** The thread of a ticket, oldest first. */
    Uni<List<TicketMessage>> after(PageRequest page, UUID ticket) {
        return Narrowed.to(page).with("ticket", ticket).of(this);
    }
}
