package cn.etown.governance.interfaces;

import cn.etown.kit.page.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class AcceptanceRepository implements PanacheRepositoryBase<Acceptance, UUID> {

    /** Those of an interface, oldest first. */
    Uni<List<Acceptance>> after(PageRequest page, String interfaceCode) {
        return find(
                        "interfaceCode = ?1 and number > ?2 order by number",
                        interfaceCode,
                        page.afterNumber().orElse(0L))
                .page(0, page.rows())
                .list();
    }

    /** The newest one of an interface, or {@code null}. */
    Uni<Acceptance> latestOf(String interfaceCode) {
        return find("interfaceCode = ?1 order by number desc", interfaceCode).firstResult();
    }

    /** Those of many interfaces, oldest first. */
    Uni<List<Acceptance>> ofAll(Collection<String> interfaceCodes) {
        return list("interfaceCode in ?1 order by number", interfaceCodes);
    }
}
