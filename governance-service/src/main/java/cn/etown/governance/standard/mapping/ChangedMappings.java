package cn.etown.governance.standard.mapping;

import cn.etown.kit.time.CountyTime;
import cn.etown.kit.work.Sweep;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;

/**
 * What follows from the day alone: a mapping begins or ceases to hold, so that own codes are held against another one (R5.4);
 * reports that were counted long ago are forgotten. Any number of replicas may do so at once.
 */
@ApplicationScoped
class ChangedMappings {

    private static final int BATCH = 100;
    private static final int REPORTS = 10_000;

    /** As long may a report be sent again [ours]. */
    private static final Duration REPORTS_KEPT = Duration.ofDays(90);

    private final UnmappedCodeRepository repository;
    private final UnmappedCodes unmapped;
    private final CountyTime time;

    ChangedMappings(UnmappedCodeRepository repository, UnmappedCodes unmapped, CountyTime time) {
        this.repository = repository;
        this.unmapped = unmapped;
        this.time = time;
    }

    @Scheduled(every = "${etown.mapped-codes.compare-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> compareAll() {
        return Sweep.all(
                BATCH,
                most -> repository.takeChanged(time.today(), most),
                changed -> unmapped.compare(changed.unit(), changed.codeList()));
    }

    @Scheduled(every = "1h", delayed = "2m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forgetReports() {
        return Panache.withTransaction(() -> repository.forgetBefore(time.now().minus(REPORTS_KEPT), REPORTS))
                .chain(forgotten -> forgotten < REPORTS ? Uni.createFrom().voidItem() : forgetReports());
    }
}
