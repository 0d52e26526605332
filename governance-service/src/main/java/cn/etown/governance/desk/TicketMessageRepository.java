package cn.etown.governance.desk;

import cn.etown.kit.page.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.UUID;

@ApplicationScoped
class TicketMessageRepository implements PanacheRepositoryBase<TicketMessage, UUID> {

    private static final UUID FIRST = new UUID(0, 0);

    /** The thread of a ticket, oldest first. */
    Uni<List<TicketMessage>> after(PageRequest page, UUID ticket) {
        return find(
                        "ticket = ?1 and id > ?2 order by id",
                        ticket,
                        page.afterId().orElse(FIRST))
                .page(0, page.rows())
                .list();
    }
}
