package cn.etown.governance.coverage;

import cn.etown.governance.coverage.domain.Carrier;
import cn.etown.governance.coverage.domain.ItemCoverage;
import cn.etown.governance.history.Step;
import cn.etown.governance.history.Transitions;
import cn.etown.governance.interfaces.InterfaceView;
import cn.etown.governance.interfaces.Interfaces;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.feed.Outbox;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.Forbidden;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import cn.etown.kit.time.CountyTime;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** What is decided about a data item: how it stands, and whether it is in scope (R4.3a). */
@ApplicationScoped
public class DataItemMoves {

    /** Who records what; an exemption is granted by {@link Exemptions}. */
    private static final Map<ItemCoverage, Set<String>> MOVERS = Map.of(
            ItemCoverage.CONNECTED, Set.of(Roles.OPERATOR, Roles.GOVERNOR),
            ItemCoverage.PLANNED, Set.of(Roles.OPERATOR, Roles.GOVERNOR, Roles.SERVICE),
            ItemCoverage.MISSING, Set.of(Roles.OPERATOR, Roles.GOVERNOR),
            ItemCoverage.DISPUTED, Set.of(Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR));

    private final DataItemRepository repository;
    private final DataItemReferences references;
    private final WaitingDemands demands;
    private final ItemCoverages coverages;
    private final ItemDecisions decisions;
    private final Interfaces interfaces;
    private final Connections connections;
    private final Transitions history;
    private final Callers callers;
    private final Outbox outbox;
    private final Audit audit;
    private final CountyTime time;
    private final CoverageSettings settings;

    DataItemMoves(
            DataItemRepository repository,
            DataItemReferences references,
            WaitingDemands demands,
            ItemCoverages coverages,
            ItemDecisions decisions,
            Interfaces interfaces,
            Connections connections,
            Transitions history,
            Callers callers,
            Outbox outbox,
            Audit audit,
            CountyTime time,
            CoverageSettings settings) {
        this.repository = repository;
        this.references = references;
        this.demands = demands;
        this.coverages = coverages;
        this.decisions = decisions;
        this.interfaces = interfaces;
        this.connections = connections;
        this.history = history;
        this.callers = callers;
        this.outbox = outbox;
        this.audit = audit;
        this.time = time;
        this.settings = settings;
    }

    /** Records how an item stands from today on. */
    @WithTransaction
    public Uni<DataItemView> move(UUID id, EntityVersion expected, MoveDataItemRequest request) {
        var caller = callers.current();
        mustBeMovable(request, caller);
        return repository
                .require(id, caller)
                .invoke(item -> expected.mustMatch(new EntityVersion(item.revision())))
                .invoke(item -> mustAllow(item, request, caller))
                .call(item -> carrier(item.sourceSystem(), request)
                        .invoke(carrier -> mustHave(carrier, request))
                        .call(() -> decisions.recordIfLate(List.of(item)))
                        .call(() -> take(item, request, caller))
                        .chain(carrier -> coverages.follow(List.of(item), carrier)))
                .chain(coverages::view);
    }

    /** Takes an item into the scope for a named scenario, or out of it. */
    @WithTransaction
    public Uni<DataItemView> decideScope(UUID id, EntityVersion expected, DecideScopeRequest request) {
        var caller = callers.current();
        mustBeGrounded(request);
        return repository
                .require(id, caller)
                .invoke(item -> expected.mustMatch(new EntityVersion(item.revision())))
                .call(item -> references
                        .namedBy(caller, item.sourceSystem(), List.of(item))
                        .invoke(named -> mustBeAnother(named, item, request)))
                .call(item -> demands.mustBeKnown(List.of(item), request))
                .call(item -> carrierNow(item)
                        .call(() -> decisions.recordIfLate(List.of(item)))
                        .call(() -> take(item, request, caller))
                        .chain(carrier -> coverages.follow(List.of(item), carrier)))
                .chain(coverages::view);
    }

