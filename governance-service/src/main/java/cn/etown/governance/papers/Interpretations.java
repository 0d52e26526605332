package cn.etown.governance.papers;

import cn.etown.governance.history.Step;
import cn.etown.governance.history.TransitionView;
import cn.etown.governance.history.Transitions;
import cn.etown.governance.papers.domain.InterpretationState;
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
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The register of interpretations (解释) by clause, issued by the leading group's office (R12). */
@ApplicationScoped
public class Interpretations {

    private static final String CLAUSE = "R12";

    private final InterpretationRepository repository;
    private final Transitions history;
    private final Callers callers;
    private final Outbox outbox;
    private final Audit audit;
    private final Ids ids;
    private final CountyTime time;

    Interpretations(
            InterpretationRepository repository,
            Transitions history,
            Callers callers,
            Outbox outbox,
            Audit audit,
            Ids ids,
            CountyTime time) {
        this.repository = repository;
        this.history = history;
        this.callers = callers;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.time = time;
    }

    @WithTransaction
    public Uni<InterpretationView> draft(DraftInterpretationRequest request) {
        var caller = callers.current();
        Clauses.mustExist(request.clause());
        mustNotBeginInThePast(request.inForceFrom(), "/inForceFrom");
        return mustBeThereToSupersede(request)
                .map(none -> new Interpretation(ids.next(), request, caller, time.now()))
                .chain(repository::persistAndFlush)
                .call(saved -> audit.record(entry(caller, "draft-interpretation", saved)))
                .map(Interpretation::view);
    }

    @WithTransaction
    public Uni<InterpretationView> require(UUID id) {
        return repository.require(id, callers.current()).map(Interpretation::view);
    }

    @WithTransaction
    public Uni<Page<InterpretationView>> list(PageRequest page, InterpretationFilter filter) {
        return repository
                .after(page, filter, callers.current())
                .map(found -> Page.of(page, found, Interpretation::id, Interpretation::view));
    }

    /** Publishes or withdraws a draft. One that is published ends the one it supersedes on the day it comes into force. */
    @WithTransaction
    public Uni<InterpretationView> move(UUID id, EntityVersion expected, MoveInterpretationRequest request) {
        var caller = callers.current();
        mustMayMove(caller, request.target());
        return repository
                .require(id, caller)
                .invoke(found -> expected.mustMatch(new EntityVersion(found.revision())))
                .call(found -> take(found, caller, request))
                .call(repository::flush)
                .map(Interpretation::view);
    }

    @WithTransaction
    public Uni<Page<TransitionView>> history(PageRequest page, UUID id) {
        return repository.require(id, callers.current()).chain(found -> history.list(page, found.path()));
    }

    private Uni<Void> take(Interpretation found, Caller caller, MoveInterpretationRequest request) {
        var step = new Step(found.state(), request.target(), request.reason(), request.evidence());
        var taken = request.target() == InterpretationState.PUBLISHED
                ? publish(found, caller)
                : Uni.createFrom().voidItem().invoke(found::withdraw);
        return taken.chain(() -> history.add(found.path(), caller, step))
                .chain(() -> audit.record(entry(caller, "move-interpretation", found)
                        .with("from", step.from())
                        .with("to", step.to())));
    }

    private Uni<Void> publish(Interpretation newer, Caller caller) {
        newer.publish(caller.subject());
        mustNotBeginInThePast(newer.inForceFrom(), "/target");
        var superseded = newer.supersedes() == null
                ? Uni.createFrom().voidItem()
                : repository
                        .findById(newer.supersedes(), LockModeType.PESSIMISTIC_WRITE)
                        .invoke(before -> before.giveWay(newer))
                        .chain(before -> replaced(before, newer, caller));
        return superseded.chain(() -> outbox.append(PaperEvents.published(newer)));
    }

    private Uni<Void> replaced(Interpretation before, Interpretation newer, Caller caller) {
        var step = new Step(InterpretationState.PUBLISHED, InterpretationState.SUPERSEDED, newer.path(), List.of());
        return history.add(before.path(), caller, step)
                .chain(() -> audit.record(
                        entry(caller, "supersede-interpretation", before).with("by", newer.id())));
    }

    private Uni<Void> mustBeThereToSupersede(DraftInterpretationRequest request) {
        if (request.supersedes() == null) {
            return Uni.createFrom().voidItem();
        }
        return repository
                .findById(request.supersedes())
                .onItem()
                .ifNull()
                .failWith(Interpretation::notToSupersede)
                .invoke(before -> before.mustYieldTo(request.clause(), request.inForceFrom()))
                .replaceWithVoid();
    }

    /** What held on a day that is over stays as it was. */
    private void mustNotBeginInThePast(LocalDate from, String pointer) {
        if (from.isBefore(time.today())) {
            var detail = new Text(
                    "解释自发布之日起施行，不能早于今日；施行日期已过的草案请重新起草",
                    "An interpretation holds from its publication on, not from a day before today; draft anew what was"
                            + " to begin earlier");
            throw new RuleRefused("interpretation-day", detail)
                    .withClause(CLAUSE)
                    .withErrors(List.of(new FieldError(pointer, detail)));
        }
    }

    private static void mustMayMove(Caller caller, InterpretationState target) {
        if (target == InterpretationState.SUPERSEDED) {
            throw new RuleRefused(
                    "interpretation-transition",
                    new Text("SUPERSEDED 不能由人直接变更", "SUPERSEDED is not a state that somebody moves it to"));
        }
        if (target == InterpretationState.PUBLISHED && !caller.is(Roles.GOVERNOR)) {
            throw new Forbidden("forbidden", new Text("解释由治理员发布", "Interpretations are published by a governor"));
        }
    }

    private static AuditEntry entry(Caller caller, String action, Interpretation found) {
        return AuditEntry.of(caller, action, found.path(), CLAUSE).with("of", found.clause());
    }
}
