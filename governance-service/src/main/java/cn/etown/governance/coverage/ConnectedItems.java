package cn.etown.governance.coverage;

import cn.etown.governance.usage.Dependent;
import cn.etown.governance.usage.Dependents;
import cn.etown.kit.http.Links;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Set;

/**
 * Data items count as connected by a field of an interface, and as missing without it (R4.3a): whoever changes the interface sees
 * them beforehand. They hold up nothing.
 */
@ApplicationScoped
class ConnectedItems implements Dependents {

    private final DataItemRepository items;
    private final Links links;

    ConnectedItems(DataItemRepository items, Links links) {
        this.items = items;
        this.links = links;
    }

    @Override
    public Uni<List<Dependent>> of(String interfaceCode) {
        return items.countedBy(interfaceCode)
                .map(connected -> connected.stream().map(this::dependent).toList());
    }

    /** One that was connected before fields were named may be carried by any of them. */
    private Dependent dependent(DataItem item) {
        Set<String> fields = item.interfaceField() == null ? Set.of() : Set.of(item.interfaceField());
        return new Dependent(
                Dependent.DATA_ITEM, links.to(item.path()), item.name().toString(), item.unit(), fields);
    }
}
