package cn.etown.governance.unit;

import cn.etown.kit.caller.Caller;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.Text;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Map;

@ApplicationScoped
class UnitRepository implements PanacheRepositoryBase<Unit, String> {

    Uni<Unit> require(String code) {
        return findById(code).onItem().ifNull().failWith(() -> notFound(code));
    }

    /** The units {@code caller} may see, by code. */
    Uni<List<Unit>> after(PageRequest page, Caller caller) {
        var seen = caller.seesEveryUnit() ? "" : caller.unit().orElse("-");
        return find(
                        "code > :after and (:seen = '' or code = :seen) order by code",
                        Map.of("after", page.after().orElse(""), "seen", seen))
                .page(0, page.rows())
                .list();
    }

    static NotFound notFound(String code) {
        return new NotFound(new Text("单位", "unit"), code);
    }
}
