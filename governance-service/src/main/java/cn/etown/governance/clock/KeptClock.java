package cn.etown.governance.clock;

import cn.etown.governance.clock.domain.Term;
import cn.etown.governance.clock.domain.TermClock;
import cn.etown.kit.caller.Caller;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What is kept of a clock that runs or ran for whoever must act; see {@link TermClock} for how it counts. Once stopped it
 * stays as it is.
 */
@MappedSuperclass
public abstract class KeptClock {

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private Term term;

    private String unit;
    private UUID setting;
    private LocalDate startedOn;
    private int workingDays;
    private LocalDate due;
    private LocalDate pausedOn;
    private int pausedDays;
    private int extendedBy;
    private String extensionReason;
    private Instant extendedAt;
    private String extender;
    private String extenderName;
    private LocalDate stoppedOn;
    private Instant breachedAt;

    protected KeptClock() {}

    /** @param unit whose clock it is, or {@code null} where it is the center's */
    protected KeptClock(UUID id, String unit, RunningClocks.Started started) {
        this.id = id;
        this.term = started.setting().term();
        this.unit = unit;
        this.setting = started.setting().id();
        take(started.reading());
    }

    /** What the clock shows. */
    public TermClock reading() {
        return new TermClock(startedOn, workingDays, due, pausedOn, pausedDays, extendedBy, stoppedOn);
    }

    public void take(TermClock reading) {
        startedOn = reading.startedOn();
        workingDays = reading.workingDays();
        due = reading.due();
        pausedOn = reading.pausedOn();
        pausedDays = reading.pausedDays();
        extendedBy = reading.extendedBy();
        stoppedOn = reading.stoppedOn();
    }

    public void extend(TermClock reading, String reason, Caller who, Instant at) {
        take(reading);
        extensionReason = reason;
        extender = who.subject();
        extenderName = who.name();
        extendedAt = at;
    }

    /** Whether the term was not kept and nobody has recorded it yet. */
    public boolean isBreachToRecord(LocalDate today) {
        return breachedAt == null && reading().isOver(today);
    }

    public void breach(Instant at) {
        breachedAt = at;
    }

    public UUID id() {
        return id;
    }

    public Term term() {
        return term;
    }

    /** Whose clock it is, or {@code null} where it is the center's. */
    public String unit() {
        return unit;
    }

    public UUID setting() {
        return setting;
    }

    public LocalDate due() {
        return due;
    }

    public String extensionReason() {
        return extensionReason;
    }

    public Instant extendedAt() {
        return extendedAt;
    }

    public String extender() {
        return extender;
    }

    public String extenderName() {
        return extenderName;
    }

    /** When it was recorded that the term was not kept, or {@code null}. */
    public Instant breachedAt() {
        return breachedAt;
    }
}
