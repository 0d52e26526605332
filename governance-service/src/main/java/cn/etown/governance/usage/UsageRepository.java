package cn.etown.governance.usage;

import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.Text;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Map;
import java.util.UUID;

@ApplicationScoped
class UsageRepository implements PanacheRepositoryBase<Usage, UUID> {

    private static final UUID FIRST = new UUID(0, 0);

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

    Uni<List<Usage>> after(PageRequest page, String interfaceCode) {
        return find(
                        "interfaceCode = :code and id > :after order by id",
                        Map.of("code", interfaceCode, "after", page.afterId().orElse(FIRST)))
                .page(0, page.rows())
                .list();
    }

    Uni<List<Usage>> after(PageRequest page, UUID dataItem) {
        return find(
                        "dataItem = :item and id > :after order by id",
                        Map.of("item", dataItem, "after", page.afterId().orElse(FIRST)))
                .page(0, page.rows())
                .list();
    }

    Uni<List<Usage>> ofItem(UUID dataItem) {
        return list("dataItem = ?1 order by id", dataItem);
    }

    Uni<List<Usage>> ofInterface(String interfaceCode) {
        return list("interfaceCode = ?1 order by id", interfaceCode);
    }
}
