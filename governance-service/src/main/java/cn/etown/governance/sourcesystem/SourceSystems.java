package cn.etown.governance.sourcesystem;

import cn.etown.governance.history.Step;
import cn.etown.governance.history.TransitionView;
import cn.etown.governance.history.Transitions;
import cn.etown.governance.sourcesystem.domain.DataDomain;
import cn.etown.governance.unit.Units;
import cn.etown.governance.unit.domain.UnitRole;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.feed.Outbox;
import cn.etown.kit.id.Ids;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.Forbidden;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import cn.etown.kit.time.CountyTime;
import cn.etown.kit.work.InOrder;
import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The register of source systems (源系统). */
@ApplicationScoped
public class SourceSystems {

    /** As many as a refusal names of what stands in the way. */
    private static final int MOST_NAMED = 20;

    private final SourceSystemRepository repository;
    private final Licences licences;
    private final InterfacesOfSystems interfaces;
    private final Units units;
    private final Callers callers;
    private final Outbox outbox;
    private final Audit audit;
    private final Ids ids;
    private final CountyTime time;
    private final Transitions history;
    private final List<SourceSystemWatcher> watchers;

    SourceSystems(
            SourceSystemRepository repository,
            Licences licences,
            InterfacesOfSystems interfaces,
            Units units,
            Callers callers,
            Outbox outbox,
            Audit audit,
            Ids ids,
            CountyTime time,
            Transitions history,
            @All List<SourceSystemWatcher> watchers) {
        this.repository = repository;
        this.licences = licences;
        this.interfaces = interfaces;
        this.units = units;
        this.callers = callers;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.time = time;
        this.history = history;
        this.watchers = watchers;
    }

    /** Puts a source system of a registered unit on the register (R3.1). */
    @WithTransaction
    public Uni<SourceSystemView> register(RegisterSourceSystemRequest request) {
        var caller = callers.current();
        request.mustNotHaveEnded();
        request.mustBeLicensed(time.today());
        var system = new SourceSystem(ids.next(), request, time.now());
        var entry = AuditEntry.of(caller, "register-source-system", "source-systems/" + system.id(), "R3.1");
        return units.mustBe(UnitRole.PROVIDER, request.unit(), "/unit")
                .chain(() -> repository.persistAndFlush(system))
                .call(saved -> licences.keepFirst(saved, caller))
                .call(saved -> outbox.append(SourceSystemRegistered.of(saved)))
                .call(() -> audit.record(entry))
                .map(SourceSystemView::of)
                .call(registered -> InOrder.each(watchers, watcher -> watcher.registered(registered)));
    }

    @WithTransaction
    public Uni<SourceSystemView> require(UUID id) {
        var caller = callers.current();
        return repository.require(id, caller).map(SourceSystemView::of);
    }

    /** {@link #require}; until the transaction ends nobody corrects or ends it. */
    @WithTransaction
    public Uni<SourceSystemView> requireStanding(UUID id) {
        return repository.requireStanding(id, callers.current()).map(SourceSystemView::of);
    }

    /**
     * Corrects what a system is called and where it belongs; one with interfaces or data items keeps its domain, which they took
     * over.
     */
    @WithTransaction
    public Uni<SourceSystemView> change(UUID id, EntityVersion expected, ChangeSourceSystemRequest request) {
        var caller = callers.current();
        return repository
                .requireLocked(id, caller)
                .invoke(system -> expected.mustMatch(new EntityVersion(system.revision())))
                .invoke(system -> SourceSystemView.of(system).mustNotHaveEnded())
                .call(system -> mustMayBelongTo(request.domain(), system))
                .call(system -> correct(system, caller, request))
                .map(SourceSystemView::of);
    }

    /**
     * Moves the system to its next phase, on the word of its own unit or of the center (R4.2, R8.1); that it ended is the
     * center's to say, when no interface of it is left.
     */
    @WithTransaction
    public Uni<SourceSystemView> move(UUID id, EntityVersion expected, MoveSourceSystemRequest request) {
        var caller = callers.current();
        request.mustHold(time.today());
        if (request.ends() && !caller.is(Roles.OPERATOR)) {
            throw new Forbidden("forbidden", new Text("停用由中心登记", "That a system ended is the center's to say"));
        }
        return repository
                .requireLocked(id, caller)
                .invoke(system -> expected.mustMatch(new EntityVersion(system.revision())))
                .call(system -> request.ends()
                        ? mustHaveNone("source-system-in-use", "/target", interfaces.livingOf(id, MOST_NAMED))
                        : Uni.createFrom().voidItem())
                .call(system -> move(system, caller, request))
                .map(SourceSystemView::of);
    }

