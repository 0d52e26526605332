package cn.etown.governance.sourcesystem;

import cn.etown.kit.page.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class SourceSystemRepository implements PanacheRepositoryBase<SourceSystem, UUID> {

    private static final UUID FIRST = new UUID(0, 0);

    /** The systems of {@code unit}, or of all units, in the order of their registration. */
    Uni<List<SourceSystem>> after(PageRequest page, Optional<String> unit) {
        return find(
                        "id > :after and (:unit = '' or unit = :unit) order by id",
                        Map.of("after", page.afterId().orElse(FIRST), "unit", unit.orElse("")))
                .page(0, page.rows())
                .list();
    }
}
