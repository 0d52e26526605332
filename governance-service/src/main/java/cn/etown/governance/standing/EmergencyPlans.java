package cn.etown.governance.standing;

import cn.etown.governance.lookup.Seen;
import cn.etown.governance.unit.UnitView;
import cn.etown.governance.unit.Units;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.id.Ids;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.Text;
import cn.etown.kit.time.CountyTime;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.UUID;

/** The units' own emergency plans (应急预案), on file (R5.2). */
@ApplicationScoped
public class EmergencyPlans {

    private final EmergencyPlanRepository repository;
    private final Standings standings;
    private final Units units;
    private final Callers callers;
    private final Audit audit;
    private final Ids ids;
    private final CountyTime time;

    EmergencyPlans(
            EmergencyPlanRepository repository,
            Standings standings,
            Units units,
            Callers callers,
            Audit audit,
            Ids ids,
            CountyTime time) {
        this.repository = repository;
        this.standings = standings;
        this.units = units;
        this.callers = callers;
        this.audit = audit;
        this.ids = ids;
        this.time = time;
    }

    /** Puts the next version of the plan of the caller's own unit on file; it takes the place of the one before. */
    @WithTransaction
    public Uni<EmergencyPlanView> file(String unit, FileEmergencyPlanRequest request) {
        var caller = callers.current();
        return units.hold(unit)
                .invoke(UnitView::mustNotHaveEnded)
                .invoke(held -> standings.mustBeOwn(unit, caller))
                .invoke(held -> standings.mustNotHaveEnded(request.reviewedUntil(), "/reviewedUntil"))
                .chain(() -> repository.findNewest(unit))
                .map(newest -> newest == null ? 1 : newest.version() + 1)
                .map(version -> new EmergencyPlan(ids.next(), unit, version, request, time.now(), caller))
                .chain(repository::persistAndFlush)
                .call(plan -> standings.tell(unit))
                .call(plan -> audit.record(
                        AuditEntry.of(caller, "file-emergency-plan", "emergency-plans/" + plan.id(), "R5.2")
                                .with("unit", unit)
                                .with("version", plan.version())))
                .map(EmergencyPlan::view);
    }

    @WithTransaction
    public Uni<EmergencyPlanView> require(UUID id) {
        var caller = callers.current();
        return repository
                .findById(id)
                .plug(Seen.by(caller, EmergencyPlan::unit, () -> notFound(id)))
                .map(EmergencyPlan::view);
    }

    @WithTransaction
    public Uni<Page<EmergencyPlanView>> list(PageRequest page, String unit) {
        return units.require(unit)
                .chain(found -> repository.after(page, unit))
                .map(all -> Page.of(page, all, EmergencyPlan::id, EmergencyPlan::view));
    }

    private static NotFound notFound(UUID id) {
        return new NotFound(new Text("应急预案", "emergency plan"), id);
    }
}
