package cn.etown.governance.sourcesystem;

import cn.etown.governance.sourcesystem.domain.DataDomain;
import cn.etown.governance.sourcesystem.domain.Phase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A system of a unit that data come from (R3.1). */
@Entity
class SourceSystem {

    @Id
    private UUID id;

    private String unit;
    private String name;
    private String nameEn;

    @Enumerated(EnumType.STRING)
    private DataDomain domain;

    @Enumerated(EnumType.STRING)
    private Phase phase;

    private String licence;
    private String licenceLink;
    private LocalDate licenceUntil;
    private Instant registeredAt;
    private LocalDate endedOn;

    @Version
    private long revision;

    protected SourceSystem() {}

    SourceSystem(UUID id, RegisterSourceSystemRequest request, Instant registeredAt) {
        this.id = id;
        this.unit = request.unit();
        this.name = request.name();
        this.nameEn = request.nameEn();
        this.domain = request.domain();
        this.phase = request.phase();
        if (request.licence() != null) {
            hold(request.licence());
        }
        this.registeredAt = registeredAt;
    }

    /** The licence by which it is used from now on. */
    final void hold(Licence held) {
        licence = held.text();
        licenceLink = held.link();
        licenceUntil = held.until();
    }

    /** @param lastDay the last day on which it was used; {@code null} where it does not end */
    void moveTo(Phase target, LocalDate lastDay) {
        phase = phase.moveTo(target);
        endedOn = lastDay;
    }

    void correct(ChangeSourceSystemRequest request) {
        name = request.name();
        nameEn = request.nameEn();
        domain = request.domain();
    }

    UUID id() {
        return id;
    }

    String unit() {
        return unit;
    }

    String name() {
        return name;
    }

    /** What it is called in English, or {@code null}. */
    String nameEn() {
        return nameEn;
    }

    DataDomain domain() {
        return domain;
    }

    Phase phase() {
        return phase;
    }

    Licence licence() {
        return licence == null ? null : new Licence(licence, licenceLink, licenceUntil);
    }

    /** The last day on which it was used; {@code null} while it is. */
    LocalDate endedOn() {
        return endedOn;
    }

    Instant registeredAt() {
        return registeredAt;
    }

    long revision() {
        return revision;
    }
}
