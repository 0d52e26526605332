package cn.etown.governance.coverage;

import cn.etown.governance.clock.ClockSettings;
import cn.etown.governance.clock.domain.Matter;
import cn.etown.governance.coverage.domain.Counted;
import cn.etown.governance.sourcesystem.SourceSystemView;
import cn.etown.governance.sourcesystem.SourceSystemWatcher;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import cn.etown.kit.time.CountyTime;
import cn.etown.kit.work.InOrder;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every source system owes a listing from the day it is registered, and a fresh one when the newest has grown old (R4.3a). Until
 * it comes, the figures say so: what nobody has listed is not known to be connected.
 */
@ApplicationScoped
class ListingDuties implements SourceSystemWatcher {

    private final CoverageChangeRepository changes;
    private final DataItemRepository items;
    private final ItemCoverages coverages;
    private final OverdueListings overdue;
    private final ClockSettings clocks;
    private final CountyTime time;

    ListingDuties(
            CoverageChangeRepository changes,
            DataItemRepository items,
            ItemCoverages coverages,
            OverdueListings overdue,
            ClockSettings clocks,
            CountyTime time) {
        this.changes = changes;
        this.items = items;
        this.coverages = coverages;
        this.overdue = overdue;
        this.clocks = clocks;
        this.time = time;
    }

    @Override
    public Uni<Void> registered(SourceSystemView system) {
        var today = time.today();
        return changes.lock(system.domain())
                .chain(() -> changes.add(system, today, Counted.SYSTEM, 1))
                .chain(() -> changes.add(system, today, Counted.UNLISTED, 1))
                .chain(() -> tell(system));
    }

    /**
     * A system that was entered in the wrong domain counts in the right one, on past days too; one with items stays, for they
     * count where they were taken.
     */
    @Override
    public Uni<Void> corrected(SourceSystemView before, SourceSystemView after) {
        return before.domain() == after.domain()
                ? Uni.createFrom().voidItem()
                : items.areKnownOf(after.id())
                        .invoke(ListingDuties::mustNotBeKnown)
                        .chain(() -> InOrder.each(
                                Stream.of(before.domain(), after.domain())
                                        .sorted()
                                        .toList(),
                                changes::lock))
                        .chain(() -> changes.moveToDomain(after))
                        .chain(() -> tell(after));
    }

    /**
     * No listing is owed of what is used no more. The known items go on counting until they are decided to be out of scope; a
     * system of which none is known counts no more itself.
     */
    @Override
    public Uni<Void> ended(SourceSystemView system) {
        var today = time.today();
        return changes.lock(system.domain())
                .chain(() -> overdue.recordIfLate(system))
                .chain(() -> changes.oweNoListing(system.id(), today))
                .chain(() -> items.areKnownOf(system.id()))
                .chain(known -> known ? Uni.createFrom().voidItem() : changes.add(system, today, Counted.SYSTEM, -1))
                .chain(() -> tell(system));
    }

    private static void mustNotBeKnown(boolean itemsAreKnown) {
        if (itemsAreKnown) {
            var detail = new Text("源系统已有登记的数据项，所属领域不能再改", "The source system has data items: its domain stays");
            throw new RuleRefused("source-system-in-use", detail)
                    .withClause("R4.3a")
                    .withErrors(List.of(new FieldError("/domain", detail)));
        }
    }

    private Uni<Void> tell(SourceSystemView system) {
        return coverages.tell(system.id(), system.unit(), system.domain());
    }

    /** The newest listing has come; the day on which it will be too old is written ahead. */
    Uni<Void> listed(SourceSystemView system, LocalDate takenOn) {
        var today = time.today();
        return changes.lock(system.domain())
                .chain(() -> overdue.recordIfLate(system))
                .chain(() -> changes.oweNoListing(system.id(), today))
                .chain(() -> clocks.months(Matter.SCHEMA_LISTING))
                .map(months -> takenOn.plusMonths(months).plusDays(1))
                .chain(tooOld -> changes.add(system, tooOld.isBefore(today) ? today : tooOld, Counted.OUTDATED, 1));
    }
}
