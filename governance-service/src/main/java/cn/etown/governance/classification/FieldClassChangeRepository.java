package cn.etown.governance.classification;

import cn.etown.kit.page.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class FieldClassChangeRepository implements PanacheRepositoryBase<FieldClassChange, UUID> {

    private static final UUID FIRST = new UUID(0, 0);

    /** Those of an interface, of one field where it is given, oldest first. */
    Uni<List<FieldClassChange>> after(PageRequest page, String interfaceCode, Optional<String> field) {
        var after = page.afterId().orElse(FIRST);
        var found = field.map(name ->
                        find("interfaceCode = ?1 and field = ?2 and id > ?3 order by id", interfaceCode, name, after))
                .orElseGet(() -> find("interfaceCode = ?1 and id > ?2 order by id", interfaceCode, after));
        return found.page(0, page.rows()).list();
    }
}
