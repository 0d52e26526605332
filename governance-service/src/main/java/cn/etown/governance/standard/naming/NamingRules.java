package cn.etown.governance.standard.naming;

import cn.etown.governance.standard.domain.NamingRule;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.feed.NewEvent;
import cn.etown.kit.feed.Outbox;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.util.List;

/** Naming rules (命名规范, R3.2b): data, so that a county can have its own. */
@ApplicationScoped
public class NamingRules {

    private final NamingRuleRepository repository;
    private final Callers callers;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    NamingRules(NamingRuleRepository repository, Callers callers, Outbox outbox, Audit audit, Clock clock) {
        this.repository = repository;
        this.callers = callers;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** Adds a rule, or changes the one with this code, which the caller must have read. */
    @WithTransaction
    public Uni<NamingRuleView> put(String code, String ifMatch, NamingRuleRequest request) {
        var rule = request.rule(code);
        return repository
                .findById(code)
                .chain(kept -> kept == null
                        ? add(rule, request)
                        : change(kept, EntityVersion.ofIfMatch(ifMatch), rule, request))
                .call(this::note)
                .map(NamingRuleView::of);
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

    private Uni<KeptRule> add(NamingRule rule, NamingRuleRequest request) {
        return repository.persistAndFlush(new KeptRule(rule, request.active(), callers.current(), clock.instant()));
    }

    private Uni<KeptRule> change(KeptRule kept, EntityVersion expected, NamingRule rule, NamingRuleRequest request) {
        expected.mustMatch(new EntityVersion(kept.revision()));
        kept.say(rule, request.active(), callers.current(), clock.instant());
        return repository.flush().replaceWith(kept);
    }

    private Uni<Void> note(KeptRule kept) {
        String path = "naming-rules/" + kept.code();
        return outbox.append(new NewEvent("cn.etown.governance.naming-rule-changed.v1", path, NamingRuleView.of(kept)))
                .chain(() -> audit.record(AuditEntry.of(callers.current(), "put-naming-rule", path, "R3.2b")));
    }
}
