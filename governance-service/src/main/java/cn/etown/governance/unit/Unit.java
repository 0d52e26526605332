package cn.etown.governance.unit;

import cn.etown.governance.unit.domain.UnitCode;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import java.time.Instant;

/** An organisation the center knows (R3.2a). */
@Entity
class Unit {

    @Id
    private String code;

    private String name;
    private Instant registeredAt;

    @Version
    private long revision;

    protected Unit() {}

    Unit(UnitCode code, String name, Instant registeredAt) {
        this.code = code.value();
        this.name = name;
        this.registeredAt = registeredAt;
    }

    String code() {
        return code;
    }

    String name() {
        return name;
    }

    Instant registeredAt() {
        return registeredAt;
    }

    long revision() {
        return revision;
    }
}
