package cn.etown.governance.contract;

import cn.etown.governance.contract.domain.ContractDocument;
import cn.etown.governance.contract.domain.ContractState;
import cn.etown.governance.history.Step;
import cn.etown.governance.history.TransitionView;
import cn.etown.governance.history.Transitions;
import cn.etown.governance.interfaces.InterfaceView;
import cn.etown.governance.interfaces.Interfaces;
import cn.etown.governance.interfaces.domain.ContractStanding;
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
import cn.etown.kit.problem.Text;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Contracts (接口规范), from draft to replaced (R3.2b). */
@ApplicationScoped
public class Contracts {

    /** Whose move each state is; REPLACED is nobody's, it follows from a later version coming into force. */
    private static final Map<ContractState, Set<String>> MOVERS = Map.of(
            ContractState.SUBMITTED, Set.of(Roles.CLERK, Roles.SIGNER),
            ContractState.APPROVED, Set.of(Roles.GOVERNOR),
            ContractState.IN_FORCE, Set.of(Roles.OPERATOR, Roles.GOVERNOR));

    private final ContractRepository repository;
    private final DocumentReader documents;
    private final Interfaces interfaces;
    private final Transitions history;
    private final Callers callers;
    private final Outbox outbox;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    Contracts(
            ContractRepository repository,
            DocumentReader documents,
            Interfaces interfaces,
            Transitions history,
            Callers callers,
            Outbox outbox,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.repository = repository;
        this.documents = documents;
        this.interfaces = interfaces;
        this.history = history;
        this.callers = callers;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** Takes a document as the next version of the contract of the caller's own interface. */
    @WithTransaction
    public Uni<ContractView> draft(String interfaceCode, SentDocument sent) {
        var caller = callers.current();
        return interfaces
                .hold(interfaceCode)
                .invoke(held -> mustOwn(caller, held.unit()))
                .map(held -> read(held, sent, caller))
                .call(draft -> repository
                        .countOfVersion(interfaceCode, draft.version())
                        .invoke(Contracts::mustBeNew))
                .chain(draft -> repository
                        .countOf(interfaceCode)
                        .map(before -> new Contract(ids.next(), draft, before.intValue() + 1, clock.instant())))
                .chain(repository::persistAndFlush)
                .call(saved ->
                        audit.record(entry(caller, "draft-contract", saved).with("digest", saved.digest())))
                .map(ContractView::of);
    }

    @WithTransaction
    public Uni<ContractView> require(UUID id) {
        return visible(id, callers.current()).map(ContractView::of);
    }

    /** The document exactly as it was sent, or written anew where another format is wanted. */
    @WithTransaction
    public Uni<WrittenDocument> document(UUID id, Optional<DocumentFormat> wanted) {
        return visible(id, callers.current()).map(contract -> write(contract, wanted.orElse(contract.format())));
    }

    /** Contracts in the order they were drafted; people of a unit see their own whatever they ask for. */
    @WithTransaction
    public Uni<Page<ContractView>> list(PageRequest page, Optional<String> interfaceCode) {
        var caller = callers.current();
        var seen = caller.seesEveryUnit()
                ? Optional.<String>empty()
                : caller.unit().or(() -> Optional.of("-"));
        return repository
                .after(page, seen, interfaceCode)
                .map(found -> Page.of(page, found, Contract::id, ContractView::of));
    }

    /** Moves a contract on: submission, approval by another person, coming into force in place of the version before. */
    @WithTransaction
    public Uni<ContractView> move(UUID id, EntityVersion expected, MoveContractRequest request) {
        var caller = callers.current();
        mustMayMove(caller, request.target());
        return visible(id, caller)
                .invoke(contract -> mustOwnToSubmit(caller, contract, request.target()))
                .call(contract -> interfaces.hold(contract.interfaceCode()))
                .invoke(contract -> expected.mustMatch(new EntityVersion(contract.revision())))
                .call(contract -> move(contract, caller, request))
                .call(repository::flush)
                .map(ContractView::of);
    }

    @WithTransaction
    public Uni<Page<TransitionView>> history(PageRequest page, UUID id) {
        return visible(id, callers.current()).chain(contract -> history.list(page, object(contract)));
    }

    private Draft read(InterfaceView held, SentDocument sent, Caller author) {
        var text = documents.text(sent.bytes());
        var document = ContractDocument.read(documents.read(text, sent.format()), dataset(held.code()));
        return new Draft(held.code(), held.unit(), document.version(), sent.format(), text, sent.digest(), author);
    }

    private WrittenDocument write(Contract contract, DocumentFormat wanted) {
        return wanted == contract.format()
                ? new WrittenDocument(contract.document(), wanted)
                : new WrittenDocument(
                        documents.write(documents.read(contract.document(), contract.format()), wanted), wanted);
    }

    private Uni<Contract> visible(UUID id, Caller caller) {
        return repository
                .require(id)
                .invoke(contract -> caller.mustSee(contract.unit(), () -> ContractRepository.notFound(id)));
    }

    private Uni<Void> move(Contract contract, Caller caller, MoveContractRequest request) {
        var from = contract.state();
        var step = new Step(from, request.target(), request.reason(), request.evidence());
        var entry = entry(caller, "move-contract", contract).with("from", from).with("to", request.target());
        return take(contract, caller, request.target())
                .chain(() -> history.add(object(contract), caller, step))
                .chain(() -> audit.record(entry));
    }

    private Uni<Void> take(Contract contract, Caller caller, ContractState target) {
        switch (target) {
            case SUBMITTED -> contract.submit(caller.subject());
            case APPROVED -> contract.approve(caller.subject());
            default -> {
                return putInForce(contract, caller);
            }
        }
        return interfaces.contractReached(contract.interfaceCode(), ContractStanding.valueOf(target.name()));
    }

    private Uni<Void> putInForce(Contract contract, Caller caller) {
        contract.state().moveTo(ContractState.IN_FORCE);
        var document = documents.read(contract.document(), contract.format());
        var schema = ContractDocument.read(document, dataset(contract.interfaceCode()))
                .schema();
        return repository
                .findInForce(contract.interfaceCode())
                .onItem()
                .ifNotNull()
                .call(before -> replace(before, contract, caller))
                .invoke(contract::putInForce)
                .chain(() -> interfaces.contractReached(contract.interfaceCode(), ContractStanding.IN_FORCE))
                .chain(() -> outbox.append(ContractInForce.of(contract, schema)));
    }

    /** Written before the newer one is, for the database lets only one contract of an interface be in force. */
    private Uni<Void> replace(Contract before, Contract newer, Caller caller) {
        before.giveWayTo(newer);
        var step = new Step(ContractState.IN_FORCE, ContractState.REPLACED, object(newer), List.of());
        return repository
                .flush()
                .chain(() -> history.add(object(before), caller, step))
                .chain(() ->
                        audit.record(entry(caller, "replace-contract", before).with("by", newer.id())));
    }

    private static void mustMayMove(Caller caller, ContractState target) {
        if (!MOVERS.containsKey(target)) {
            throw new RuleRefused(
                    "contract-transition",
                    new Text(target + " 不能由人直接变更", target + " is not a state that somebody moves a contract to"));
        }
        var movers = MOVERS.get(target);
        if (movers.stream().noneMatch(caller::is)) {
            throw new Forbidden(
                    "forbidden",
                    new Text(
                            "进入 " + target + " 需要角色 " + movers, "To move to " + target + " takes a role of " + movers));
        }
    }

    /** A unit's people speak for their own unit only, whatever other roles they have. */
    private static void mustOwn(Caller caller, String unit) {
        caller.mustBelongTo(
                unit,
                () -> new Forbidden(
                        "forbidden",
                        new Text(
                                "只能为本单位的接口起草和提交规范",
                                "Contracts are drafted and submitted by the interface's own unit")));
    }

    private static void mustOwnToSubmit(Caller caller, Contract contract, ContractState target) {
        if (target == ContractState.SUBMITTED) {
            mustOwn(caller, contract.unit());
        }
    }

    private static void mustBeNew(long sameVersion) {
        if (sameVersion > 0) {
            var detail = new Text("该接口已有此版本的规范", "The interface has a contract of this version already");
            throw new Conflict("contract-version-exists", detail)
                    .withErrors(List.of(new FieldError("/version", detail)));
        }
    }

    /** An interface that implements no standard has a dataset of its own, named after it. */
    private static String dataset(String interfaceCode) {
        return interfaceCode.replace('-', '_');
    }

    private static String object(Contract contract) {
        return "contracts/" + contract.id();
    }

    private static AuditEntry entry(Caller caller, String action, Contract contract) {
        return AuditEntry.of(caller, action, object(contract), "R3.2b");
    }
}
