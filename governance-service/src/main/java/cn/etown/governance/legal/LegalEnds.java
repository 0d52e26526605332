package cn.etown.governance.legal;

import cn.etown.kit.feed.Outbox;
import cn.etown.kit.time.CountyTime;
import cn.etown.kit.work.Sweep;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

/**
 * Tells of reviews of legal bases that end soon and of those that have ended, each once (R5.3). Any number of replicas may do so
 * at once: each takes records that no other holds. That a review does not hold any more is seen without this, by its day.
 */
@ApplicationScoped
class LegalEnds {

    private static final int BATCH = 100;

    private final LegalRecordRepository repository;
    private final Outbox outbox;
    private final CountyTime time;
    private final LegalSettings settings;

    LegalEnds(LegalRecordRepository repository, Outbox outbox, CountyTime time, LegalSettings settings) {
        this.repository = repository;
        this.outbox = outbox;
        this.time = time;
        this.settings = settings;
    }

    @Scheduled(every = "${etown.legal.ends-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tellAll() {
        return Sweep.all(BATCH, this::takeEnding, this::tellEnding)
                .chain(() -> Sweep.all(BATCH, most -> repository.takeEnded(time.today(), most), this::tellEnded));
    }

    private Uni<List<LegalRecord>> takeEnding(int most) {
        var today = time.today();
        return repository.takeEnding(today, today.plusDays(settings.warningDays()), most);
    }

    private Uni<Void> tellEnding(LegalRecord record) {
        record.endingTold(time.now());
        return outbox.append(LegalEvents.ending(record));
    }

    private Uni<Void> tellEnded(LegalRecord record) {
        record.endedTold(time.now());
        return outbox.append(LegalEvents.ended(record));
    }
}
