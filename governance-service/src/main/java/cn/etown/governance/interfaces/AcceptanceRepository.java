package cn.etown.governance.interfaces;

import cn.etown.kit.page.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.UUID;

@ApplicationScoped
class AcceptanceRepository implements PanacheRepositoryBase<Acceptance, UUID> {

    private static final UUID FIRST = new UUID(0, 0);

    /** Those of an interface, oldest first. */
    Uni<List<Acceptance>> after(PageRequest page, String interfaceCode) {
        return find(
                        "interfaceCode = ?1 and id > ?2 order by id",
                        interfaceCode,
                        page.afterId().orElse(FIRST))
                .page(0, page.rows())
                .list();
    }

    /** The newest one of an interface, or {@code null}. */
    Uni<Acceptance> latestOf(String interfaceCode) {
        return find("interfaceCode = ?1 order by id desc", interfaceCode).firstResult();
    }
}
