package cn.etown.governance.usage;

import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.Text;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

@ApplicationScoped
class UsageRepository implements PanacheRepositoryBase<Usage, UUID> {

    private static final UUID FIRST = new UUID(0, 0);

    private static final String WAITING = """
            select link, name, unit from usage where data_item = :item and link > :after
            union all
            select cast(:planned as text), cast(:planned as text), null
            where cast(:planned as text) > :after
                and not exists (select from usage where data_item = :item and link = :planned)
            order by link limit :most""";

    private static final String WAITING_BUT =
            "select distinct u.link from Usage u where u.dataItem in :items and u.link not in :known order by u.link";

    Uni<Usage> require(UUID id) {
        return findById(id).onItem().ifNull().failWith(() -> new NotFound(new Text("使用登记", "usage"), id));
    }

    /** Keeps others from registering the same use until the transaction ends. */
    Uni<Void> hold(RegisterUsageRequest request) {
        var of = request.dataItem() == null ? request.interfaceCode() : request.dataItem();
        var use = of + " " + request.kind() + " " + request.link();
        return getSession()
                .chain(session -> session.createNativeQuery(
                                "select 1 from pg_advisory_xact_lock(hashtextextended(?1, 0))", Integer.class)
                        .setParameter(1, use)
                        .getSingleResult())
                .replaceWithVoid();
    }

    /** The use that is registered with this interface or item, kind and link; {@code null} where there is none. */
    Uni<Usage> findSame(RegisterUsageRequest request) {
        if (request.dataItem() != null) {
            return find("dataItem = ?1 and kind = ?2 and link = ?3", request.dataItem(), request.kind(), request.link())
                    .firstResult();
        }
        return find(
                        "interfaceCode = ?1 and kind = ?2 and link = ?3",
                        request.interfaceCode(),
                        request.kind(),
                        request.link())
                .firstResult();
    }

    /** In the order they were registered; of an interface, or of a data item, where one is named. */
    Uni<List<Usage>> after(PageRequest page, Optional<String> interfaceCode, Optional<UUID> dataItem) {
        var values = new HashMap<String, Object>();
        values.put("after", page.afterId().orElse(FIRST));
        interfaceCode.ifPresent(code -> values.put("code", code));
        dataItem.ifPresent(item -> values.put("item", item));
        String query = "id > :after"
                + (interfaceCode.isPresent() ? " and interfaceCode = :code" : "")
                + (dataItem.isPresent() ? " and dataItem = :item" : "");
        return find(query + " order by id", values).page(0, page.rows()).list();
    }

    /**
     * The demands that wait for a data item, by their links: those that are registered, and {@code planned} where it is not among
     * them; none is planned where that is empty.
     */
    Uni<List<Dependent>> waiting(UUID dataItem, String planned, String after, int most) {
        return getSession()
                .chain(session -> session.createNativeQuery(WAITING, Object[].class)
                        .setParameter("item", dataItem)
                        .setParameter("planned", planned)
                        .setParameter("after", after)
                        .setParameter("most", most)
                        .getResultList())
                .map(rows -> rows.stream().map(UsageRepository::waitingDemand).toList());
    }

    /** The links of what is registered to wait for one of {@code dataItems}, in their order, but those among {@code known}. */
    Uni<List<String>> waitingBut(Set<String> known, Set<UUID> dataItems, int most) {
        return getSession()
                .chain(session -> session.createSelectionQuery(WAITING_BUT, String.class)
                        .setParameter("items", dataItems)
                        .setParameter("known", known)
                        .setMaxResults(most)
                        .getResultList());
    }

    Uni<List<Usage>> ofInterface(String interfaceCode) {
        return list("interfaceCode = ?1 order by id", interfaceCode);
    }

    private static Dependent waitingDemand(Object[] row) {
        return new Dependent(UsageKind.DEMAND.name(), (String) row[0], (String) row[1], (String) row[2], Set.of());
    }
}