    /** Refuses a move that nobody in the caller's place may make, or that does not say what it must. */
    void mustBeMovable(MoveDataItemRequest request, Caller caller) {
        mustMayMove(caller, request.target());
        mustNameWhatItNeeds(request);
        mustEndInTime(request.plannedFor());
    }

    /** Refuses a move that is not this item's, or not this caller's to make. */
    void mustAllow(DataItem item, MoveDataItemRequest request, Caller caller) {
        mustMaySettle(caller, item);
        item.recorded().moveTo(request.target());
    }

    /** Writes the decision; what the item counts as is to follow. */
    Uni<Void> take(DataItem item, MoveDataItemRequest request, Caller caller) {
        var step = new Step(item.recorded(), request.target(), request.reason(), request.evidence());
        String person = caller.subject();
        switch (request.target()) {
            case CONNECTED -> item.connect(request.interfaceCode(), request.interfaceField(), person);
            case PLANNED -> item.plan(request.demand(), request.plannedFor(), person);
            case DISPUTED -> item.dispute(person);
            default -> item.miss(person);
        }
        return note(item, step, (ItemCoverage) step.from(), caller, entry(item, step, caller, "move-data-item"));
    }

    /** Writes the decision; what the item counts as is to follow. */
    Uni<Void> take(DataItem item, DecideScopeRequest request, Caller caller) {
        var step =
                new Step(Scope.of(item.inScope()), Scope.of(request.inScope()), request.reason(), request.evidence());
        if (request.inScope()) {
            item.needFor(request.scenario(), time.today());
        } else {
            item.leaveOut(time.today());
        }
        var entry = entry(item, step, caller, "decide-data-item-scope").with("waitingDemands", request.knownDemands());
        return note(item, step, item.recorded(), caller, entry);
    }

    private static AuditEntry entry(DataItem item, Step step, Caller caller, String action) {
        return AuditEntry.of(caller, action, item.path(), "R4.3a")
                .with("from", step.from())
                .with("to", step.to());
    }

    private Uni<Void> note(DataItem item, Step step, ItemCoverage before, Caller caller, AuditEntry entry) {
        return history.add(item.path(), caller, step)
                .chain(() -> outbox.append(CoverageEvents.moved(item, before, time.now())))
                .chain(() -> audit.record(entry));
    }

    /** The interface that the request names. It is held, so that it cannot move before the items follow it. */
    Uni<Carrier> carrier(UUID system, MoveDataItemRequest request) {
        if (request.target() != ItemCoverage.CONNECTED) {
            return Uni.createFrom().item(Carrier.NONE);
        }
        return interfaces
                .hold(request.interfaceCode())
                .onFailure(NotFound.class)
                .transform(unknown -> notOfThisSystem(request.interfaceCode()))
                .invoke(found -> mustBeOf(system, found))
                .chain(connections::by);
    }

    /** What an interface brings; it is held. */
    Uni<Carrier> carrierOf(String interfaceCode) {
        return interfaces.hold(interfaceCode).chain(connections::by);
    }

    private Uni<Carrier> carrierNow(DataItem item) {
        return item.interfaceCode() == null ? Uni.createFrom().item(Carrier.NONE) : carrierOf(item.interfaceCode());
    }

