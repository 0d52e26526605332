package cn.etown.governance.desk;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Objects;
import java.util.stream.Stream;

@ApplicationScoped
class TicketReaderRepository implements PanacheRepositoryBase<TicketReader, TicketReader.Key> {

    /** Lets the units see the ticket that have to do with it. */
    Uni<Void> open(Ticket ticket) {
        var readers = Stream.of(ticket.ownerUnit(), ticket.reporterUnit())
                .filter(Objects::nonNull)
                .distinct()
                .map(unit -> new TicketReader(unit, ticket.id()))
                .toList();
        return readers.isEmpty() ? Uni.createFrom().voidItem() : persist(readers);
    }
}
