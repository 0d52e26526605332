package cn.etown.governance.desk;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;

import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;

/** A unit that may see a ticket: it raised it, or it owns the interface. */
@Entity
@IdClass(TicketReader.Key.class)
class TicketReader {

    @Id
    private String unit;

    @Id
    private UUID ticket;

    protected TicketReader() {}

    TicketReader(String unit, UUID ticket) {
        this.unit = unit;
        this.ticket = ticket;
    }

    /** Who sees what. */
    static class Key implements Serializable {

        private static final long serialVersionUID = 1;

        private String unit;
        private UUID ticket;

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.unit.equals(unit) && key.ticket.equals(ticket);
        }

        @Override
        public int hashCode() {
            return Objects.hash(unit, ticket);
        }
    }
}
