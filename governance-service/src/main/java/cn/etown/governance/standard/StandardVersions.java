package cn.etown.governance.standard;

import cn.etown.governance.history.Step;
import cn.etown.governance.history.Transitions;
import cn.etown.governance.standard.domain.VersionState;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.problem.Conflict;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.util.List;
import java.util.function.IntFunction;

/** How versions of the standard library come to be and go: the same for data elements and code lists (R3.2b). */
@ApplicationScoped
public class StandardVersions {

    private static final String CLAUSE = "R3.2b";

    private final Transitions history;
    private final Callers callers;
    private final Audit audit;
    private final Clock clock;

    StandardVersions(Transitions history, Callers callers, Audit audit, Clock clock) {
        this.history = history;
        this.callers = callers;
        this.audit = audit;
        this.clock = clock;
    }

    /** Keeps the first version of a thing, made by {@code draft} of its number. */
    public <V extends StandardVersion> Uni<V> first(
            String code, StandardVersionRepository<V> repository, IntFunction<V> draft) {
        return repository
                .findStanding(code)
                .onItem()
                .ifNotNull()
                .failWith(() -> exists(code))
                .chain(() -> keep(draft.apply(1), true, repository));
    }

    /** Keeps the next version of a thing that is known; refused while another draft of it is open. */
    public <V extends StandardVersion> Uni<V> next(
            String code, StandardVersionRepository<V> repository, IntFunction<V> draft) {
        return repository
                .findStanding(code)
                .onItem()
                .ifNull()
                .failWith(() -> unknown(code))
                .call(() -> repository.findDraft(code).onItem().ifNotNull().failWith(() -> draftIsOpen(code)))
                .chain(standing ->
                        repository.lastNumber(code).chain(last -> follow(standing, draft.apply(last + 1), repository)));
    }

    /**
     * Moves a version on. When it is published it takes the place of the one before in the same moment.
     *
     * @throws RuleRefused {@code two-person-rule}, when its author publishes it
     */
    public <V extends StandardVersion> Uni<Void> move(
            V version, EntityVersion expected, MoveVersionRequest request, StandardVersionRepository<V> repository) {
        var who = callers.current();
        expected.mustMatch(version.entityVersion());
        var step = new Step(version.state(), request.target(), request.reason(), request.evidence());
        return take(version, who, request.target(), repository)
                .chain(repository::flush)
                .chain(() -> note(version, who, step));
    }

    private <V extends StandardVersion> Uni<V> follow(V standing, V draft, StandardVersionRepository<V> repository) {
        boolean takesOver = standing.state() == VersionState.WITHDRAWN;
        standing.stand(!takesOver);
        return repository.flush().chain(() -> keep(draft, takesOver, repository));
    }

    private <V extends StandardVersion> Uni<V> keep(V draft, boolean stands, StandardVersionRepository<V> repository) {
        draft.stand(stands);
        var entry = AuditEntry.of(callers.current(), "draft-standard", draft.path(), CLAUSE)
                .with("code", draft.code())
                .with("number", draft.number());
        return repository.persistAndFlush(draft).call(() -> audit.record(entry));
    }

    private <V extends StandardVersion> Uni<Void> take(
            V version, Caller who, VersionState target, StandardVersionRepository<V> repository) {
        return switch (target) {
            case PUBLISHED -> publish(version, who, repository);
            case WITHDRAWN -> Uni.createFrom().voidItem().invoke(version::withdraw);
            case DRAFT ->
                throw new RuleRefused(
                        "version-transition",
                        new Text("已有版本不能回到草案，请起草新版本", "A version does not become a draft again; draft another"));
        };
    }

    /** The one before goes first, for the database lets one version be published, and one stand. */
    private <V extends StandardVersion> Uni<Void> publish(
            V version, Caller who, StandardVersionRepository<V> repository) {
        version.mustBePublishedBy(who);
        return repository
                .findStanding(version.code())
                .call(before -> before == version ? Uni.createFrom().voidItem() : giveWay(before, version, who))
                .chain(repository::flush)
                .invoke(() -> version.publish(who, clock.instant()));
    }

    private Uni<Void> giveWay(StandardVersion before, StandardVersion newer, Caller who) {
        before.stand(false);
        if (before.state() != VersionState.PUBLISHED) {
            return Uni.createFrom().voidItem();
        }
        var step = new Step(before.state(), VersionState.WITHDRAWN, newer.path(), List.of());
        before.withdraw();
        return note(before, who, step);
    }

    private Uni<Void> note(StandardVersion version, Caller who, Step step) {
        var entry = AuditEntry.of(who, "move-standard", version.path(), CLAUSE)
                .with("from", step.from())
                .with("to", step.to());
        return history.add(version.path(), who, step).chain(() -> audit.record(entry));
    }

    private static RuntimeException exists(String code) {
        var detail = new Text("代码已被使用：" + code, "The code " + code + " is in use already");
        return new Conflict("already-exists", detail).withErrors(List.of(new FieldError("/code", detail)));
    }

    private static RuntimeException unknown(String code) {
        var detail = new Text("标准库中没有代码 " + code + "，请先登记", "The library has no " + code + " yet; add it first");
        return new RuleRefused("unknown-code", detail).withErrors(List.of(new FieldError("/code", detail)));
    }

    private static RuntimeException draftIsOpen(String code) {
        return new Conflict(
                "draft-open",
                new Text(
                        code + " 已有未发布的草案，请先发布或废止",
                        "There is an open draft of " + code + "; publish or withdraw it first"));
    }
}
