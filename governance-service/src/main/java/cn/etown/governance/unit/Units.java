package cn.etown.governance.unit;

import cn.etown.governance.unit.domain.UnitCode;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.feed.Outbox;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.Conflict;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.exception.ConstraintViolationException;

import java.time.Clock;
import java.util.List;

/** The register of units (单位). */
@ApplicationScoped
public class Units {

    private final UnitRepository repository;
    private final Callers callers;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    Units(UnitRepository repository, Callers callers, Outbox outbox, Audit audit, Clock clock) {
        this.repository = repository;
        this.callers = callers;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** Puts a unit on the register (R3.2a). */
    @WithTransaction
    public Uni<UnitView> register(RegisterUnitRequest request) {
        var caller = callers.current();
        var unit = new Unit(new UnitCode(request.code()), request.name(), clock.instant());
        return repository
                .persistAndFlush(unit)
                .onFailure(ConstraintViolationException.class)
                .transform(taken -> exists(unit.code()))
                .call(saved -> outbox.append(UnitRegistered.of(saved)))
                .call(saved -> audit.record(AuditEntry.of(caller, "register-unit", "units/" + saved.code(), "R3.2a")))
                .map(UnitView::of);
    }

    @WithTransaction
    public Uni<UnitView> require(String code) {
        var caller = callers.current();
        caller.mustSee(code, () -> UnitRepository.notFound(code));
        return repository.require(code).map(UnitView::of);
    }

    @WithTransaction
    public Uni<Page<UnitView>> list(PageRequest page) {
        return repository.after(page, callers.current()).map(units -> Page.of(page, units, Unit::code, UnitView::of));
    }

    /** Refuses a request whose {@code /unit} is not on the register. */
    @WithTransaction
    public Uni<Void> mustBeRegistered(String code) {
        return repository
                .findById(code)
                .onItem()
                .ifNull()
                .failWith(() -> unknown(code))
                .replaceWithVoid();
    }

    private static RuntimeException exists(String code) {
        var detail = new Text("单位已经登记：" + code, "The unit " + code + " is on the register already");
        return new Conflict("already-exists", detail).withErrors(List.of(new FieldError("/code", detail)));
    }

    private static RuntimeException unknown(String code) {
        var detail = new Text("单位尚未登记：" + code, "There is no unit " + code + " on the register");
        return new RuleRefused("unknown-unit", detail).withErrors(List.of(new FieldError("/unit", detail)));
    }
}
