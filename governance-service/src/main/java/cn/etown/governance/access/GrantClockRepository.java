package cn.etown.governance.access;

import cn.etown.governance.clock.KeptClockRepository;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class GrantClockRepository extends KeptClockRepository<GrantClock> {

    GrantClockRepository() {
        super("grant_clock", "grantId");
    }
}
