package cn.etown.governance.classification;

import cn.etown.governance.classification.domain.MaskingRule;
import cn.etown.governance.classification.domain.MaskingRules;
import cn.etown.governance.classification.domain.ProposalState;
import cn.etown.governance.history.Step;
import cn.etown.governance.history.TransitionView;
import cn.etown.governance.history.Transitions;
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
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.Forbidden;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.SqlState;
import cn.etown.kit.problem.Text;
import cn.etown.kit.time.CountyTime;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Masking rules (脱敏规则, R3.2d): versions, each from its day on, proposed and decided by two persons. */
@ApplicationScoped
public class MaskingRuleSets {

    private final MaskingRuleSetRepository repository;
    private final Transitions history;
    private final Callers callers;
    private final Outbox outbox;
    private final Audit audit;
    private final Ids ids;
    private final CountyTime time;

    MaskingRuleSets(
            MaskingRuleSetRepository repository,
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

    /** Proposes all rules as they are to hold from a later day on. */
    @WithTransaction
    public Uni<MaskingRuleSetView> propose(MaskingRulesRequest request) {
        var caller = callers.current();
        var rules = read(request.rules());
        mustBeLater(request.validFrom());
        return repository
                .last()
                .map(last -> new MaskingRuleSet(ids.next(), last.number() + 1, request, rules, caller, time.now()))
                .chain(repository::persistAndFlush)
                .onFailure(SqlState::isUniqueViolation)
                .transform(taken -> new Conflict(
                        "proposed-meanwhile",
                        new Text("他人刚刚提议了脱敏规则，请重试", "Somebody else has just proposed masking rules; try again")))
                .call(saved -> audit.record(AuditEntry.of(caller, "propose-masking-rules", saved.path(), "R3.2d")))
                .map(MaskingRuleSetView::of);
    }

    /** Decides on proposed rules, or takes them back. */
    @WithTransaction
    public Uni<MaskingRuleSetView> move(UUID id, EntityVersion expected, MoveProposalRequest request) {
        var caller = callers.current();
        mustMayMove(caller, request.target());
        return repository
                .require(id)
                .invoke(set -> expected.mustMatch(new EntityVersion(set.revision())))
                .call(set -> take(set, caller, request))
                .map(MaskingRuleSetView::of);
    }

    @WithTransaction
    public Uni<MaskingRuleSetView> require(UUID id) {
        return repository.require(id).map(MaskingRuleSetView::of);
    }

    /** In the order they were proposed. */
    @WithTransaction
    public Uni<Page<MaskingRuleSetView>> list(PageRequest page, Optional<ProposalState> state) {
        return repository
                .after(page, state)
                .map(found -> Page.of(page, found, MaskingRuleSet::id, MaskingRuleSetView::of));
    }

    @WithTransaction
    public Uni<Page<TransitionView>> history(PageRequest page, UUID id) {
        return repository.require(id).chain(set -> history.list(page, set.path()));
    }

    /** The rules that hold on {@code day}. */
    Uni<MaskingRuleSet> inForce(LocalDate day) {
        return repository
                .findInForce(day)
                .onItem()
                .ifNull()
                .failWith(() -> new IllegalStateException("No masking rules on " + day));
    }

    private Uni<Void> take(MaskingRuleSet set, Caller caller, MoveProposalRequest request) {
        var step = new Step(set.state(), request.target(), request.reason(), request.evidence());
        var entry = AuditEntry.of(caller, "move-masking-rules", set.path(), "R3.2d")
                .with("from", step.from())
                .with("to", step.to());
        set.moveTo(request.target(), caller, request.reason(), time.now());
        return accept(set)
                .chain(() -> history.add(set.path(), caller, step))
                .chain(() -> audit.record(entry))
                .chain(repository::flush);
    }

    private Uni<Void> accept(MaskingRuleSet set) {
        if (set.state() != ProposalState.ACCEPTED) {
            return Uni.createFrom().voidItem();
        }
        mustBeLater(set.validFrom());
        return repository
                .lockAcceptance()
                .chain(() -> repository.newestAcceptedBut(set))
                .invoke(newest -> mustFollow(newest, set))
                .chain(() -> outbox.append(ClassificationEvents.changed(set)));
    }

    /** Versions are accepted in their order and begin in it, so that a later word is never hidden behind an earlier one. */
    private static void mustFollow(MaskingRuleSet newest, MaskingRuleSet set) {
        if (newest.number() > set.number() || newest.validFrom().isAfter(set.validFrom())) {
            throw refused(
                    "masking-rules-outdated",
                    "/target",
                    "已有更新的版本：" + newest.number() + "，自 " + newest.validFrom() + " 起生效",
                    "Version " + newest.number() + " was accepted already and holds from " + newest.validFrom());
        }
    }

    /** What was shown on a day that is over, or is being shown, is not judged by rules made afterwards. */
    private void mustBeLater(LocalDate validFrom) {
        var today = time.today();
        if (!validFrom.isAfter(today)) {
            throw refused("not-later", "/validFrom", "生效日须晚于 " + today, "The day must be later than " + today);
        }
    }

    private static MaskingRules read(List<MaskingRuleView> written) {
        var rules = new ArrayList<MaskingRule>();
        var wrong = new ArrayList<FieldError>();
        for (int i = 0; i < written.size(); i++) {
            try {
                rules.add(written.get(i).rule());
            } catch (RuleRefused refused) {
                String place = "/rules/" + i + (refused.code().equals("masking-form") ? "/masking" : "");
                refused.errors().forEach(error -> wrong.add(new FieldError(place + error.pointer(), error.detail())));
            }
        }
        if (!wrong.isEmpty()) {
            throw new RuleRefused("masking-rules-form", new Text("脱敏规则有误，见 errors", "Rules are wrong; see errors"))
                    .withClause("R3.2d")
                    .withErrors(List.copyOf(wrong));
        }
        return new MaskingRules(rules);
    }

    private static void mustMayMove(Caller caller, ProposalState target) {
        if (target.isDecision() && !caller.is(Roles.GOVERNOR)) {
            throw new Forbidden("forbidden", new Text("由治理员决定", "A governor decides"));
        }
    }

    private static RuntimeException refused(String code, String pointer, String zh, String en) {
        var detail = new Text(zh, en);
        return new RuleRefused(code, detail).withClause("R3.2d").withErrors(List.of(new FieldError(pointer, detail)));
    }
}
