package cn.etown.governance.contract;

import cn.etown.governance.contract.domain.ContractDocument;
import cn.etown.governance.contract.domain.ContractState;
import cn.etown.governance.contract.domain.Differences;
import cn.etown.governance.contract.domain.Evolution;
import cn.etown.governance.history.Step;
import cn.etown.governance.history.Transitions;
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

    private final ContractRepository repository;
    private final ContractDocuments documents;
    private final Interfaces interfaces;
    private final Transitions history;
    private final Callers callers;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;
    private final List<ContractWatcher> watchers;

    ContractMoves(
            ContractRepository repository,
            ContractDocuments documents,
            Interfaces interfaces,
            Transitions history,
            Callers callers,
            Outbox outbox,
            Audit audit,
            Clock clock,
            @All List<ContractWatcher> watchers) {
        this.repository = repository;
        this.documents = documents;
        this.interfaces = interfaces;
        this.history = history;
        this.callers = callers;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
        this.watchers = watchers;
    }

    /**
     * Moves a contract on: submission, approval by another person, coming into force in place of the version before; or
     * withdrawal of a submitted one.
     */
    @WithTransaction
    public Uni<ContractView> move(UUID id, EntityVersion expected, MoveContractRequest request) {
        var caller = callers.current();
        mustMayMove(caller, request.target());
        return repository
                .require(id, caller)
                .invoke(contract -> mustSpeakForItsUnit(caller, contract, request.target()))
                .call(contract -> interfaces.hold(contract.interfaceCode()))
                .invoke(contract -> expected.mustMatch(new EntityVersion(contract.revision())))
                .chain(contract -> move(contract, caller, request));
    }

    private Uni<ContractView> move(Contract contract, Caller caller, MoveContractRequest request) {
        var step = new Step(contract.state(), request.target(), request.reason(), request.evidence());
        var entry = entry(caller, "move-contract", contract)
                .with("from", step.from())
                .with("to", step.to());
        return take(contract, caller, request.target())
                .chain(() -> tellInterface(contract.interfaceCode()))
                .chain(() -> history.add(contract.path(), caller, step))
                .chain(() -> audit.record(entry))
                .chain(repository::flush)
                .map(flushed -> ContractView.of(contract))
                .call(this::tellWatchers);
    }

    /** Told after the move is written, so that they see it. */
    private Uni<Void> tellWatchers(ContractView moved) {
        return Multi.createFrom()
                .iterable(watchers)
                .onItem()
                .transformToUniAndConcatenate(watcher -> watcher.moved(moved))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> take(Contract contract, Caller caller, ContractState target) {
        return switch (target) {
            case SUBMITTED -> submit(contract, caller);
            case IN_FORCE -> putInForce(contract, caller);
            case APPROVED -> Uni.createFrom().voidItem().invoke(() -> contract.approve(caller.subject()));
            default -> Uni.createFrom().voidItem().invoke(contract::withdraw);
        };
    }

    private Uni<Void> submit(Contract contract, Caller caller) {
        contract.submit(caller.subject());
        return mustFollowFromEarlier(contract, documents.read(contract));
    }

    private Uni<Void> putInForce(Contract contract, Caller caller) {
        contract.state().moveTo(ContractState.IN_FORCE);
        var document = documents.read(contract);
        mustBeEnforced(document);
        return repository
                .findInForce(contract.interfaceCode())
                .onItem()
                .ifNotNull()
                .call(before -> replace(before, contract, caller))
                .chain(() -> mustFollowFromEarlier(contract, document))
                .invoke(() -> contract.putInForce(clock.instant()))
                .chain(() -> outbox.append(ContractInForce.of(contract, document.schema())));
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

    /** Seen when it is submitted, and again when it comes into force: another version may have done so meanwhile. */
    private Uni<Void> mustFollowFromEarlier(Contract contract, ContractDocument document) {
        return repository
                .everInForce(contract.interfaceCode())
                .map(earlier -> earlier.stream().map(documents::read).toList())
                .invoke(earlier -> mustFollow(earlier, document))
                .replaceWithVoid();
    }

    private static void mustFollow(List<ContractDocument> earlier, ContractDocument document) {
        new Evolution(earlier.stream().map(ContractDocument::schema).toList()).mustAllow(document.schema());
        if (!earlier.isEmpty()) {
            mustBeVersionedEnough(Differences.between(earlier.get(earlier.size() - 1), document));
        }
    }

    private static void mustBeVersionedEnough(Differences differences) {
        if (!differences.isVersionedEnough()) {
            var least = differences.leastVersion().orElseThrow();
            var detail = new Text(
                    "与生效版本的差异要求 " + differences.callsFor() + "，版本号至少为 " + least,
                    "What differs from the version in force calls for " + differences.callsFor()
                            + ": the version must be " + least + " or later");
            throw new RuleRefused("version-too-small", detail)
                    .withClause("R8.4")
                    .withErrors(List.of(new FieldError("/version", detail)));
        }
    }

    /** A rule that was in force and not enforced would deceive both sides. */
    private static void mustBeEnforced(ContractDocument document) {
        if (!document.rowRules().isEmpty()) {
            var detail = new Text("采集尚不执行行级规则，含行级规则的规范不能生效", "Collection does not enforce row rules yet");
            throw new RuleRefused("row-rules-not-enforced-yet", detail)
                    .withClause("R3.2b")
                    .withErrors(document.rowRules().stream()
                            .map(rule -> new FieldError(rule.pointer(), detail))
                            .toList());
        }
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

    /** What is the unit's to say, its own people say, whatever other roles they have; a governor may return any contract. */
    private static void mustSpeakForItsUnit(Caller caller, Contract contract, ContractState target) {
        boolean returned = target == ContractState.WITHDRAWN && caller.is(Roles.GOVERNOR);
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
