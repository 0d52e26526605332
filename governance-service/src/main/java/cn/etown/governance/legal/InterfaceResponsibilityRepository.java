package cn.etown.governance.legal;

import cn.etown.kit.page.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.UUID;

@ApplicationScoped
class InterfaceResponsibilityRepository implements PanacheRepositoryBase<InterfaceResponsibility, UUID> {

    private static final UUID FIRST = new UUID(0, 0);

    /** Those of an interface, oldest first. */
    Uni<List<InterfaceResponsibility>> after(PageRequest page, String interfaceCode) {
        return find(
                        "interfaceCode = ?1 and id > ?2 order by id",
                        interfaceCode,
                        page.afterId().orElse(FIRST))
                .page(0, page.rows())
                .list();
    }

    /** Who answers for the interface now, or {@code null}. */
    Uni<InterfaceResponsibility> current(String interfaceCode) {
        return find("interfaceCode = ?1 order by id desc", interfaceCode).firstResult();
    }
}
