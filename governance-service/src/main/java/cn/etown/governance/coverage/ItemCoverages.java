package cn.etown.governance.coverage;

import cn.etown.governance.coverage.domain.Tally;
import cn.etown.kit.feed.Outbox;
import cn.etown.kit.time.CountyTime;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

/** Keeps what items count as in step with what was decided about them, from today on. */
@ApplicationScoped
class ItemCoverages {

    private final DataItemRepository items;
    private final ItemCoverageRepository coverages;
    private final Outbox outbox;
    private final CountyTime time;

    ItemCoverages(DataItemRepository items, ItemCoverageRepository coverages, Outbox outbox, CountyTime time) {
        this.items = items;
        this.coverages = coverages;
        this.outbox = outbox;
        this.time = time;
    }

    /**
     * Writes what {@code changed} items count as from today on, and tells the new figure of their source system.
     *
     * @param changed of one source system; nothing happens where there are none
     * @param carried whether the interface of those that are connected is ONLINE or DEPRECATED
     */
    Uni<Void> follow(List<DataItem> changed, boolean carried) {
        if (changed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var any = changed.get(0);
        var today = time.today();
        return items.flush()
                .chain(() -> coverages.writeFrom(today, changed, carried))
                .chain(() -> tallyOf(any))
                .chain(tally -> outbox.append(CoverageEvents.changed(any, today, tally)));
    }

    private Uni<Tally> tallyOf(DataItem item) {
        var system = item.sourceSystem().toString();
        return coverages.tallyOn(time.today(), new CoverageScope(CoverageLevel.SYSTEM, system, null, null));
    }

    /** What an item counts as today, for whoever reads it. */
    Uni<DataItemView> view(DataItem item) {
        return items.standingOn(time.today(), item.id()).map(standing -> DataItemView.of(item, standing));
    }
}
