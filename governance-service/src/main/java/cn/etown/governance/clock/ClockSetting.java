package cn.etown.governance.clock;

import cn.etown.governance.clock.domain.Matter;
import cn.etown.governance.clock.domain.Term;
import cn.etown.kit.caller.Caller;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * How many working days a term has, or months an interval, from a day on. Never changed itself; a change is a later version, and what does not hold
 * yet can be withdrawn.
 */
@Entity
public class ClockSetting {

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private Matter kind;

    @Enumerated(EnumType.STRING)
    private Term term;

    private int version;
    private Integer workingDays;
    private Integer months;
    private LocalDate validFrom;
    private String source;
    private Instant enteredAt;
    private String enteredBy;
    private String enteredByName;

    @Embedded
    private Withdrawal withdrawal;

    protected ClockSetting() {}

    public ClockSetting(UUID id, int version, DecideClockSettingRequest request, Caller by, Instant enteredAt) {
        this.id = id;
        this.kind = request.kind();
        this.term = request.term();
        this.version = version;
        this.workingDays = request.workingDays();
        this.months = request.months();
        this.validFrom = request.validFrom();
        this.source = request.source();
        this.enteredAt = enteredAt;
        this.enteredBy = by.subject();
        this.enteredByName = by.name();
    }

    void withdraw(Caller who, String reason, LocalDate today, Instant at) {
        withdrawal = Withdrawal.of(withdrawal, validFrom, who, reason, today, at);
    }

    public UUID id() {
        return id;
    }

    Matter kind() {
        return kind;
    }

    public Term term() {
        return term;
    }

    int version() {
        return version;
    }

    /** {@code null} where it is in months. */
    public Integer workingDays() {
        return workingDays;
    }

    /** {@code null} where it is in working days. */
    Integer months() {
        return months;
    }

    public LocalDate validFrom() {
        return validFrom;
    }

    String source() {
        return source;
    }

    Instant enteredAt() {
        return enteredAt;
    }

    /** Who decided it; {@code null} for what came with the installation. */
    String enteredBy() {
        return enteredBy;
    }

    /** That it was taken back, or {@code null}. */
    Withdrawal withdrawal() {
        return withdrawal;
    }

    String enteredByName() {
        return enteredByName;
    }
}
