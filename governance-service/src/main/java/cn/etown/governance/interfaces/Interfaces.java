package cn.etown.governance.interfaces;

import cn.etown.governance.history.TransitionView;
import cn.etown.governance.history.Transitions;
import cn.etown.governance.interfaces.domain.ContractStanding;
import cn.etown.governance.interfaces.domain.InterfaceState;
import cn.etown.governance.sourcesystem.SourceSystems;
import cn.etown.governance.usage.KnownInterfaces;
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
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The catalogue of interfaces (数据接口, R3.2a). Their lives are {@link InterfaceMoves}. */
@ApplicationScoped
public class Interfaces implements KnownInterfaces {

    private final InterfaceRepository repository;
    private final SourceSystems systems;
    private final Transitions history;
    private final Callers callers;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    Interfaces(
            InterfaceRepository repository,
            SourceSystems systems,
            Transitions history,
            Callers callers,
            Outbox outbox,
            Audit audit,
            Clock clock) {
        this.repository = repository;
        this.systems = systems;
        this.history = history;
        this.callers = callers;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** Puts an interface of a registered source system into the catalogue, PLANNED. */
    @WithTransaction
    public Uni<InterfaceView> register(RegisterInterfaceRequest request) {
        var caller = callers.current();
        return systems.mustBeRegistered(request.sourceSystem())
                .map(source -> new DataInterface(request, source, clock.instant()))
                .chain(repository::persistAndFlush)
                .onFailure(SqlState::isUniqueViolation)
                .transform(taken -> exists(request.code()))
                .call(saved -> outbox.append(InterfaceEvents.registered(saved)))
                .call(saved -> audit.record(entry(caller, "register-interface", saved, "R3.2a")))
                .map(InterfaceView::of);
    }

    @WithTransaction
    public Uni<InterfaceView> require(String code) {
        var caller = callers.current();
        return visible(code, caller).map(InterfaceView::of);
    }

    /** Corrects what an interface is called; its code, unit and source system stay. */
    @WithTransaction
    public Uni<InterfaceView> change(String code, EntityVersion expected, ChangeInterfaceRequest request) {
        var caller = callers.current();
        return repository
                .requireLocked(code)
                .invoke(found -> expected.mustMatch(new EntityVersion(found.revision())))
                .invoke(found -> InterfaceView.of(found).mustNotBeRetired())
                .call(found -> rename(found, request, caller))
                .call(repository::flush)
                .map(InterfaceView::of);
    }

    private Uni<Void> rename(DataInterface found, ChangeInterfaceRequest request, Caller caller) {
        if (found.isNamed(request)) {
            return Uni.createFrom().voidItem();
        }
        var entry = entry(caller, "change-interface", found, "R3.2a")
                .with("from", names(found.name(), found.nameEn()))
                .with("to", names(request.name(), request.nameEn()));
        found.rename(request);
        return outbox.append(InterfaceEvents.changed(found, clock.instant())).chain(() -> audit.record(entry));
    }

    /** In both languages; empty where there is none in English. */
    private static List<String> names(String zh, String en) {
        return List.of(zh, Objects.requireNonNullElse(en, ""));
    }

    /** Interfaces by code; people of a unit see their own whatever they ask for. */
    @WithTransaction
    public Uni<Page<InterfaceView>> list(PageRequest page, Optional<String> unit, Optional<InterfaceState> state) {
        var caller = callers.current();
        var seen = caller.seesEveryUnit() ? unit : caller.unit().or(() -> Optional.of("-"));
        return repository
                .after(page, seen, state)
                .map(found -> Page.of(page, found, DataInterface::code, InterfaceView::of));
    }

    @WithTransaction
    public Uni<Page<TransitionView>> history(PageRequest page, String code) {
        var caller = callers.current();
        return visible(code, caller).chain(found -> history.list(page, InterfaceEvents.subject(found)));
    }

    /**
     * The interface, for a use case on its contracts: held until the transaction ends, so that these are changed one at a
     * time. Another unit's interface is not found.
     */
    @WithTransaction
    public Uni<InterfaceView> hold(String code) {
        var caller = callers.current();
        return repository
                .requireLocked(code)
                .invoke(found -> caller.mustSee(found.unit(), () -> InterfaceRepository.notFound(code)))
                .map(InterfaceView::of);
    }

    /** How people call the interfaces of these codes: code and name, by code. */
    @WithTransaction
    public Uni<Map<String, String>> labels(Collection<String> codes) {
        return repository.labels(codes);
    }

    /** An interface that a request names in {@code /interfaceCode}, whoever owns it; refused where there is none. */
    @WithTransaction
    public Uni<InterfaceView> mustBeRegistered(String code) {
        return repository
                .findById(code)
                .onItem()
                .ifNull()
                .failWith(() -> unknown(code))
                .map(InterfaceView::of);
    }

    /** Refuses a path that names no interface; what is read by it is for people of every unit. */
    @Override
    @WithTransaction
    public Uni<Void> mustExist(String code) {
        return repository.require(code).replaceWithVoid();
    }

    /** Notes how far the contracts of the interface have come. */
    @WithTransaction
    public Uni<Void> contractStands(String code, ContractStanding standing) {
        return repository
                .require(code)
                .invoke(found -> found.contractStands(standing))
                .replaceWithVoid();
    }

    private Uni<DataInterface> visible(String code, Caller caller) {
        return repository
                .require(code)
                .invoke(found -> caller.mustSee(found.unit(), () -> InterfaceRepository.notFound(code)));
    }

    private static RuntimeException exists(String code) {
        var detail = new Text("接口编码已被使用：" + code, "There is an interface " + code + " already");
        return new Conflict("already-exists", detail).withErrors(List.of(new FieldError("/code", detail)));
    }

    private static RuntimeException unknown(String code) {
        var detail = new Text("数据接口尚未登记：" + code, "There is no interface " + code + " on the register");
        return new RuleRefused("unknown-interface", detail)
                .withErrors(List.of(new FieldError("/interfaceCode", detail)));
    }

    private static AuditEntry entry(Caller caller, String action, DataInterface found, String clause) {
        return AuditEntry.of(caller, action, InterfaceEvents.subject(found), clause);
    }
}
