package cn.etown.governance.coverage;

import cn.etown.kit.feed.Outbox;
import cn.etown.kit.time.CountyTime;
import cn.etown.kit.work.Sweep;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Tells the feed of exemptions whose last day is over (R4.3a). That an item counts as missing from that day on is written ahead
 * and needs nobody; this is for those who wait to hear of it. Any number of replicas may do so at once: each takes exemptions
 * that no other holds.
 */
@ApplicationScoped
class ExpiredExemptions {

    private static final int BATCH = 100;

    private final ExemptionRepository repository;
    private final DataItemRepository items;
    private final Outbox outbox;
    private final CountyTime time;

    ExpiredExemptions(ExemptionRepository repository, DataItemRepository items, Outbox outbox, CountyTime time) {
        this.repository = repository;
        this.items = items;
        this.outbox = outbox;
        this.time = time;
    }

    @Scheduled(every = "${etown.coverage.expired-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tellAll() {
        return Sweep.all(BATCH, most -> repository.takeEnded(time.today(), most), this::tell);
    }

    private Uni<Void> tell(Exemption ended) {
        ended.endTold(time.now());
        return items.findById(ended.item())
                .chain(item -> ended.until().equals(item.exemptUntil())
                        ? outbox.append(CoverageEvents.expired(ended))
                        : Uni.createFrom().voidItem());
    }
}
