package cn.etown.governance.standard.naming;

import cn.etown.governance.history.Step;
import cn.etown.governance.history.TransitionView;
import cn.etown.governance.history.Transitions;
import cn.etown.governance.standard.domain.NamingRule;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.feed.NewEvent;
import cn.etown.kit.feed.Outbox;
import cn.etown.kit.id.Ids;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import cn.etown.kit.task.Task;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.util.List;

/** Naming rules (命名规范, R3.2b): data, so that a county can have its own; proposed by one person, put in force by another. */
@ApplicationScoped
public class NamingRules {

    private static final String CLAUSE = "R3.2b";

    private final NamingRuleRepository repository;
    private final NamingRuleVersionRepository versions;
    private final Transitions history;
    private final Callers callers;
    private final Outbox outbox;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    NamingRules(
            NamingRuleRepository repository,
            NamingRuleVersionRepository versions,
            Transitions history,
            Callers callers,
            Outbox outbox,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.repository = repository;
        this.versions = versions;
        this.history = history;
        this.callers = callers;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** Proposes a rule, or what the one with this code, which the caller must have read, is to say. */
    @WithTransaction
    public Uni<NamingRuleView> propose(String code, String ifMatch, NamingRuleRequest request) {
        var caller = callers.current();
        var rule = request.rule(code);
        return repository
                .findById(code)
                .chain(kept -> kept == null ? add(rule, caller) : read(kept, EntityVersion.ofIfMatch(ifMatch)))
                .invoke(kept -> kept.propose(request, caller, clock.instant()))
                .call(repository::flush)
                .call(kept -> audit.record(AuditEntry.of(caller, "propose-naming-rule", kept.path(), CLAUSE)))
                .map(NamingRuleView::of);
    }

    /** Puts in force what was proposed, on the word of another person, or forgets it. */
    @WithTransaction
    public Uni<NamingRuleView> move(String code, EntityVersion expected, MoveNamingRuleRequest request) {
        var caller = callers.current();
        return repository
                .require(code)
                .chain(kept -> read(kept, expected))
                .invoke(NamingRules::mustBeProposed)
                .call(kept -> move(kept, caller, request))
                .map(NamingRuleView::of);
    }

    @WithTransaction
    public Uni<Page<TransitionView>> history(PageRequest page, String code) {
        return repository.require(code).chain(kept -> history.list(page, kept.path()));
    }

    /** What a rule says and said before, the first version first. */
    @WithTransaction
    public Uni<Page<NamingRuleVersionView>> versions(PageRequest page, String code) {
        return repository
                .require(code)
                .chain(kept -> versions.after(page, code))
                .map(found -> Page.of(page, found, NamingRuleVersion::number, NamingRuleVersion::view));
    }

    @WithTransaction
    public Uni<NamingRuleView> require(String code) {
        return repository.require(code).map(NamingRuleView::of);
    }

    @WithTransaction
    public Uni<Page<NamingRuleView>> list(PageRequest page) {
        return repository.after(page).map(found -> Page.of(page, found, KeptRule::code, NamingRuleView::of));
    }

    /** The rules contracts are held against. */
    @WithTransaction
    public Uni<List<NamingRule>> active() {
        return repository
                .active()
                .map(found -> found.stream().map(KeptRule::rule).toList());
    }

    /** The proposals that wait for a governor. */
    @WithTransaction
    public Uni<List<Task>> proposals(int most) {
        return repository
                .proposed(most)
                .map(found -> found.stream().map(NamingRules::decision).toList());
    }

    private Uni<Void> move(KeptRule kept, Caller caller, MoveNamingRuleRequest request) {
        var step = new Step(RuleState.PROPOSED, request.target(), request.reason(), request.evidence());
        var entry = AuditEntry.of(caller, "move-naming-rule", kept.path(), CLAUSE)
                .with("from", step.from())
                .with("to", step.to());
        return take(kept, caller, request.target())
                .chain(() -> history.add(kept.path(), caller, step))
                .chain(() -> audit.record(entry));
    }

    private Uni<Void> take(KeptRule kept, Caller caller, RuleState target) {
        return switch (target) {
            case IN_FORCE -> putInForce(kept, caller);
            case WITHDRAWN -> {
                kept.forget();
                yield repository.flush();
            }
            case PROPOSED ->
                throw new RuleRefused(
                        "naming-rule-transition", new Text("只能生效或撤回", "It leads only to IN_FORCE or WITHDRAWN"));
        };
    }

    private Uni<Void> putInForce(KeptRule kept, Caller caller) {
        var proposed = kept.proposal();
        kept.putInForce(caller, clock.instant());
        return repository
                .flush()
                .chain(() -> versions.countOf(kept.code()))
                .map(known -> new NamingRuleVersion(ids.next(), kept, known.intValue() + 1, proposed))
                .chain(versions::persist)
                .chain(() -> outbox.append(new NewEvent(
                        "cn.etown.governance.naming-rule-changed.v1", kept.path(), NamingRuleView.of(kept))));
    }

    private Uni<KeptRule> add(NamingRule rule, Caller caller) {
        return repository.persistAndFlush(new KeptRule(rule, caller, clock.instant()));
    }

    private static Uni<KeptRule> read(KeptRule kept, EntityVersion expected) {
        expected.mustMatch(new EntityVersion(kept.revision()));
        return Uni.createFrom().item(kept);
    }

    private static void mustBeProposed(KeptRule kept) {
        if (kept.proposal() == null) {
            throw new RuleRefused("nothing-proposed", new Text("该规则没有待审的提案", "Nothing is proposed of this rule"))
                    .withClause(CLAUSE);
        }
    }

    private static Task decision(KeptRule kept) {
        return new Task(
                        "decide-naming-rule",
                        new Text(
                                "审批命名规则提案：" + kept.code(),
                                "Decide on what is proposed of the naming rule " + kept.code()),
                        null,
                        null,
                        CLAUSE,
                        kept.path())
                .toAct("POST", kept.path() + "/transitions");
    }
}
