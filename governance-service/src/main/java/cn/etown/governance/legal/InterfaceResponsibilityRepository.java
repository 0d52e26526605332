package cn.etown.governance.legal;

import cn.etown.kit.page.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Collection;
import java.util.List;
import java.util.Set;
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

    /** Those of {@code codes} for which somebody answers. */
    Uni<Set<String>> answeredFor(Collection<String> codes) {
        return getSession()
                .chain(session -> session.createSelectionQuery(
                                "select distinct interfaceCode from InterfaceResponsibility where interfaceCode in :codes",
                                String.class)
                        .setParameter("codes", codes)
                        .getResultList())
                .map(Set::copyOf);
    }
}
