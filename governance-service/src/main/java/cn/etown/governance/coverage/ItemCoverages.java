package cn.etown.governance.coverage;

import cn.etown.governance.coverage.domain.Carrier;
import cn.etown.governance.sourcesystem.domain.DataDomain;
import cn.etown.kit.feed.Outbox;
import cn.etown.kit.time.CountyTime;
import cn.etown.kit.work.InOrder;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Keeps what items count as in step with what was decided about them, from today on. */
@ApplicationScoped
class ItemCoverages {

    private final DataItemRepository items;
    private final ItemCoverageRepository coverages;
    private final CoverageChangeRepository changes;
    private final Outbox outbox;
    private final CountyTime time;

    ItemCoverages(
            DataItemRepository items,
            ItemCoverageRepository coverages,
            CoverageChangeRepository changes,
            Outbox outbox,
            CountyTime time) {
        this.items = items;
        this.coverages = coverages;
        this.changes = changes;
        this.outbox = outbox;
        this.time = time;
    }

    /**
     * Writes what {@code changed} items count as from today on, and tells the new figure of their source system.
     *
     * @param changed of one source system; nothing happens where there are none
     * @param carrier the interface of those that are connected
     */
    Uni<Void> follow(List<DataItem> changed, Carrier carrier) {
        return follow(Map.of(carrier, changed));
    }

    /** As {@link #follow(List, Carrier)}, of items of one source system by the interface of those that are connected. */
    Uni<Void> follow(Map<Carrier, List<DataItem>> changed) {
        var first = changed.values().stream().flatMap(List::stream).findFirst();
        return first.map(any -> items.flush()
                        .chain(() -> changes.lock(any.domain()))
                        .chain(() -> InOrder.each(
                                List.copyOf(changed.entrySet()),
                                alike -> coverages.writeFrom(time.today(), alike.getValue(), alike.getKey())))
                        .chain(() -> tell(any.sourceSystem(), any.unit(), any.domain())))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** Tells the figure of a source system as it is now. */
    Uni<Void> tell(UUID system, String unit, DataDomain domain) {
        var today = time.today();
        return changes.tallyOn(today, new CoverageScope(CoverageLevel.SYSTEM, system.toString(), null, null))
                .chain(tally -> outbox.append(CoverageEvents.changed(system, unit, domain, today, tally)));
    }

    /** What items count as today, in their order. */
    Uni<List<DataItemView>> views(List<DataItem> decided) {
        return items.standingsOn(
                        time.today(), decided.stream().map(DataItem::id).toList())
                .map(standings -> decided.stream()
                        .map(item -> DataItemView.of(item, standings.get(item.id())))
                        .toList());
    }

    /** What an item counts as today, for whoever reads it. */
    Uni<DataItemView> view(DataItem item) {
        return items.standingOn(time.today(), item.id()).map(standing -> DataItemView.of(item, standing));
    }
}
