package cn.etown.governance.desk;

import cn.etown.governance.clock.Withdrawal;
import cn.etown.kit.caller.Caller;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What a field of an interface means, from a day on (口径). Never changed itself; a change is a later version, and what does not hold yet can be withdrawn. */
@Entity
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

    @Embedded
    private Withdrawal withdrawal;

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

    void withdraw(Caller who, String reason, LocalDate today, Instant at) {
        withdrawal = Withdrawal.of(withdrawal, validFrom, who, reason, today, at);
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

    /** That it was taken back, or {@code null}. */
    Withdrawal withdrawal() {
        return withdrawal;
    }

    String decidedByName() {
        return decidedByName;
    }
}
