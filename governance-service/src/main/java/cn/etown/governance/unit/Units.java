package cn.etown.governance.unit;

import cn.etown.governance.unit.domain.UnitCode;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.feed.Outbox;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.Conflict;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.SqlState;
import cn.etown.kit.problem.Text;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

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
        var details = request.details();
        var unit = new Unit(new UnitCode(request.code()), details, clock.instant());
        return mustFitAsParent(unit.code(), details.parentCode())
                .chain(() -> repository.persistAndFlush(unit))
                .onFailure(SqlState::isUniqueViolation)
                .transform(taken -> exists(unit.code()))
                .call(saved -> outbox.append(UnitRegistered.of(saved)))
                .call(saved -> details.sayMoreThanTheName()
                        ? tellChange(saved)
                        : Uni.createFrom().voidItem())
                .call(saved -> audit.record(AuditEntry.of(caller, "register-unit", "units/" + saved.code(), "R3.2a")))
                .map(UnitView::of);
    }

    /** Puts what is known anew of a unit in the place of what was known (R3.2a). */
    @WithTransaction
    public Uni<UnitView> change(String code, EntityVersion expected, ChangeUnitRequest request) {
        var caller = callers.current();
        var details = request.details();
        return mustFitAsParent(code, details.parentCode())
                .chain(() -> repository.require(code))
                .invoke(unit -> expected.mustMatch(new EntityVersion(unit.revision())))
                .invoke(unit -> unit.describe(details))
                .call(repository::flush)
                .call(this::tellChange)
                .call(unit -> audit.record(AuditEntry.of(caller, "change-unit", "units/" + unit.code(), "R3.2a")))
                .map(UnitView::of);
    }

    /** The unit, for a use case on what it must hold: held until the transaction ends, so that this is changed one at a time. */
    @WithTransaction
    public Uni<UnitView> hold(String code) {
        var caller = callers.current();
        caller.mustSee(code, () -> UnitRepository.notFound(code));
        return repository.requireLocked(code).map(UnitView::of);
    }

    @WithTransaction
    public Uni<UnitView> require(String code) {
        var caller = callers.current();
        caller.mustSee(code, () -> UnitRepository.notFound(code));
        return repository.require(code).map(UnitView::of);
    }

    /** The unit, whoever asks, or {@code null} where it is not on the register. */
    @WithTransaction
    public Uni<UnitView> find(String code) {
        return repository.findById(code).map(found -> found == null ? null : UnitView.of(found));
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

    /** Refuses people of a unit that is not on the register: what they did would have nobody to answer for it. */
    @WithTransaction
    public Uni<Void> ownMustBeRegistered(String code) {
        return repository
                .findById(code)
                .onItem()
                .ifNull()
                .failWith(() -> new RuleRefused(
                        "unknown-unit", new Text("本单位尚未登记：" + code, "Your unit " + code + " is not on the register")))
                .replaceWithVoid();
    }

    private Uni<Void> tellChange(Unit unit) {
        return outbox.append(UnitChanged.of(unit, clock.instant()));
    }

    private Uni<Void> mustFitAsParent(String code, Optional<String> parent) {
        return parent.isEmpty()
                ? Uni.createFrom().voidItem()
                : repository
                        .lockParents()
                        .chain(() -> repository.upFrom(parent.get()))
                        .invoke(up -> mustFitAsParent(code, parent.get(), up))
                        .replaceWithVoid();
    }

    private static void mustFitAsParent(String code, String parent, List<String> up) {
        if (parent.equals(code) || up.contains(code)) {
            throw refused(
                    "unit-parent-cycle",
                    "上级单位不能是本单位或其下级：" + parent,
                    "A unit cannot belong to itself or to a unit below it: " + parent);
        }
        if (up.isEmpty()) {
            throw refused("unknown-unit", "单位尚未登记：" + parent, "There is no unit " + parent + " on the register");
        }
    }

    private static RuntimeException refused(String problem, String zh, String en) {
        var detail = new Text(zh, en);
        return new RuleRefused(problem, detail).withErrors(List.of(new FieldError("/parent", detail)));
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
