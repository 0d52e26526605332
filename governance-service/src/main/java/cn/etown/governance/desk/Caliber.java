package cn.etown.governance.desk;

import cn.etown.kit.caller.Caller;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Immutable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What a field of an interface means, from a day on (口径). Never changed itself; a change is a later version. */
@Entity
@Immutable
class Caliber {

    @Id
    private UUID id;

    private String interfaceCode;
    private String field;
    private int version;
    private String text;
    private LocalDate validFrom;
    private UUID ticket;
    private Instant decidedAt;
    private String decidedBy;
    private String decidedByName;

    protected Caliber() {}

    Caliber(UUID id, String interfaceCode, int version, DecideCaliberRequest request, Caller by, Instant decidedAt) {
        this.id = id;
        this.interfaceCode = interfaceCode;
        this.field = request.field();
        this.version = version;
        this.text = request.text();
        this.validFrom = request.validFrom();
        this.ticket = request.ticket();
        this.decidedAt = decidedAt;
        this.decidedBy = by.subject();
        this.decidedByName = by.name();
    }

    UUID id() {
        return id;
    }

    String interfaceCode() {
        return interfaceCode;
    }

    String field() {
        return field;
    }

    int version() {
        return version;
    }

    String text() {
        return text;
    }

    LocalDate validFrom() {
        return validFrom;
    }

    /** The ticket it comes of, or {@code null}. */
    UUID ticket() {
        return ticket;
    }

    Instant decidedAt() {
        return decidedAt;
    }

    String decidedBy() {
        return decidedBy;
    }

    String decidedByName() {
        return decidedByName;
    }
}
