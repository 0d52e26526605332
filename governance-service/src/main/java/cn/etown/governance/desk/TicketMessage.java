package cn.etown.governance.desk;

import cn.etown.governance.desk.domain.TicketState;
import cn.etown.kit.caller.Caller;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import org.hibernate.annotations.Immutable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What somebody said on a ticket. Never changed itself; the database refuses it too. */
@Entity
@Immutable
class TicketMessage {

    @Id
    private UUID id;

    private UUID ticket;
    private Instant at;
    private String author;
    private String authorName;
    private String authorUnit;
    private String text;
    private String[] links;

    @Enumerated(EnumType.STRING)
    private TicketState movedTo;

    protected TicketMessage() {}

    TicketMessage(UUID id, UUID ticket, Instant at, Caller author, Said said) {
        this.id = id;
        this.ticket = ticket;
        this.at = at;
        this.author = author.subject();
        this.authorName = author.name();
        this.authorUnit = author.unit().orElse(null);
        this.text = said.text();
        this.links = said.links().toArray(String[]::new);
        this.movedTo = said.movedTo();
    }

    /**
     * What is said.
     *
     * @param movedTo the state the ticket was moved to by it, or {@code null}
     */
    record Said(String text, List<String> links, TicketState movedTo) {

        Said {
            links = links == null ? List.of() : List.copyOf(links);
        }
    }

    UUID id() {
        return id;
    }

    Instant at() {
        return at;
    }

    String author() {
        return author;
    }

    String authorName() {
        return authorName;
    }

    String authorUnit() {
        return authorUnit;
    }

    String text() {
        return text;
    }

    List<String> links() {
        return List.of(links);
    }

    TicketState movedTo() {
        return movedTo;
    }
}
