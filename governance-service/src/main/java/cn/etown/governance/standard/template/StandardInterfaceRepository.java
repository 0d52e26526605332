package cn.etown.governance.standard.template;

import cn.etown.kit.page.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.UUID;

@ApplicationScoped
class StandardInterfaceRepository implements PanacheRepositoryBase<StandardInterfaceVersion, UUID> {

    /** The versions of a standard, oldest first; none where there is no such standard. */
    Uni<List<StandardInterfaceVersion>> versions(String code) {
        return list("code = ?1 order by number", code);
    }

    /** The codes of standards, in their order. */
    Uni<List<String>> codesAfter(PageRequest page) {
        return getSession()
                .chain(session -> session.createSelectionQuery(
                                "select distinct code from StandardInterfaceVersion where code > :after order by code",
                                String.class)
                        .setParameter("after", page.after().orElse(""))
                        .setMaxResults(page.rows())
                        .getResultList());
    }

    /** All versions of these standards, by code and oldest first. */
    Uni<List<StandardInterfaceVersion>> ofAll(List<String> codes) {
        return codes.isEmpty() ? Uni.createFrom().item(List.of()) : list("code in ?1 order by code, number", codes);
    }
}
