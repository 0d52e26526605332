package cn.etown.governance.classification;

import cn.etown.governance.classification.domain.ProposalState;
import cn.etown.governance.clock.Breaches;
import cn.etown.governance.clock.ClockSettings;
import cn.etown.governance.clock.domain.Matter;
import cn.etown.governance.clock.domain.Term;
import cn.etown.governance.history.Step;
import cn.etown.governance.history.TransitionView;
import cn.etown.governance.history.Transitions;
import cn.etown.governance.interfaces.InterfaceView;
import cn.etown.governance.interfaces.Interfaces;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.concurrency.EntityVersion;
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

import java.util.List;
import java.util.UUID;

/**
 * Decisions on what fields count as (R3.2d). What raises takes effect at once; what lowers is decided by a governor who did not
 * propose it.
 */
@ApplicationScoped
public class ClassificationDecisions {

    private final ClassificationDecisionRepository repository;
    private final FieldClassRepository fields;
    private final FieldClasses classes;
    private final Interfaces interfaces;
    private final ClockSettings clocks;
    private final Breaches breaches;
    private final Transitions history;
    private final Callers callers;
    private final Audit audit;
    private final Ids ids;
    private final CountyTime time;

    ClassificationDecisions(
            ClassificationDecisionRepository repository,
            FieldClassRepository fields,
            FieldClasses classes,
            Interfaces interfaces,
            ClockSettings clocks,
            Breaches breaches,
            Transitions history,
            Callers callers,
            Audit audit,
            Ids ids,
            CountyTime time) {
        this.repository = repository;
        this.fields = fields;
        this.classes = classes;
        this.interfaces = interfaces;
        this.clocks = clocks;
        this.breaches = breaches;
        this.history = history;
        this.callers = callers;
        this.audit = audit;
        this.ids = ids;
        this.time = time;
    }

    /** Proposes what a field counts as; takes effect at once where it lowers nothing. */
    @WithTransaction
    public Uni<ClassificationDecisionView> propose(ClassificationDecisionRequest request) {
        var caller = callers.current();
        mustGoTogether(request);
        return interfaces
                .hold(request.interfaceCode())
                .invoke(held -> mustBeConcerned(caller, held))
                .chain(held -> fields.find(request.interfaceCode(), request.field()))
                .onItem()
                .ifNull()
                .failWith(() -> unknownField(request))
                .invoke(field -> mustDiffer(field, request))
                .chain(field -> propose(field, request, caller))
                .map(ClassificationDecisionView::of);
    }

    /** Decides on a proposal, or takes it back. */
    @WithTransaction
    public Uni<ClassificationDecisionView> move(UUID id, EntityVersion expected, MoveProposalRequest request) {
        var caller = callers.current();
        return repository
                .require(id, caller)
                .invoke(decision -> mustMayMove(caller, decision, request.target()))
                .call(decision -> interfaces.hold(decision.interfaceCode()))
                .invoke(decision -> expected.mustMatch(new EntityVersion(decision.revision())))
                .call(decision -> take(decision, caller, request))
                .map(ClassificationDecisionView::of);
    }

    @WithTransaction
    public Uni<ClassificationDecisionView> require(UUID id) {
        return repository.require(id, callers.current()).map(ClassificationDecisionView::of);
    }

    /** Decisions in the order they were proposed; people of a unit see their own whatever they ask for. */
    @WithTransaction
    public Uni<Page<ClassificationDecisionView>> list(PageRequest page, ClassificationDecisionFilter filter) {
        var caller = callers.current();
        var seen = caller.seesEveryUnit() ? null : caller.unit().orElse("-");
        return repository
                .after(page, filter.values(seen))
                .map(found -> Page.of(page, found, ClassificationDecision::id, ClassificationDecisionView::of));
    }

    @WithTransaction
    public Uni<Page<TransitionView>> history(PageRequest page, UUID id) {
        return repository.require(id, callers.current()).chain(decision -> history.list(page, decision.path()));
    }

    private Uni<ClassificationDecision> propose(
            FieldClass field, ClassificationDecisionRequest request, Caller caller) {
        var decision = new ClassificationDecision(ids.next(), field, request, caller, time.now());
        boolean lowers = field.marking().isLoweredBy(request.marking());
        if (lowers) {
            mustHaveEvidence(request);
        }
        return (lowers ? await(decision) : takeEffect(decision, field, caller))
                .chain(() -> audit.record(entry(caller, "propose-classification", decision)
                        .with("class", decision.to().sensitivityClass())
                        .with("state", decision.state())))
                .replaceWith(decision);
    }

    private Uni<Void> await(ClassificationDecision decision) {
        return clocks.due(Matter.CLASSIFICATION, Term.DECISION)
                .invoke(decision::waitUntil)
                .chain(due -> repository.persistAndFlush(decision))
                .onFailure(SqlState::isUniqueViolation)
                .transform(open -> new Conflict(
                        "decision-open",
                        new Text("该字段已有待决定的提议", "A proposal for this field waits for a decision already")))
                .replaceWithVoid();
    }

