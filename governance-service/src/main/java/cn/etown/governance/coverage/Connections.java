package cn.etown.governance.coverage;

import cn.etown.governance.contract.ContractText;
import cn.etown.governance.contract.ContractWatcher;
import cn.etown.governance.contract.FieldsInForce;
import cn.etown.governance.contract.domain.Field;
import cn.etown.governance.coverage.domain.Carrier;
import cn.etown.governance.interfaces.InterfaceView;
import cn.etown.governance.interfaces.InterfaceWatcher;
import cn.etown.governance.interfaces.Interfaces;
import cn.etown.governance.interfaces.domain.InterfaceState;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Follows the interfaces and their contracts: an item counts as connected only while data can come by the field that is said to
 * carry it (R4.3a).
 */
@ApplicationScoped
class Connections implements InterfaceWatcher, ContractWatcher {

    private static final Set<InterfaceState> LIVE = EnumSet.of(InterfaceState.ONLINE, InterfaceState.DEPRECATED);

    private final DataItemRepository items;
    private final ItemCoverages coverages;
    private final Interfaces interfaces;
    private final FieldsInForce fields;

    Connections(DataItemRepository items, ItemCoverages coverages, Interfaces interfaces, FieldsInForce fields) {
        this.items = items;
        this.coverages = coverages;
        this.interfaces = interfaces;
        this.fields = fields;
    }

    /** What an interface brings; it must be held, so that it does not change before the items follow it. */
    Uni<Carrier> by(InterfaceView held) {
        return fields.of(held.code()).map(found -> carrier(held, found));
    }

    @Override
    public Uni<Void> moved(InterfaceView moved, InterfaceState from) {
        return LIVE.contains(moved.state()) == LIVE.contains(from)
                ? Uni.createFrom().voidItem()
                : by(moved).chain(carrier -> follow(moved.code(), carrier));
    }

    @Override
    public Uni<Void> cameIntoForce(UUID contract, ContractText text) {
        return interfaces
                .hold(text.interfaceCode())
                .chain(held -> follow(held.code(), carrier(held, text.schema().fields())));
    }

    private Uni<Void> follow(String interfaceCode, Carrier carrier) {
        return items.carriedBy(interfaceCode).chain(connected -> coverages.follow(connected, carrier));
    }

    private static Carrier carrier(InterfaceView held, List<Field> fields) {
        return new Carrier(
                LIVE.contains(held.state()), fields.stream().map(Field::name).collect(Collectors.toSet()));
    }
}
