package cn.etown.governance.sourcesystem;

import cn.etown.kit.feed.Outbox;
import cn.etown.kit.time.CountyTime;
import cn.etown.kit.work.InOrder;
import cn.etown.kit.work.Sweep;
import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

/**
 * Tells of licences that end soon and of those that have ended, each once (R5.3). Any number of replicas may do so at once: each
 * takes licences that no other holds. That a licence does not hold any more is seen without this, by its day.
 */
@ApplicationScoped
class LicenceEnds {

    private static final int BATCH = 100;

    private final LicenceVersionRepository repository;
    private final List<LicenceWatcher> watchers;
    private final Outbox outbox;
    private final CountyTime time;
    private final LicenceSettings settings;

    LicenceEnds(
            LicenceVersionRepository repository,
            @All List<LicenceWatcher> watchers,
            Outbox outbox,
            CountyTime time,
            LicenceSettings settings) {
        this.repository = repository;
        this.watchers = watchers;
        this.outbox = outbox;
        this.time = time;
        this.settings = settings;
    }

    @Scheduled(every = "${etown.licences.ends-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tellAll() {
        return Sweep.all(BATCH, this::takeEnding, this::tellEnding)
                .chain(() -> Sweep.all(BATCH, most -> repository.takeEnded(time.today(), most), this::tellEnded));
    }

    private Uni<List<LicenceVersion>> takeEnding(int most) {
        var today = time.today();
        return repository.takeEnding(today, today.plusDays(settings.warningDays()), most);
    }

    private Uni<Void> tellEnding(LicenceVersion licence) {
        licence.endingTold(time.now());
        return outbox.append(LicenceEvents.ending(licence));
    }

    private Uni<Void> tellEnded(LicenceVersion licence) {
        licence.endedTold(time.now());
        return outbox.append(LicenceEvents.ended(licence))
                .chain(() ->
                        InOrder.each(watchers, watcher -> watcher.ended(licence.sourceSystem(), licence.untilDay())));
    }
}
