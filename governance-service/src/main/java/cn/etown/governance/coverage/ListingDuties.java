package cn.etown.governance.coverage;

import cn.etown.governance.coverage.domain.Counted;
import cn.etown.governance.sourcesystem.SourceSystemView;
import cn.etown.governance.sourcesystem.SourceSystemWatcher;
import cn.etown.kit.time.CountyTime;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;

/**
 * Every source system owes a listing from the day it is registered, and a fresh one when the newest has grown old (R4.3a). Until
 * it comes, the figures say so: what nobody has listed is not known to be connected.
 */
@ApplicationScoped
class ListingDuties implements SourceSystemWatcher {

    private final CoverageChangeRepository changes;
    private final ItemCoverages coverages;
    private final CoverageSettings settings;
    private final CountyTime time;

    ListingDuties(
            CoverageChangeRepository changes, ItemCoverages coverages, CoverageSettings settings, CountyTime time) {
        this.changes = changes;
        this.coverages = coverages;
        this.settings = settings;
        this.time = time;
    }

    @Override
    public Uni<Void> registered(SourceSystemView system) {
        var today = time.today();
        return changes.lock(system.domain())
                .chain(() -> changes.add(system, today, Counted.SYSTEM))
                .chain(() -> changes.add(system, today, Counted.UNLISTED))
                .chain(() -> coverages.tell(system.id(), system.unit(), system.domain()));
    }

    /** The newest listing has come; the day on which it will be too old is written ahead. */
    Uni<Void> listed(SourceSystemView system, LocalDate takenOn) {
        var today = time.today();
        var tooOld = takenOn.plusMonths(settings.listingMonths()).plusDays(1);
        return changes.lock(system.domain())
                .chain(() -> changes.listingCame(system.id(), today))
                .chain(() -> changes.add(system, tooOld.isBefore(today) ? today : tooOld, Counted.OUTDATED));
    }
}
