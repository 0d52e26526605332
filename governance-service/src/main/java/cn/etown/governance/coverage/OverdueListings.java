package cn.etown.governance.coverage;

import cn.etown.governance.clock.Breaches;
import cn.etown.governance.clock.ClockSettings;
import cn.etown.governance.clock.Missed;
import cn.etown.governance.clock.MissedPage;
import cn.etown.governance.clock.TimedDuties;
import cn.etown.governance.clock.domain.Matter;
import cn.etown.governance.clock.domain.Term;
import cn.etown.governance.coverage.CoverageChangeRepository.OwedSince;
import cn.etown.governance.sourcesystem.SourceSystemView;
import cn.etown.kit.time.CountyTime;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;

/** Listings that units did not upload in time (R4.3a). */
@ApplicationScoped
class OverdueListings implements TimedDuties {

    private final CoverageChangeRepository changes;
    private final ClockSettings clocks;
    private final Breaches breaches;
    private final CountyTime time;

    OverdueListings(CoverageChangeRepository changes, ClockSettings clocks, Breaches breaches, CountyTime time) {
        this.changes = changes;
        this.clocks = clocks;
        this.breaches = breaches;
        this.time = time;
    }

    @Override
    public String name() {
        return "listings";
    }

    @Override
    public Uni<MissedPage> missed(LocalDate today, String after, int most) {
        return clocks.lengths(Matter.SCHEMA_LISTING, Term.UPLOAD)
                .chain(lengths -> changes.owedSince(today, after, most)
                        .map(systems -> MissedPage.of(
                                systems,
                                most,
                                OwedSince::place,
                                owed -> owed.isOwed()
                                        ? lengths.dueBefore(today, owed.since())
                                                .map(due -> missed(owed, due))
                                                .orElse(null)
                                        : null)));
    }

    /** The system is about to owe none. */
    Uni<Void> recordIfLate(SourceSystemView system) {
        return changes.owedSince(time.today(), system.id())
                .chain(found -> found == null || !found.isOwed()
                        ? Uni.createFrom().voidItem()
                        : clocks.lengths(Matter.SCHEMA_LISTING, Term.UPLOAD)
                                .chain(lengths -> breaches.recordIfLate(
                                        missed(found, lengths.due(found.since()).orElse(null)))));
    }

    private static Missed missed(OwedSince owed, LocalDate due) {
        return new Missed(
                Matter.SCHEMA_LISTING, Term.UPLOAD, owed.unit(), "source-systems/" + owed.sourceSystem(), due);
    }
}
