package cn.etown.governance.unit;

import cn.etown.governance.lookup.Narrowed;
import cn.etown.governance.lookup.Seen;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.Text;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.UUID;

@ApplicationScoped
class ResponsiblePersonRepository implements PanacheRepositoryBase<ResponsiblePerson, UUID> {

    /** A person of a unit that {@code caller} may see; any other is not found. */
    Uni<ResponsiblePerson> require(UUID id, Caller caller) {
        return findById(id).plug(Seen.by(caller, ResponsiblePerson::unit, () -> notFound(id)));
    }

    /** The people of {@code unit}, in the order of their registration. */
    Uni<List<ResponsiblePerson>> after(PageRequest page, String unit) {
        return Narrowed.to(page).with("unit", unit).of(this);
    }

    private static NotFound notFound(UUID id) {
        return new NotFound(new Text("责任人", "responsible person"), id);
    }
}
