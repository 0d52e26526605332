package cn.etown.governance.interfaces;

import cn.etown.governance.history.Step;
import cn.etown.governance.history.Transitions;
import cn.etown.governance.interfaces.domain.Guard;
import cn.etown.governance.interfaces.domain.InterfaceMove;
import cn.etown.governance.interfaces.domain.InterfaceState;
import cn.etown.governance.interfaces.domain.Mover;
import cn.etown.governance.usage.Impact;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.feed.Outbox;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.Forbidden;
import cn.etown.kit.problem.Text;
import cn.etown.kit.work.InOrder;
import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The way of an interface from planned to retired (R3.2f); {@link InterfaceMove} is its table. */
@ApplicationScoped
public class InterfaceMoves {

    /** The client under which monitoring calls. */
    private static final String MONITORING = "monitoring-service";

    private final InterfaceRepository repository;
    private final Guards guards;
    private final RequirementCheck requirements;
    private final Impact impact;
    private final Transitions history;
    private final Callers callers;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;
    private final List<InterfaceWatcher> watchers;

    InterfaceMoves(
            InterfaceRepository repository,
            Guards guards,
            RequirementCheck requirements,
            Impact impact,
            Transitions history,
            Callers callers,
            Outbox outbox,
            Audit audit,
            Clock clock,
            @All List<InterfaceWatcher> watchers) {
        this.repository = repository;
        this.guards = guards;
        this.requirements = requirements;
        this.impact = impact;
        this.history = history;
        this.callers = callers;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
        this.watchers = watchers;
    }

    /** Moves the interface, if the table has the move, the caller may make it and its guards hold. */
    @WithTransaction
    public Uni<InterfaceView> move(String code, EntityVersion expected, MoveInterfaceRequest request) {
        var caller = callers.current();
        return repository
                .requireLocked(code)
                .invoke(found -> expected.mustMatch(new EntityVersion(found.revision())))
                .call(found -> move(new Attempt(found, caller, request)))
                .map(InterfaceView::of);
    }

    /** What the interface lacks to go ONLINE: what that move would be refused for. */
    @WithTransaction
    public Uni<RequirementsView> requirements(String code) {
        var caller = callers.current();
        return repository
                .require(code)
                .invoke(found -> caller.mustSee(found.unit(), () -> InterfaceRepository.notFound(code)))
                .chain(requirements::missingFor)
                .map(missing -> RequirementsView.of(code, missing));
    }

    /** Every move there is, in the order of the table. */
    public Page<InterfaceMoveView> table(PageRequest page) {
        return page(page, List.of(InterfaceMove.values()), move -> move, InterfaceMoveView::of);
    }

    /** The moves that leave the state in which the interface is, and what keeps the caller from making each. */
    @WithTransaction
    public Uni<Page<PossibleMoveView>> possible(PageRequest page, String code) {
        var caller = callers.current();
        return repository
                .require(code)
                .invoke(found -> caller.mustSee(found.unit(), () -> InterfaceRepository.notFound(code)))
                .chain(found -> Multi.createFrom()
                        .items(InterfaceMove.outOf(found.state()))
                        .onItem()
                        .transformToUniAndConcatenate(move -> possible(move, found, caller))
                        .collect()
                        .asList())
                .map(all -> page(page, all, possible -> possible.move().move(), possible -> possible));
    }

    private Uni<PossibleMoveView> possible(InterfaceMove move, DataInterface found, Caller caller) {
        var nothingSaid = new MoveInterfaceRequest(move.to(), null, null, null);
        boolean isTheirs = isTheirs(move, caller);
        return guards.missingFor(move, new Attempt(found, caller, nothingSaid), isTheirs)
                .map(missing -> new PossibleMoveView(InterfaceMoveView.of(move), isTheirs, missing));
    }

    private static <R, T> Page<T> page(
            PageRequest page, List<R> all, Function<R, InterfaceMove> move, Function<R, T> view) {
        var last = page.after(InterfaceMove::valueOf);
        var rows = all.stream()
                .filter(row -> last.isEmpty() || move.apply(row).compareTo(last.get()) > 0)
                .limit(page.rows())
                .toList();
        return Page.of(page, rows, move, view);
    }

    private Uni<Void> move(Attempt attempt) {
        var move = InterfaceMove.between(attempt.of().state(), attempt.request().target());
        mustMayMake(move, attempt.by());
        return guards.evidenceFor(move, attempt).chain(evidence -> take(move, attempt, evidence));
    }

    private Uni<Void> take(InterfaceMove move, Attempt attempt, List<String> evidence) {
        var step = new Step(move.from(), move.to(), attempt.request().reason(), evidence);
        var entry = AuditEntry.of(attempt.by(), "move-interface", attempt.object(), "R3.2f")
                .with("from", step.from())
                .with("to", step.to());
        attempt.of().take(move, attempt.request());
        return history.add(attempt.object(), attempt.by(), step)
                .chain(() -> outbox.append(InterfaceEvents.moved(attempt.of(), step, clock.instant())))
                .chain(() -> tellOfSunset(move, attempt.of()))
                .chain(() -> audit.record(entry))
                .chain(repository::flush)
                .chain(() -> tellWatchers(InterfaceView.of(attempt.of()), move.from()));
    }

    /** Told after the move is written, so that they see it. */
    private Uni<Void> tellWatchers(InterfaceView moved, InterfaceState from) {
        return InOrder.each(watchers, watcher -> watcher.moved(moved, from));
    }

    private Uni<Void> tellOfSunset(InterfaceMove move, DataInterface found) {
        if (!move.guards().contains(Guard.SUNSET_SET)) {
            return Uni.createFrom().voidItem();
        }
        return impact.needing(found.code())
                .chain(all -> outbox.append(InterfaceEvents.deprecated(found, all, clock.instant())));
    }

    private static void mustMayMake(InterfaceMove move, Caller caller) {
        if (!isTheirs(move, caller)) {
            var zh = move.movers().stream().map(Mover::zh).collect(Collectors.joining("、"));
            var en = move.movers().stream().map(Mover::en).collect(Collectors.joining(" or "));
            throw new Forbidden(
                    "forbidden",
                    new Text(
                            "从 " + move.from() + " 进入 " + move.to() + " 由" + zh + "办理",
                            "From " + move.from() + " to " + move.to() + " it is moved by " + en));
        }
    }

    private static boolean isTheirs(InterfaceMove move, Caller caller) {
        return move.movers().stream().anyMatch(mover -> is(mover, caller));
    }

    private static boolean is(Mover mover, Caller caller) {
        return switch (mover) {
            case OPERATOR -> caller.is(Roles.OPERATOR);
            case GOVERNOR -> caller.is(Roles.GOVERNOR);
            case MONITORING -> caller.is(Roles.SERVICE) && MONITORING.equals(caller.client());
        };
    }
}
