package cn.etown.governance.unit;

import cn.etown.governance.history.Step;
import cn.etown.governance.history.TransitionView;
import cn.etown.governance.history.Transitions;
import cn.etown.governance.unit.domain.UnitCode;
import cn.etown.governance.unit.domain.UnitRole;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Caller;
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
import cn.etown.kit.time.CountyTime;
import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The register of units (单位). */
@ApplicationScoped
public class Units {

    /** As many as a refusal names of what stands in the way. */
    private static final int MOST_NAMED = 20;

    private final UnitRepository repository;
    private final Townships townships;
    private final List<UnitDependents> dependents;
    private final Transitions history;
    private final Callers callers;
    private final Outbox outbox;
    private final Audit audit;
    private final CountyTime time;

    Units(
            UnitRepository repository,
            Townships townships,
            @All List<UnitDependents> dependents,
            Transitions history,
            Callers callers,
            Outbox outbox,
            Audit audit,
            CountyTime time) {
        this.repository = repository;
        this.townships = townships;
        this.dependents = dependents;
        this.history = history;
        this.callers = callers;
        this.outbox = outbox;
        this.audit = audit;
        this.time = time;
    }

    /** Puts a unit on the register (R3.2a). */
    @WithTransaction
    public Uni<UnitView> register(RegisterUnitRequest request) {
        var caller = callers.current();
        var details = request.details();
        var unit = new Unit(new UnitCode(request.code()), details, time.now());
        return mustBeATownship(details.township())
                .chain(() -> mustFitAsParent(unit.code(), details.parentCode()))
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
        return mustBeATownship(details.township())
                .chain(() -> mustFitAsParent(code, details.parentCode()))
                .chain(() -> repository.requireLocked(code))
                .invoke(unit -> expected.mustMatch(new EntityVersion(unit.revision())))
                .invoke(unit -> UnitView.of(unit).mustNotHaveEnded())
                .call(unit -> mustNotLive(unit, rolesTaken(unit, details), "unit-role-in-use", "/roles"))
                .call(unit -> describe(unit, details, caller))
                .map(UnitView::of);
    }

    /** Ends a unit of which nothing lives any more (R3.2a). */
    @WithTransaction
    public Uni<UnitView> move(String code, EntityVersion expected, MoveUnitRequest request) {
        var caller = callers.current();
        request.mustHaveCome(time.today());
        return repository
                .lockParents()
                .chain(() -> repository.requireLocked(code))
                .invoke(unit -> expected.mustMatch(new EntityVersion(unit.revision())))
                .invoke(unit -> unit.state().moveTo(request.target()))
                .call(unit -> mustNotLive(unit, EnumSet.allOf(UnitRole.class), "unit-in-use", "/target"))
                .call(this::mustHaveNoneBelow)
                .call(unit -> end(unit, request, caller))
                .map(UnitView::of);
    }

