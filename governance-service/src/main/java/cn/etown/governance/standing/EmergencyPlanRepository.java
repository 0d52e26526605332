package cn.etown.governance.standing;

import cn.etown.governance.lookup.Narrowed;
import cn.etown.kit.page.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.UUID;

@ApplicationScoped
class EmergencyPlanRepository implements PanacheRepositoryBase<EmergencyPlan, UUID> {

    /** The plans of {@code unit}, oldest first. */
    Uni<List<EmergencyPlan>> after(PageRequest page, String unit) {
        return Narrowed.to(page).with("unit", unit).of(this);
    }

    /** The newest plan of {@code unit}, or {@code null} where it has none. */
    Uni<EmergencyPlan> findNewest(String unit) {
        return find("unit = ?1 order by version desc", unit).firstResult();
    }
}
