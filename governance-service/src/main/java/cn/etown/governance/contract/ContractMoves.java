package cn.etown.governance.contract;

import cn.etown.governance.contract.domain.ContractDocument;
import cn.etown.governance.contract.domain.ContractState;
import cn.etown.governance.history.Step;
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
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.Forbidden;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import cn.etown.kit.work.InOrder;
import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** The way of a contract from draft to replaced or withdrawn (R3.2f). */
@ApplicationScoped
public class ContractMoves {

    /** Whose move each state is; REPLACED is nobody's, it follows from a later version coming into force. */
    private static final Map<ContractState, Set<String>> MOVERS = Map.of(
            ContractState.SUBMITTED, Set.of(Roles.CLERK, Roles.SIGNER),
            ContractState.APPROVED, Set.of(Roles.GOVERNOR),
            ContractState.WITHDRAWN, Set.of(Roles.CLERK, Roles.SIGNER, Roles.GOVERNOR),
            ContractState.IN_FORCE, Set.of(Roles.OPERATOR, Roles.GOVERNOR));

    private static final int MOST_ERRORS = 100;

    /**
     * A contract that was found right.
     *
     * @param after the versions it was held against, oldest first
     */
    private record Judged(ContractDocument document, List<UUID> after) {}

    private final ContractRepository repository;
    private final ContractDocuments documents;
    private final List<ContractObjections> objections;
    private final List<ContractWatcher> watchers;
    private final Interfaces interfaces;
    private final Transitions history;
    private final Callers callers;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    ContractMoves(
            ContractRepository repository,
            ContractDocuments documents,
            @All List<ContractObjections> objections,
            @All List<ContractWatcher> watchers,
            Interfaces interfaces,
            Transitions history,
            Callers callers,
            Outbox outbox,
            Audit audit,
            Clock clock) {
        this.repository = repository;
        this.documents = documents;
        this.objections = objections;
        this.watchers = watchers;
        this.interfaces = interfaces;
        this.history = history;
        this.callers = callers;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Moves a contract on: submission, approval by another person, coming into force in place of the version before; or
     * withdrawal of one that is a draft or submitted.
     */
    @WithTransaction
    public Uni<ContractView> move(UUID id, EntityVersion expected, MoveContractRequest request) {
        var caller = callers.current();
        mustMayMove(caller, request.target());
        return repository
                .require(id, caller)
                .invoke(contract -> mustSpeakForItsUnit(caller, contract, request.target()))
                .invoke(contract -> expected.mustMatch(new EntityVersion(contract.revision())))
                .invoke(contract -> contract.state().moveTo(request.target()))
                .call(contract -> judge(contract, request.target())
                        .call(() -> hold(contract, request.target()))
                        .chain(judged -> judgeAnewWhereOutdated(contract, request.target(), judged))
                        .chain(judged -> move(contract, judged, caller, request)))
                .call(repository::flush)
                .map(ContractView::of)
                .call(this::tellWatchers);
    }

    private Uni<InterfaceView> hold(Contract contract, ContractState target) {
        return interfaces.hold(contract.interfaceCode()).invoke(held -> mustSuitItsInterface(held, target));
    }

    /** What was asked for a retired interface can still be taken back, and nothing else. */
    private static void mustSuitItsInterface(InterfaceView held, ContractState target) {
        if (target != ContractState.WITHDRAWN) {
            held.mustNotBeRetired();
        }
        if (target == ContractState.IN_FORCE && !held.state().isApproved()) {
            throw new RuleRefused(
                            "interface-not-approved",
                            new Text(
                                    "接口状态为 " + held.state() + "，接口批准（APPROVED）后其规范方可生效",
                                    "The interface is " + held.state()
                                            + ": its contract comes into force once the interface is APPROVED"))
                    .withClause("R3.2f");
        }
    }

    private Uni<Void> move(Contract contract, Judged judged, Caller caller, MoveContractRequest request) {
        var step = new Step(contract.state(), request.target(), request.reason(), request.evidence());
        var entry = entry(caller, "move-contract", contract)
                .with("from", step.from())
                .with("to", step.to());
        return take(contract, judged, caller, request.target())
                .chain(() -> tellInterface(contract.interfaceCode()))
                .chain(() -> history.add(contract.path(), caller, step))
                .chain(() -> audit.record(entry));
    }

    /** Told after the move is written, so that they see it. */
    private Uni<Void> tellWatchers(ContractView moved) {
        return InOrder.each(watchers, watcher -> watcher.moved(moved));
    }

    private Uni<Void> take(Contract contract, Judged judged, Caller caller, ContractState target) {
        return switch (target) {
            case SUBMITTED -> submit(contract, caller);
            case IN_FORCE -> putInForce(contract, judged.document(), caller);
            case APPROVED -> approve(contract, caller);
            default -> Uni.createFrom().voidItem().invoke(() -> contract.withdraw(caller));
        };
    }

    private Uni<Void> submit(Contract contract, Caller caller) {
        contract.submit(caller.subject());
        return mustMeetNoObjection(contract);
    }

    /** What is asked of contracts may have changed since it was submitted. */
    private Uni<Void> approve(Contract contract, Caller caller) {
        contract.approve(caller.subject());
        return mustMeetNoObjection(contract);
    }

    private Uni<Void> mustMeetNoObjection(Contract contract) {
        return documents
                .textOf(contract)
                .chain(text -> Multi.createFrom()
                        .iterable(objections)
                        .onItem()
                        .transformToUniAndConcatenate(source -> source.to(text))
                        .collect()
                        .asList())
                .invoke(ContractMoves::mustBeNone)
                .replaceWithVoid();
    }

    private static void mustBeNone(List<List<FieldError>> objections) {
        var errors =
                objections.stream().flatMap(List::stream).limit(MOST_ERRORS).toList();
        if (!errors.isEmpty()) {
            throw new RuleRefused(
                            "contract-not-to-standard",
                            new Text("规范不符合数据标准，须先改正", "The contract departs from the standards; mend it first"))
                    .withClause("R3.2b")
                    .withErrors(errors);
        }
    }

    private Uni<Void> putInForce(Contract contract, ContractDocument document, Caller caller) {
        return repository
                .findInForce(contract.interfaceCode())
                .onItem()
                .ifNotNull()
                .call(before -> replace(before, contract, caller))
                .invoke(() -> contract.putInForce(clock.instant()))
                .chain(() -> tellThatItIsInForce(contract))
                .chain(() -> outbox.append(ContractInForce.of(contract, document)));
    }

    private Uni<Void> tellThatItIsInForce(Contract contract) {
        return documents
                .textOf(contract)
                .chain(text -> InOrder.each(watchers, watcher -> watcher.cameIntoForce(contract.id(), text)));
    }

    /** Written before the newer one is, for the database lets only one contract of an interface be in force. */
    private Uni<Void> replace(Contract before, Contract newer, Caller caller) {
        before.giveWayTo(newer);
        var step = new Step(ContractState.IN_FORCE, ContractState.REPLACED, newer.path(), List.of());
        return repository
                .flush()
                .chain(() -> history.add(before.path(), caller, step))
                .chain(() ->
                        audit.record(entry(caller, "replace-contract", before).with("by", newer.id())));
    }

    /**
     * Reads the contract and holds it against the versions before it. Takes its time, so this is done before the interface is
     * held; documents never change, so it stands until another version comes into force.
     */
    private Uni<Judged> judge(Contract contract, ContractState target) {
        if (target != ContractState.SUBMITTED && target != ContractState.IN_FORCE) {
            return Uni.createFrom().nullItem();
        }
        return repository
                .everInForce(contract.interfaceCode())
                .chain(earlier -> documents
                        .readAsNextAfter(earlier, contract)
                        .map(document -> new Judged(
                                document, earlier.stream().map(Contract::id).toList())));
    }

    private Uni<Judged> judgeAnewWhereOutdated(Contract contract, ContractState target, Judged judged) {
        return judged == null
                ? Uni.createFrom().nullItem()
                : repository
                        .idsEverInForce(contract.interfaceCode())
                        .chain(earlier -> earlier.equals(judged.after())
                                ? Uni.createFrom().item(judged)
                                : judge(contract, target));
    }

    private Uni<Void> tellInterface(String interfaceCode) {
        return repository
                .statesOf(interfaceCode)
                .map(ContractMoves::furthest)
                .chain(standing -> interfaces.contractStands(interfaceCode, standing));
    }

    private static ContractStanding furthest(List<ContractState> states) {
        return states.stream()
                .map(ContractMoves::standing)
                .max(Comparator.naturalOrder())
                .orElse(ContractStanding.NONE);
    }

    private static ContractStanding standing(ContractState state) {
        return switch (state) {
            case DRAFT, WITHDRAWN -> ContractStanding.NONE;
            case SUBMITTED -> ContractStanding.SUBMITTED;
            case APPROVED -> ContractStanding.APPROVED;
            case IN_FORCE, REPLACED -> ContractStanding.IN_FORCE;
        };
    }

    private static void mustMayMove(Caller caller, ContractState target) {
        if (!MOVERS.containsKey(target)) {
            throw new RuleRefused(
                    "contract-transition",
                    new Text(target + " 不能由人直接变更", target + " is not a state that somebody moves a contract to"));
        }
        var movers = new TreeSet<>(MOVERS.get(target));
        if (movers.stream().noneMatch(caller::is)) {
            throw new Forbidden(
                    "forbidden",
                    new Text(
                            "进入 " + target + " 需要角色之一：" + String.join("、", movers),
                            "To move to " + target + " takes a role of " + String.join(", ", movers)));
        }
    }

    /**
     * What is the unit's to say, its own people say, whatever other roles they have; a governor may return any contract that
     * was submitted.
     */
    private static void mustSpeakForItsUnit(Caller caller, Contract contract, ContractState target) {
        boolean returned = target == ContractState.WITHDRAWN
                && contract.state() != ContractState.DRAFT
                && caller.is(Roles.GOVERNOR);
        if (MOVERS.get(target).contains(Roles.CLERK) && !returned) {
            caller.mustBelongTo(
                    contract.unit(),
                    () -> new Forbidden(
                            "forbidden",
                            new Text(
                                    "只能提交和撤回本单位接口的规范",
                                    "Contracts are submitted and withdrawn by the interface's own unit")));
        }
    }

    private static AuditEntry entry(Caller caller, String action, Contract contract) {
        return AuditEntry.of(caller, action, contract.path(), "R3.2b");
    }
}