    @WithTransaction
    public Uni<Page<TransitionView>> history(PageRequest page, String code) {
        return require(code).chain(unit -> history.list(page, path(unit.code())));
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

    /** What the units of these codes are called, by code; one that is not on the register is left out. */
    @WithTransaction
    public Uni<Map<String, String>> names(Collection<String> codes) {
        return repository.names(codes);
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

    /**
     * Refuses what takes a unit that is on the register, has not ended and has this role; until the transaction ends none of
     * this changes.
     *
     * @param pointer where the request names the unit; empty where the whole of it is the unit's
     * @throws RuleRefused {@code unknown-unit}, {@code unit-ended} or {@code unit-role-missing}
     */
    @WithTransaction
    public Uni<Void> mustBe(UnitRole role, String code, String pointer) {
        return repository
                .findStanding(code)
                .onItem()
                .ifNull()
                .failWith(() -> unknown(code))
                .map(UnitView::of)
                .invoke(unit -> unit.mustNotHaveEndedAt(pointer))
                .invoke(unit -> mustHave(role, unit, pointer))
                .replaceWithVoid();
    }

    private static void mustHave(UnitRole role, UnitView unit, String pointer) {
        if (!unit.roles().contains(role)) {
            var detail = new Text(
                    "单位 " + unit.code() + " 没有角色 " + role + "，请中心先变更单位",
                    "The unit " + unit.code() + " is no " + role + "; the center changes the unit first");
            throw new RuleRefused("unit-role-missing", detail)
                    .withClause("R4.1")
                    .withErrors(List.of(new FieldError(pointer, detail)));
        }
    }

    private Uni<Void> describe(Unit unit, UnitDetails details, Caller caller) {
        var entry = AuditEntry.of(caller, "change-unit", path(unit.code()), "R3.2a")
                .with("changed", unit.differences(details));
        unit.describe(details);
        return repository.flush().chain(() -> tellChange(unit)).chain(() -> audit.record(entry));
    }

    private Uni<Void> end(Unit unit, MoveUnitRequest request, Caller caller) {
        var step = new Step(unit.state(), request.target(), request.reason(), request.evidence());
        var entry =
                AuditEntry.of(caller, "end-unit", path(unit.code()), "R3.2a").with("endedOn", request.endedOn());
        unit.end(request.endedOn());
        return repository
                .flush()
                .chain(() -> history.add(path(unit.code()), caller, step))
                .chain(() -> tellChange(unit))
                .chain(() -> audit.record(entry));
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
        return outbox.append(UnitChanged.of(unit, time.now()));
    }

    private static Set<UnitRole> rolesTaken(Unit unit, UnitDetails details) {
        var taken = EnumSet.noneOf(UnitRole.class);
        taken.addAll(unit.roles());
        taken.removeAll(details.roles());
        return taken;
    }

    /** Refuses while something lives by one of {@code roles}, and names it. */
    private Uni<Void> mustNotLive(Unit unit, Set<UnitRole> roles, String problem, String pointer) {
        return Multi.createFrom()
                .iterable(dependents)
                .filter(source -> roles.contains(source.role()))
                .onItem()
                .transformToUniAndConcatenate(source -> source.livingOf(unit.code(), MOST_NAMED))
                .collect()
                .asList()
                .invoke(found ->
                        refuseWhereAny(found.stream().flatMap(List::stream).toList(), problem, pointer))
                .replaceWithVoid();
    }

    private Uni<Void> mustHaveNoneBelow(Unit unit) {
        return repository
                .activeBelow(unit.code(), MOST_NAMED)
                .invoke(below -> refuseWhereAny(below.stream().map(Units::path).toList(), "unit-in-use", "/target"))
                .replaceWithVoid();
    }

    private static void refuseWhereAny(List<String> living, String problem, String pointer) {
        if (!living.isEmpty()) {
            var errors = living.stream()
                    .map(path -> new FieldError(
                            pointer, new Text("须先终止或改变：" + path, "To be ended or changed first: " + path)))
                    .toList();
            throw new RuleRefused(problem, errors.get(0).detail())
                    .withClause("R3.2a")
                    .withErrors(errors);
        }
    }

    /** Of the administrative divisions, which every county enters for itself (R2). */
    private Uni<Void> mustBeATownship(Township named) {
        return named == null
                ? Uni.createFrom().voidItem()
                : townships
                        .nameOf(named.code())
                        .invoke(name -> mustBeCalled(named, name))
                        .replaceWithVoid();
    }

    private static void mustBeCalled(Township named, Optional<String> name) {
        if (name.isEmpty()) {
            throw refused(
                    "unknown-township",
                    "/township/code",
                    "行政区划代码集中没有在用的 " + named.code(),
                    "The administrative divisions have no " + named.code() + " in use");
        }
        if (!name.get().equals(named.name())) {
            throw refused(
                    "township-name",
                    "/township/name",
                    named.code() + " 在行政区划代码集中为 " + name.get(),
                    "The administrative divisions call " + named.code() + " " + name.get());
        }
    }

    private static String path(String code) {
        return "units/" + code;
    }

    private Uni<Void> mustFitAsParent(String code, Optional<String> parent) {
        return parent.isEmpty()
                ? Uni.createFrom().voidItem()
                : repository
                        .lockParents()
                        .chain(() -> repository.upFrom(parent.get()))
                        .invoke(up -> mustFitAsParent(code, parent.get(), up))
                        .chain(() -> repository.findById(parent.get()))
                        .invoke(found -> UnitView.of(found).mustNotHaveEndedAt("/parent"))
                        .replaceWithVoid();
    }

    private static void mustFitAsParent(String code, String parent, List<String> up) {
        if (parent.equals(code) || up.contains(code)) {
            throw refused(
                    "unit-parent-cycle",
                    "/parent",
                    "上级单位不能是本单位或其下级：" + parent,
                    "A unit cannot belong to itself or to a unit below it: " + parent);
        }
        if (up.isEmpty()) {
            throw refused(
                    "unknown-unit", "/parent", "单位尚未登记：" + parent, "There is no unit " + parent + " on the register");
        }
    }

    private static RuntimeException refused(String problem, String pointer, String zh, String en) {
        var detail = new Text(zh, en);
        return new RuleRefused(problem, detail).withErrors(List.of(new FieldError(pointer, detail)));
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
