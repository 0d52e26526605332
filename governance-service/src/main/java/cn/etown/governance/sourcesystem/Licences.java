package cn.etown.governance.sourcesystem;

import cn.etown.governance.clock.Breaches;
import cn.etown.governance.clock.ClockSettings;
import cn.etown.governance.clock.domain.Matter;
import cn.etown.governance.clock.domain.Term;
import cn.etown.governance.history.Step;
import cn.etown.governance.history.TransitionView;
import cn.etown.governance.history.Transitions;
import cn.etown.governance.sourcesystem.domain.LicenceState;
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
import cn.etown.kit.problem.Conflict;
import cn.etown.kit.problem.Forbidden;
import cn.etown.kit.problem.SqlState;
import cn.etown.kit.problem.Text;
import cn.etown.kit.time.CountyTime;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.UUID;

/** By what right sources are used (许可或法律依据, R3.1, R5.3): versions, each proposed by one person and accepted by another. */
@ApplicationScoped
public class Licences {

    private static final String CLAUSE = "R5.3";

    private final LicenceVersionRepository repository;
    private final SourceSystemRepository systems;
    private final ClockSettings clocks;
    private final Breaches breaches;
    private final Transitions history;
    private final Callers callers;
    private final Outbox outbox;
    private final Audit audit;
    private final Ids ids;
    private final CountyTime time;

    Licences(
            LicenceVersionRepository repository,
            SourceSystemRepository systems,
            ClockSettings clocks,
            Breaches breaches,
            Transitions history,
            Callers callers,
            Outbox outbox,
            Audit audit,
            Ids ids,
            CountyTime time) {
        this.repository = repository;
        this.systems = systems;
        this.clocks = clocks;
        this.breaches = breaches;
        this.history = history;
        this.callers = callers;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.time = time;
    }

    /** Proposes the next version; until it is accepted the one before holds, to its own end. */
    @WithTransaction
    public Uni<LicenceVersionView> renew(UUID sourceSystem, RenewLicenceRequest request) {
        var caller = callers.current();
        request.licence().mustNotHaveEnded(time.today(), "/until");
        return systems.requireLocked(sourceSystem, caller)
                .invoke(system -> mustBeConcerned(caller, system.unit()))
                .invoke(system -> SourceSystemView.of(system).mustNotHaveEnded())
                .chain(system -> repository
                        .newestNumber(sourceSystem)
                        .map(newest ->
                                LicenceVersion.proposed(ids.next(), system, newest + 1, request, caller, time.now())))
                .call(proposed -> clocks.due(Matter.LICENCE, Term.DECISION).invoke(proposed::decideBy))
                .chain(repository::persistAndFlush)
                .onFailure(SqlState::isUniqueViolation)
                .transform(open -> new Conflict(
                        "licence-proposed", new Text("该源系统已有待审核的许可", "A licence of this source waits already")))
                .call(saved -> audit.record(entry(caller, "renew-licence", saved)))
                .map(LicenceVersion::view);
    }

    /** Accepts what was proposed in the place of the version before, refuses it, or takes it back. */
    @WithTransaction
    public Uni<LicenceVersionView> move(UUID id, EntityVersion expected, MoveLicenceRequest request) {
        var caller = callers.current();
        return repository
                .require(id, caller)
                .invoke(found -> mustMayMove(caller, found, request.target()))
                .chain(found -> systems.requireLocked(found.sourceSystem(), caller)
                        .invoke(system -> expected.mustMatch(new EntityVersion(found.revision())))
                        .call(system -> move(found, system, caller, request))
                        .replaceWith(found))
                .map(LicenceVersion::view);
    }

    @WithTransaction
    public Uni<LicenceVersionView> require(UUID id) {
        return repository.require(id, callers.current()).map(LicenceVersion::view);
    }

    /** The versions of a source system, oldest first. */
    @WithTransaction
    public Uni<Page<LicenceVersionView>> list(PageRequest page, UUID sourceSystem) {
        return systems.require(sourceSystem, callers.current())
                .chain(system -> repository.after(page, sourceSystem))
                .map(found -> Page.of(page, found, LicenceVersion::id, LicenceVersion::view));
    }

    @WithTransaction
    public Uni<Page<TransitionView>> history(PageRequest page, UUID id) {
        return repository.require(id, callers.current()).chain(found -> history.list(page, found.path()));
    }

    /** Keeps the licence that a source system is registered with, if there is one. */
    Uni<Void> keepFirst(SourceSystem system, Caller registrar) {
        return system.licence() == null
                ? Uni.createFrom().voidItem()
                : repository
                        .persist(LicenceVersion.first(ids.next(), system, registrar, time.now()))
                        .replaceWithVoid();
    }

    private Uni<Void> move(LicenceVersion found, SourceSystem system, Caller caller, MoveLicenceRequest request) {
        var step = new Step(found.state(), request.target(), request.reason(), request.evidence());
        found.mustLeadTo(request.target(), caller);
        var entry =
                entry(caller, "move-licence", found).with("from", step.from()).with("to", step.to());
        return breaches.recordIfLate(found.missed())
                .chain(() -> request.target() == LicenceState.ACCEPTED
                        ? accept(found, system, caller)
                        : Uni.createFrom().voidItem().invoke(() -> found.moveTo(request.target(), caller, time.now())))
                .chain(repository::flush)
                .chain(() -> history.add(found.path(), caller, step))
                .chain(() -> audit.record(entry));
    }

    /** The version before gives way first, for the database lets one version of a source be accepted. */
    private Uni<Void> accept(LicenceVersion newer, SourceSystem system, Caller caller) {
        newer.licence().mustNotHaveEnded(time.today(), "/target");
        return repository
                .accepted(newer.sourceSystem())
                .onItem()
                .ifNotNull()
                .call(before -> giveWay(before, newer, caller))
                .invoke(() -> newer.moveTo(LicenceState.ACCEPTED, caller, time.now()))
                .invoke(() -> system.hold(newer.licence()))
                .chain(() -> outbox.append(LicenceEvents.accepted(newer)));
    }

    private Uni<Void> giveWay(LicenceVersion before, LicenceVersion newer, Caller caller) {
        before.giveWay();
        var step = new Step(LicenceState.ACCEPTED, LicenceState.REPLACED, newer.path(), List.of());
        return repository.flush().chain(() -> history.add(before.path(), caller, step));
    }

    /** The unit proposes and takes back, or the operator for it; the center decides. */
    private static void mustMayMove(Caller caller, LicenceVersion found, LicenceState target) {
        if (target == LicenceState.WITHDRAWN) {
            mustBeConcerned(caller, found.unit());
        } else if (!caller.is(Roles.OPERATOR) && !caller.is(Roles.GOVERNOR)) {
            throw new Forbidden("forbidden", new Text("许可由中心审核", "Licences are decided on by the center"));
        }
    }

    private static void mustBeConcerned(Caller caller, String unit) {
        if (!caller.is(Roles.OPERATOR)) {
            caller.mustBelongTo(
                    unit,
                    () -> new Forbidden(
                            "forbidden",
                            new Text("由源系统所属单位或操作员提交", "It is filed by the source's unit or the operator")));
        }
    }

    private static AuditEntry entry(Caller caller, String action, LicenceVersion licence) {
        return AuditEntry.of(caller, action, licence.path(), CLAUSE).with("sourceSystem", licence.sourceSystem());
    }
}
