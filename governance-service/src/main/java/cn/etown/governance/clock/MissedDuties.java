package cn.etown.governance.clock;

import cn.etown.kit.time.CountyTime;
import cn.etown.kit.work.InOrder;
import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.List;

/**
 * Records the breaches of duties that nobody does. What is overdue changes with the day, so each kind of duty is looked through
 * once a day, page by page: each page is one transaction that also keeps how far it got, so that whoever goes on, after a failure
 * too, goes on from there. Any number of replicas may do so at once: one is at a page. That something is overdue is seen without
 * this, by its day.
 */
@ApplicationScoped
class MissedDuties {

    static final int PAGE = 500;

    private final List<TimedDuties> kinds;
    private final BreachSweeps sweeps;
    private final Breaches breaches;
    private final CountyTime time;

    MissedDuties(@All List<TimedDuties> kinds, BreachSweeps sweeps, Breaches breaches, CountyTime time) {
        this.kinds = kinds;
        this.sweeps = sweeps;
        this.breaches = breaches;
        this.time = time;
    }

    @Scheduled(every = "${etown.clocks.missed-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> recordAll() {
        return InOrder.each(kinds, this::recordAll);
    }

    private Uni<Void> recordAll(TimedDuties duties) {
        var today = time.today();
        return Panache.withTransaction(() -> sweeps.begin(duties.name(), today))
                .chain(() -> Multi.createBy()
                        .repeating()
                        .uni(() -> Panache.withTransaction(() -> recordPage(duties, today)))
                        .whilst(more -> more)
                        .onItem()
                        .ignoreAsUni());
    }

    /** Whether another page is to be looked at. */
    private Uni<Boolean> recordPage(TimedDuties duties, LocalDate today) {
        return sweeps.take(duties.name(), today)
                .onItem()
                .ifNotNull()
                .transformToUni(after -> duties.missed(today, after, PAGE)
                        .call(page -> breaches.record(page.missed()))
                        .call(page -> sweeps.reach(duties.name(), page.next()))
                        .map(page -> page.next() != null))
                .onItem()
                .ifNull()
                .continueWith(false);
    }
}
