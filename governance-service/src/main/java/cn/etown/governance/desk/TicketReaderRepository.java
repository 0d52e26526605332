package cn.etown.governance.desk;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.stream.Stream;

@ApplicationScoped
class TicketReaderRepository implements PanacheRepositoryBase<TicketReader, TicketReader.Key> {

    /** Lets the units see the ticket that have to do with it. */
    Uni<Void> open(Ticket ticket) {
        var units = Stream.of(
                ticket.ownerUnit(), ticket.reporterUnit() == null ? ticket.ownerUnit() : ticket.reporterUnit());
        return persist(units.distinct().map(unit -> new TicketReader(unit, ticket.id())));
    }
}
