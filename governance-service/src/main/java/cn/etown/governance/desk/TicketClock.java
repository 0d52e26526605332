package cn.etown.governance.desk;

import cn.etown.governance.desk.domain.Duty;
import cn.etown.governance.desk.domain.Term;
import cn.etown.governance.desk.domain.TermClock;
import cn.etown.kit.caller.Caller;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** The clock of one duty on a ticket; see {@link TermClock} for how it counts. Once stopped it stays as it is. */
@Entity
class TicketClock {

    @Id
    private UUID id;

    private UUID ticket;

    @Enumerated(EnumType.STRING)
    private Term term;

    private String unit;
    private UUID setting;
    private LocalDate startedOn;
    private int workingDays;
    private LocalDate due;
    private LocalDate pausedOn;
    private int extendedBy;
    private String extensionReason;
    private Instant extendedAt;
    private String extender;
    private String extenderName;
    private LocalDate stoppedOn;
    private Instant breachedAt;

    protected TicketClock() {}

    TicketClock(UUID id, Ticket ticket, Duty duty, ClockSetting setting, TermClock started) {
        this.id = id;
        this.ticket = ticket.id();
        this.term = setting.term();
        this.unit = ticket.unitOf(duty.party());
        this.setting = setting.id();
        take(started);
    }

    /** What the clock shows. */
    TermClock reading() {
        return new TermClock(startedOn, workingDays, due, pausedOn, extendedBy, stoppedOn);
    }

    void take(TermClock reading) {
        startedOn = reading.startedOn();
        workingDays = reading.workingDays();
        due = reading.due();
        pausedOn = reading.pausedOn();
        extendedBy = reading.extendedBy();
        stoppedOn = reading.stoppedOn();
    }

    void extend(TermClock reading, String reason, Caller who, Instant at) {
        take(reading);
        extensionReason = reason;
        extender = who.subject();
        extenderName = who.name();
        extendedAt = at;
    }

    /** Whether the term was not kept and nobody has recorded it yet. */
    boolean isBreachToRecord(LocalDate today) {
        return breachedAt == null && reading().isOver(today);
    }

    void breach(Instant at) {
        breachedAt = at;
    }

    UUID id() {
        return id;
    }

    UUID ticket() {
        return ticket;
    }

    Term term() {
        return term;
    }

    /** Whose clock it is, or {@code null} where it is the center's. */
    String unit() {
        return unit;
    }

    UUID setting() {
        return setting;
    }

    LocalDate due() {
        return due;
    }

    String extensionReason() {
        return extensionReason;
    }

    Instant extendedAt() {
        return extendedAt;
    }

    String extender() {
        return extender;
    }

    String extenderName() {
        return extenderName;
    }

    /** When it was recorded that the term was not kept, or {@code null}. */
    Instant breachedAt() {
        return breachedAt;
    }
}
