package cn.etown.governance.coverage;

import cn.etown.governance.interfaces.InterfaceView;
import cn.etown.governance.interfaces.InterfaceWatcher;
import cn.etown.governance.interfaces.domain.InterfaceState;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.EnumSet;
import java.util.Set;

/** Follows the interfaces: an item counts as connected only while data can come (R4.3a). */
@ApplicationScoped
class Connections implements InterfaceWatcher {

    private static final Set<InterfaceState> CARRYING = EnumSet.of(InterfaceState.ONLINE, InterfaceState.DEPRECATED);

    private final DataItemRepository items;
    private final ItemCoverages coverages;

    Connections(DataItemRepository items, ItemCoverages coverages) {
        this.items = items;
        this.coverages = coverages;
    }

    /** Whether data come by an interface in this state. */
    static boolean carries(InterfaceState state) {
        return CARRYING.contains(state);
    }

    @Override
    public Uni<Void> moved(InterfaceView moved, InterfaceState from) {
        boolean carried = carries(moved.state());
        if (carried == carries(from)) {
            return Uni.createFrom().voidItem();
        }
        return items.carriedBy(moved.code()).chain(connected -> coverages.follow(connected, carried));
    }
}
