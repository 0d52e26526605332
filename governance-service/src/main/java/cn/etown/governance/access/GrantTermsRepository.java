package cn.etown.governance.access;

import cn.etown.kit.page.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.UUID;

@ApplicationScoped
class GrantTermsRepository implements PanacheRepositoryBase<GrantTermsVersion, UUID> {

    /** Those of a grant, the first one first. */
    Uni<List<GrantTermsVersion>> after(PageRequest page, UUID grant) {
        return find(
                        "grantId = ?1 and number > ?2 order by number",
                        grant,
                        page.afterNumber().map(Long::intValue).orElse(0))
                .page(0, page.rows())
                .list();
    }

    Uni<Long> countOf(UUID grant) {
        return count("grantId", grant);
    }
}