    private Uni<Void> takeEffect(ClassificationDecision decision, FieldClass field, Caller caller) {
        var step = new Step(ProposalState.PROPOSED, ProposalState.ACCEPTED, decision.reason(), decision.evidence());
        decision.takeEffect();
        return repository
                .persistAndFlush(decision)
                .chain(() -> history.add(decision.path(), caller, step))
                .chain(() -> classes.count(field, decision.to(), decision.path()));
    }

    private Uni<Void> take(ClassificationDecision decision, Caller caller, MoveProposalRequest request) {
        var step = new Step(decision.state(), request.target(), request.reason(), request.evidence());
        decision.moveTo(request.target(), caller, request.reason(), time.now());
        var entry = entry(caller, "move-classification-decision", decision)
                .with("from", step.from())
                .with("to", step.to());
        return breaches.recordIfLate(decision.missed())
                .chain(() -> follow(decision, request.target()))
                .chain(() -> history.add(decision.path(), caller, step))
                .chain(() -> audit.record(entry))
                .chain(repository::flush);
    }

    private Uni<Void> follow(ClassificationDecision decision, ProposalState target) {
        if (target != ProposalState.ACCEPTED) {
            return Uni.createFrom().voidItem();
        }
        return fields.find(decision.interfaceCode(), decision.field())
                .invoke(field -> mustStandAsProposed(field, decision))
                .chain(field -> classes.count(field, decision.to(), decision.path()));
    }

    /** A decision holds for what was seen when it was proposed, not for what was raised meanwhile. */
    private static void mustStandAsProposed(FieldClass field, ClassificationDecision decision) {
        if (!field.marking().equals(decision.from())) {
            throw new RuleRefused(
                            "classification-changed",
                            new Text(
                                    "提议后该字段的分级已变更，请重新提议",
                                    "What counts for the field has changed since; propose it anew"))
                    .withClause("R3.2d");
        }
    }

    private static void mustGoTogether(ClassificationDecisionRequest request) {
        if (request.personalKind() != null && !request.personalData()) {
            throw refused(
                    "kind-without-personal-data",
                    "/personalKind",
                    "只有个人信息才写种类",
                    "Only of personal data a kind is stated");
        }
    }

    private static void mustDiffer(FieldClass field, ClassificationDecisionRequest request) {
        if (field.marking().equals(request.marking())) {
            throw refused("nothing-to-decide", "/sensitivityClass", "该字段已是此分级和标记", "The field counts as this already");
        }
    }

    private static void mustHaveEvidence(ClassificationDecisionRequest request) {
        if (request.evidence().isEmpty()) {
            throw refused(
                    "evidence-needed",
                    "/evidence",
                    "降低分级或取消个人信息标记须附依据",
                    "What lowers what counts is proposed on evidence");
        }
    }

    /** The center's people propose, or the signer of the unit. */
    private static void mustBeConcerned(Caller caller, InterfaceView held) {
        if (!caller.is(Roles.OPERATOR) && !caller.is(Roles.GOVERNOR)) {
            caller.mustBelongTo(held.unit(), ClassificationDecisions::notConcerned);
        }
    }

    /** A governor decides; the side that may propose takes back. */
    private static void mustMayMove(Caller caller, ClassificationDecision decision, ProposalState target) {
        if (target.isDecision() && !caller.is(Roles.GOVERNOR)) {
            throw new Forbidden("forbidden", new Text("由治理员决定", "A governor decides"));
        }
        boolean ofCenter = caller.is(Roles.OPERATOR) || caller.is(Roles.GOVERNOR);
        if (!ofCenter) {
            caller.mustBelongTo(decision.unit(), ClassificationDecisions::notConcerned);
        }
    }

    private static Forbidden notConcerned() {
        return new Forbidden(
                "forbidden",
                new Text("由操作员、治理员或接口所属单位的签署人办理", "It is for the center or the signer of the interface's unit"));
    }

    private static RuntimeException unknownField(ClassificationDecisionRequest request) {
        return refused(
                "unknown-field",
                "/field",
                "该接口经批准的规范中没有此字段：" + request.field(),
                "No approved contract of the interface has a field " + request.field());
    }

    private static RuntimeException refused(String code, String pointer, String zh, String en) {
        var detail = new Text(zh, en);
        return new RuleRefused(code, detail).withClause("R3.2d").withErrors(List.of(new FieldError(pointer, detail)));
    }

    private static AuditEntry entry(Caller caller, String action, ClassificationDecision decision) {
        return AuditEntry.of(caller, action, decision.path(), "R3.2d")
                .with("interface", decision.interfaceCode())
                .with("field", decision.field());
    }
}
