package cn.etown.governance.standard.naming;

import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.Text;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

@ApplicationScoped
class NamingRuleRepository implements PanacheRepositoryBase<KeptRule, String> {

    Uni<KeptRule> require(String code) {
        return findById(code).onItem().ifNull().failWith(() -> new NotFound(new Text("命名规则", "naming rule"), code));
    }

    Uni<List<KeptRule>> after(PageRequest page) {
        return find("code > ?1 order by code", page.after().orElse(""))
                .page(0, page.rows())
                .list();
    }

    Uni<List<KeptRule>> active() {
        return list("active order by code");
    }

    /** Those of which something is proposed, the oldest proposal first. */
    Uni<List<KeptRule>> proposed(int most) {
        return find("proposal is not null order by proposedAt, code")
                .page(0, most)
                .list();
    }
}