    @WithTransaction
    public Uni<Page<TransitionView>> history(PageRequest page, UUID id) {
        var caller = callers.current();
        return repository.require(id, caller).chain(system -> history.list(page, path(system)));
    }

    /** Source systems of one unit, or of all; people of a unit see their own whatever they ask for. */
    @WithTransaction
    public Uni<Page<SourceSystemView>> list(PageRequest page, Optional<String> unit) {
        var caller = callers.current();
        var seen = caller.seesEveryUnit() ? unit : caller.unit().or(() -> Optional.of("-"));
        return repository
                .after(page, seen)
                .map(systems -> Page.of(page, systems, SourceSystem::id, SourceSystemView::of));
    }

    /** What these source systems are called, by id. */
    @WithTransaction
    public Uni<Map<UUID, String>> names(Collection<UUID> ids) {
        return repository.names(ids);
    }

    /**
     * The source system a request names as its {@code /sourceSystem}; refuses one that is not on the register, or ended. Until
     * the transaction ends it does not end.
     */
    @WithTransaction
    public Uni<SourceSystemView> mustBeRegistered(UUID id) {
        return repository
                .findStanding(id)
                .onItem()
                .ifNull()
                .failWith(() -> unknown(id))
                .map(SourceSystemView::of)
                .invoke(system -> system.mustNotHaveEndedAt("/sourceSystem"));
    }

    private Uni<Void> mustMayBelongTo(DataDomain domain, SourceSystem system) {
        if (domain == system.domain()) {
            return Uni.createFrom().voidItem();
        }
        RegisterSourceSystemRequest.mustBeLicensed(domain, system.licence());
        return mustHaveNone("source-system-in-use", "/domain", interfaces.of(system.id(), MOST_NAMED));
    }

    private static Uni<Void> mustHaveNone(String problem, String pointer, Uni<List<String>> interfaces) {
        return interfaces
                .invoke(found -> {
                    if (!found.isEmpty()) {
                        var errors = found.stream()
                                .map(path -> new FieldError(
                                        pointer, new Text("源系统仍有接口：" + path, "The source system has " + path)))
                                .toList();
                        throw new RuleRefused(problem, errors.get(0).detail())
                                .withClause("R3.2a")
                                .withErrors(errors);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> correct(SourceSystem system, Caller caller, ChangeSourceSystemRequest request) {
        var entry = AuditEntry.of(caller, "change-source-system", path(system), "R3.1")
                .with("from", said(system.name(), system.nameEn(), system.domain()))
                .with("to", said(request.name(), request.nameEn(), request.domain()));
        var before = SourceSystemView.of(system);
        system.correct(request);
        return repository
                .flush()
                .chain(() -> InOrder.each(watchers, watcher -> watcher.corrected(before, SourceSystemView.of(system))))
                .chain(() -> outbox.append(SourceSystemChanged.of(system, time.now())))
                .chain(() -> audit.record(entry));
    }

    /** An English name that is not there is empty. */
    private static List<Object> said(String name, String nameEn, DataDomain domain) {
        return List.of(name, Objects.requireNonNullElse(nameEn, ""), domain);
    }

    private Uni<Void> move(SourceSystem system, Caller caller, MoveSourceSystemRequest request) {
        var step = new Step(system.phase(), request.target(), request.reason(), request.evidence());
        system.moveTo(request.target(), request.endedOn());
        var entry = AuditEntry.of(caller, "move-source-system", path(system), "R4.2")
                .with("from", step.from())
                .with("to", step.to());
        return repository
                .flush()
                .chain(() -> history.add(path(system), caller, step))
                .chain(() -> request.ends()
                        ? InOrder.each(watchers, watcher -> watcher.ended(SourceSystemView.of(system)))
                        : Uni.createFrom().voidItem())
                .chain(() -> outbox.append(SourceSystemMoved.of(system, step, time.now())))
                .chain(() -> audit.record(entry));
    }

    static String path(SourceSystem system) {
        return "source-systems/" + system.id();
    }

    private static RuntimeException unknown(UUID id) {
        var detail = new Text("源系统尚未登记：" + id, "There is no source system " + id + " on the register");
        return new RuleRefused("unknown-source-system", detail)
                .withErrors(List.of(new FieldError("/sourceSystem", detail)));
    }
}
