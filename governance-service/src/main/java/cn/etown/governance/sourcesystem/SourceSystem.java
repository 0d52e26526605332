package cn.etown.governance.sourcesystem;

import cn.etown.governance.sourcesystem.domain.DataDomain;
import cn.etown.governance.sourcesystem.domain.Phase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import java.time.Instant;
import java.util.UUID;

/** A system of a unit that data come from (R3.1). */
@Entity
class SourceSystem {

    @Id
    private UUID id;

    private String unit;
    private String name;

    @Enumerated(EnumType.STRING)
    private DataDomain domain;

    @Enumerated(EnumType.STRING)
    private Phase phase;

    private Instant registeredAt;

    @Version
    private long revision;

    protected SourceSystem() {}

    SourceSystem(UUID id, RegisterSourceSystemRequest request, Instant registeredAt) {
        this.id = id;
        this.unit = request.unit();
        this.name = request.name();
        this.domain = request.domain();
        this.phase = request.phase();
        this.registeredAt = registeredAt;
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

    DataDomain domain() {
        return domain;
    }

    Phase phase() {
        return phase;
    }

    Instant registeredAt() {
        return registeredAt;
    }

    long revision() {
        return revision;
    }
}
