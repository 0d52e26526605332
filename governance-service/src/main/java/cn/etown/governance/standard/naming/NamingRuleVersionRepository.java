package cn.etown.governance.standard.naming;

import cn.etown.kit.page.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.UUID;

@ApplicationScoped
class NamingRuleVersionRepository implements PanacheRepositoryBase<NamingRuleVersion, UUID> {

    /** Those of a rule, the first one first. */
    Uni<List<NamingRuleVersion>> after(PageRequest page, String rule) {
        return find(
                        "rule = ?1 and number > ?2 order by number",
                        rule,
                        page.afterNumber().map(Long::intValue).orElse(0))
                .page(0, page.rows())
                .list();
    }

    Uni<Long> countOf(String rule) {
        return count("rule", rule);
    }
}