    private static void mustMayMove(Caller caller, ItemCoverage target) {
        if (!MOVERS.containsKey(target)) {
            throw new RuleRefused(
                            "exemption-needed",
                            new Text("豁免须经申请并由治理员批准", "An exemption is asked for and granted by a governor"))
                    .withClause("R4.3a");
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

    /** A dispute is settled by a governor, and not by who raised it (two-person rule). */
    private static void mustMaySettle(Caller caller, DataItem item) {
        if (item.recorded() != ItemCoverage.DISPUTED) {
            return;
        }
        if (!caller.is(Roles.GOVERNOR)) {
            throw new Forbidden("forbidden", new Text("争议由治理员裁定", "A dispute is settled by a governor"));
        }
        if (caller.subject().equals(item.recorder())) {
            throw twoPersons("提出争议的人不能裁定该争议", "Who raised a dispute may not settle it");
        }
    }

    /** @param named the items that the decider named, by listing, demand or inspection */
    static void mustBeAnother(Set<UUID> named, DataItem item, DecideScopeRequest request) {
        if (!request.inScope() && named.contains(item.id())) {
            throw twoPersons(
                    "登记该数据项、或上传该源系统清单的人不能将其移出范围",
                    "Who named an item, or uploaded a listing of its system, may not take it out of scope");
        }
    }

    private static void mustNameWhatItNeeds(MoveDataItemRequest request) {
        boolean connected = request.target() == ItemCoverage.CONNECTED;
        boolean planned = request.target() == ItemCoverage.PLANNED;
        mustStand("/interface", stands(request.interfaceCode()), connected);
        mustStand("/interfaceField", stands(request.interfaceField()), connected);
        mustStand("/demand", stands(request.demand()), planned);
        mustStand("/plannedFor", request.plannedFor() != null, planned);
    }

    /** So that no plan puts an item off for good. */
    private void mustEndInTime(LocalDate plannedFor) {
        var today = time.today();
        int longest = settings.longestPlanDays();
        if (plannedFor != null && (!plannedFor.isAfter(today) || plannedFor.isAfter(today.plusDays(longest)))) {
            var detail = new Text(
                    "计划接入日期须在今日之后、" + longest + " 天之内",
                    "A plan is for a day after today and within " + longest + " days");
            throw new RuleRefused("plan-term", detail)
                    .withClause("R4.3a")
                    .withErrors(List.of(new FieldError("/plannedFor", detail)));
        }
    }

    /** Refuses a field that the contract in force of the named interface does not have. */
    static void mustHave(Carrier carrier, MoveDataItemRequest request) {
        String field = request.interfaceField();
        if (field != null && !carrier.fields().contains(field)) {
            var detail =
                    new Text("接口生效的规范没有这个字段：" + field, "The contract in force of the interface has no field " + field);
            throw new RuleRefused("unknown-field", detail)
                    .withClause("R4.3a")
                    .withErrors(List.of(new FieldError("/interfaceField", detail)));
        }
    }

    /** Into scope for a scenario; out of it on evidence, for it raises the figure as an exemption does. */
    static void mustBeGrounded(DecideScopeRequest request) {
        mustStand("/scenario", stands(request.scenario()), request.inScope());
        if (request.inScope()) {
            mustStand("/waitingDemands", !request.knownDemands().isEmpty(), false);
        }
        if (!request.inScope()
                && (request.evidence() == null || request.evidence().isEmpty())) {
            var detail =
                    new Text("移出范围须附依据（链接或文号）", "What goes out of scope does so on evidence: a link or file number");
            throw new RuleRefused("evidence-needed", detail)
                    .withClause("R4.3a")
                    .withErrors(List.of(new FieldError("/evidence", detail)));
        }
    }

    private static boolean stands(String value) {
        return value != null && !value.isBlank();
    }

    private static void mustStand(String pointer, boolean stands, boolean needed) {
        if (needed == stands) {
            return;
        }
        var detail = needed
                ? new Text("此项须填写：" + pointer, pointer + " is needed here")
                : new Text("此项不应填写：" + pointer, pointer + " has no meaning here");
        throw new RuleRefused("data-item-move", detail)
                .withClause("R4.3a")
                .withErrors(List.of(new FieldError(pointer, detail)));
    }

    private static void mustBeOf(UUID system, InterfaceView found) {
        if (!found.sourceSystem().equals(system)) {
            throw notOfThisSystem(found.code());
        }
    }

    private static RuntimeException notOfThisSystem(String code) {
        var detail = new Text("该源系统没有这个接口：" + code, "The item's source system has no interface " + code);
        return new RuleRefused("unknown-interface", detail).withErrors(List.of(new FieldError("/interface", detail)));
    }

    private static RuntimeException twoPersons(String zh, String en) {
        return new RuleRefused("two-person-rule", new Text(zh, en)).withClause("R4.3a");
    }
}
