package cn.etown.governance.access;

import cn.etown.governance.access.domain.GrantDuty;
import cn.etown.governance.clock.KeptClock;
import cn.etown.governance.clock.RunningClocks;
import jakarta.persistence.Entity;

import java.util.UUID;

/** The clock of one duty on an application. */
@Entity
class GrantClock extends KeptClock {

    private UUID grantId;

    protected GrantClock() {}

    GrantClock(UUID id, AccessGrant grant, GrantDuty duty, RunningClocks.Started started) {
        super(id, grant.unitOf(duty), started);
        this.grantId = grant.id();
    }

    UUID grantId() {
        return grantId;
    }
}
