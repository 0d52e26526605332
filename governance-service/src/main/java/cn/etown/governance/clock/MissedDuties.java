package cn.etown.governance.clock;

import cn.etown.kit.time.CountyTime;
import cn.etown.kit.work.InOrder;
import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.stream.Collectors;

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
        return InOrder.each(features, this::recordAll);
    }

    /** Ends where nothing is recorded any more, also where a feature tells of the same again. */
    private Uni<Void> recordAll(TimedDuties feature) {
        return Panache.withTransaction(() -> recordSome(feature))
                .chain(recorded -> recorded == 0 ? Uni.createFrom().voidItem() : recordAll(feature));
    }

    /** How many are recorded that nobody had. */
    private Uni<Long> recordSome(TimedDuties feature) {
        return feature.missed(time.today(), BATCH)
                .chain(found -> Multi.createFrom()
                        .iterable(found)
                        .onItem()
                        .transformToUniAndConcatenate(breaches::record)
                        .filter(added -> added)
                        .collect()
                        .with(Collectors.counting()));
    }
}
