package cn.etown.governance.coverage;

import cn.etown.governance.coverage.domain.ItemName;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.id.Ids;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.time.CountyTime;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Where data items became known, and were named again (R4.3a): only ever added to. */
@ApplicationScoped
class DataItemReferences {

    private final DataItemReferenceRepository repository;
    private final Ids ids;
    private final CountyTime time;

    DataItemReferences(DataItemReferenceRepository repository, Ids ids, CountyTime time) {
        this.repository = repository;
        this.ids = ids;
        this.time = time;
    }

    /** Notes where items that a listing brought became known. */
    Uni<Void> begin(List<DataItem> listed, Caller by) {
        return repository.addFirst(listed, by);
    }

    /** Notes where an item that a demand or an inspection brought to light became known. */
    Uni<Void> begin(DataItem item, Caller by) {
        var first = new DataItemReference(item.id(), item, item.origin(), item.reference(), by, item.registeredAt());
        return repository.persistAndFlush(first).replaceWithVoid();
    }

    /** Notes that a listing named items that are known. */
    Uni<Void> addListing(UUID system, Collection<ItemName> names, String listing, Caller by) {
        var rows = names.stream()
                .map(name -> Map.of("id", ids.next().toString(), "table", name.table(), "field", name.field()))
                .toList();
        return repository.addListing(system, rows, listing, by, time.now());
    }

    /** Notes that an item which is held was named again; {@code false} where that is known, and nothing changes. */
    Uni<Boolean> add(DataItem held, Origin origin, String reference, Caller by) {
        return repository
                .isKnown(held.id(), origin, reference)
                .call(known -> known
                        ? Uni.createFrom().voidItem()
                        : repository.persistAndFlush(
                                new DataItemReference(ids.next(), held, origin, reference, by, time.now())))
                .map(known -> !known);
    }

    /** Those of {@code items} of one source system that {@code person} named: all of them who uploaded a listing of it. */
    Uni<Set<UUID>> namedBy(Caller person, UUID system, List<DataItem> items) {
        return repository.namedBy(
                person.subject(), system, items.stream().map(DataItem::id).toList());
    }

    Uni<Page<DataItemReferenceView>> list(PageRequest page, DataItem item) {
        return repository
                .after(page, item.id())
                .map(found -> Page.of(page, found, DataItemReference::id, DataItemReference::view));
    }
}
