package cn.etown.governance.access;

import cn.etown.kit.time.CountyTime;
import cn.etown.kit.work.Sweep;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Records the breaches of clocks that nobody stops. Any number of replicas may do so at once: each takes clocks that no other
 * holds, and records them in the transaction that holds them. That an application is overdue is seen without this, by its day.
 */
@ApplicationScoped
class OverdueGrants {

    private static final int BATCH = 100;

    private final GrantClockRepository clocks;
    private final AccessGrantRepository grants;
    private final GrantBreaches breaches;
    private final CountyTime time;

    OverdueGrants(GrantClockRepository clocks, AccessGrantRepository grants, GrantBreaches breaches, CountyTime time) {
        this.clocks = clocks;
        this.grants = grants;
        this.breaches = breaches;
        this.time = time;
    }

    @Scheduled(every = "${etown.access.overdue-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> recordAll() {
        return Sweep.all(BATCH, most -> clocks.takeOverdue(time.today(), most), this::record);
    }

    private Uni<Void> record(GrantClock clock) {
        return grants.findById(clock.grantId()).chain(grant -> breaches.recordIfAny(grant, clock));
    }
}
