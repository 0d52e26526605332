package cn.etown.governance.access;

import cn.etown.governance.usage.Dependent;
import cn.etown.governance.usage.Dependents;
import cn.etown.kit.http.Links;
import cn.etown.kit.time.CountyTime;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

/** Who holds a live grant depends on the interface, by the fields it opens and those it chooses rows by (R3.2e). */
@ApplicationScoped
class GrantDependents implements Dependents {

    private final AccessGrantRepository repository;
    private final CountyTime time;
    private final Links links;

    GrantDependents(AccessGrantRepository repository, CountyTime time, Links links) {
        this.repository = repository;
        this.time = time;
        this.links = links;
    }

    @Override
    public Uni<List<Dependent>> of(String interfaceCode) {
        return repository
                .live(interfaceCode, time.today())
                .map(grants -> grants.stream().map(this::dependent).toList());
    }

    private Dependent dependent(AccessGrant grant) {
        var terms = grant.terms();
        return new Dependent("GRANT", links.to(grant.path()), terms.purpose(), grant.unit(), terms.touched());
    }
}
