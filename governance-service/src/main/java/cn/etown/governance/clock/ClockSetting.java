package cn.etown.governance.clock;

import cn.etown.governance.clock.domain.Matter;
import cn.etown.governance.clock.domain.Term;
import cn.etown.kit.caller.Caller;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import org.hibernate.annotations.Immutable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** How many working days a term has, from a day on. Never changed itself; a change is a later version. */
@Entity
@Immutable
public class ClockSetting {

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private Matter kind;

    @Enumerated(EnumType.STRING)
    private Term term;

    private int version;
    private int workingDays;
    private LocalDate validFrom;
    private String source;
    private Instant enteredAt;
    private String enteredBy;
    private String enteredByName;

    protected ClockSetting() {}

    public ClockSetting(UUID id, int version, DecideClockSettingRequest request, Caller by, Instant enteredAt) {
        this.id = id;
        this.kind = request.kind();
        this.term = request.term();
        this.version = version;
        this.workingDays = request.workingDays();
        this.validFrom = request.validFrom();
        this.source = request.source();
        this.enteredAt = enteredAt;
        this.enteredBy = by.subject();
        this.enteredByName = by.name();
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

    public int workingDays() {
        return workingDays;
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

    String enteredByName() {
        return enteredByName;
    }
}
