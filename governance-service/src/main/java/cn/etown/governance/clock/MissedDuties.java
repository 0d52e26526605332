package cn.etown.governance.clock;

import cn.etown.kit.time.CountyTime;
import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

/**
 * Records the breaches of decisions that nobody makes. Any number of replicas may do so at once: each breach is added once. That
 * a decision is overdue is seen without this, by its day.
 */
@ApplicationScoped
class MissedDuties {

    private static final int BATCH = 100;

    private final List<TimedDuties> features;
    private final Breaches breaches;
    private final CountyTime time;

    MissedDuties(@All List<TimedDuties> features, Breaches breaches, CountyTime time) {
        this.features = features;
        this.breaches = breaches;
        this.time = time;
    }

    @Scheduled(every = "${etown.clocks.missed-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> recordAll() {
        return Multi.createFrom()
                .iterable(features)
                .onItem()
                .transformToUniAndConcatenate(this::recordAll)
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> recordAll(TimedDuties feature) {
        return Panache.withTransaction(() -> recordSome(feature))
                .chain(recorded -> recorded < BATCH ? Uni.createFrom().voidItem() : recordAll(feature));
    }

    private Uni<Integer> recordSome(TimedDuties feature) {
        return feature.missed(time.today(), BATCH)
                .call(found -> Multi.createFrom()
                        .iterable(found)
                        .onItem()
                        .transformToUniAndConcatenate(breaches::recordIfLate)
                        .onItem()
                        .ignoreAsUni())
                .map(List::size);
    }
}
