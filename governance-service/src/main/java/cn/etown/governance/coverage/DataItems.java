package cn.etown.governance.coverage;

import cn.etown.governance.coverage.domain.Carrier;
import cn.etown.governance.history.Step;
import cn.etown.governance.history.TransitionView;
import cn.etown.governance.history.Transitions;
import cn.etown.governance.sourcesystem.SourceSystemView;
import cn.etown.governance.sourcesystem.SourceSystems;
import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.feed.Outbox;
import cn.etown.kit.id.Ids;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.Conflict;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.SqlState;
import cn.etown.kit.problem.Text;
import cn.etown.kit.time.CountyTime;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.UUID;

/** The register of data items (数据项): registering and reading (R4.3a). Their moves are {@link DataItemMoves}. */
@ApplicationScoped
public class DataItems {

    /** What became of a registration. */
    record Registered(DataItemView item, boolean isNew) {}

    private final DataItemRepository repository;
    private final DataItemReferences references;
    private final ItemCoverages coverages;
    private final SourceSystems systems;
    private final Transitions history;
    private final Callers callers;
    private final Outbox outbox;
    private final Audit audit;
    private final Ids ids;
    private final CountyTime time;

    DataItems(
            DataItemRepository repository,
            DataItemReferences references,
            ItemCoverages coverages,
            SourceSystems systems,
            Transitions history,
            Callers callers,
            Outbox outbox,
            Audit audit,
            Ids ids,
            CountyTime time) {
        this.repository = repository;
        this.references = references;
        this.coverages = coverages;
        this.systems = systems;
        this.history = history;
        this.callers = callers;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.time = time;
    }

    /**
     * Registers an item that a demand wants or an inspection found: it is in scope and MISSING until decided otherwise. Where it
     * is known, that it was named again is noted, and brings it back where it was out of scope; the same said again changes
     * nothing.
     */
    @WithTransaction
    public Uni<Registered> register(RegisterDataItemRequest request) {
        var caller = callers.current();
        mustBeItsToTell(caller, request.origin());
        return systems.mustBeRegistered(request.sourceSystem())
                .chain(source -> repository
                        .holdNamed(source.id(), request.name())
                        .chain(known ->
                                known == null ? add(source, request, caller) : nameAgain(known, request, caller)));
    }

    private Uni<Registered> add(SourceSystemView source, RegisterDataItemRequest request, Caller caller) {
        return repository
                .persistAndFlush(new DataItem(ids.next(), source, request, caller, time.now()))
                .onFailure(SqlState::isUniqueViolation)
                .transform(known -> inFlight(request))
                .call(item -> references.begin(item, caller))
                .call(item -> outbox.append(CoverageEvents.moved(item, null, time.now())))
                .call(item -> coverages.follow(List.of(item), Carrier.NONE))
                .call(item -> audit.record(AuditEntry.of(caller, "register-data-item", item.path(), "R4.3a")
                        .with("reference", request.reference())))
                .chain(coverages::view)
                .map(item -> new Registered(item, true));
    }

    private Uni<Registered> nameAgain(DataItem known, RegisterDataItemRequest request, Caller caller) {
        var entry = AuditEntry.of(caller, "name-data-item-again", known.path(), "R4.3a")
                .with("origin", request.origin())
                .with("reference", request.reference());
        return references
                .add(known, request.origin(), request.reference(), caller)
                .chain(isNew -> isNew
                        ? followNaming(known, request, caller).chain(() -> audit.record(entry))
                        : Uni.createFrom().voidItem())
                .chain(() -> coverages.view(known))
                .map(item -> new Registered(item, false));
    }

    /** Whatever its listing says: as long as it is out of scope it counts nowhere. */
    private Uni<Void> followNaming(DataItem named, RegisterDataItemRequest request, Caller caller) {
        if (named.inScope()) {
            return repository.countChange(named);
        }
        var before = named.recorded();
        named.returnToScope(caller.subject());
        String reason = request.origin() == Origin.DEMAND ? "需求再次提出" : "检查再次发现";
        var step = new Step(Scope.OUT_OF_SCOPE, Scope.IN_SCOPE, reason, List.of(request.reference()));
        return history.add(named.path(), caller, step)
                .chain(() -> outbox.append(CoverageEvents.moved(named, before, time.now())))
                .chain(() -> coverages.follow(List.of(named), Carrier.NONE));
    }

    @WithTransaction
    public Uni<DataItemView> require(UUID id) {
        return repository.require(id, callers.current()).chain(coverages::view);
    }

    /** Items in the order they became known; people of a unit see their own whatever they ask for. */
    @WithTransaction
    public Uni<Page<DataItemView>> list(PageRequest page, DataItemFilter filter) {
        var caller = callers.current();
        if (!caller.seesEveryUnit()) {
            filter.restrictTo(caller.unit().orElse("-"));
        }
        return repository
                .after(page, time.today(), filter)
                .map(found -> Page.of(
                        page, found, row -> row.item().id(), row -> DataItemView.of(row.item(), row.standing())));
    }

    @WithTransaction
    public Uni<Page<TransitionView>> history(PageRequest page, UUID id) {
        return repository.require(id, callers.current()).chain(item -> history.list(page, item.path()));
    }

    /** Every listing, demand and inspection that named an item, in the order they were told. */
    @WithTransaction
    public Uni<Page<DataItemReferenceView>> references(PageRequest page, UUID id) {
        return repository.require(id, callers.current()).chain(item -> references.list(page, item));
    }

    /** Listings are uploaded; demands are told by the service that keeps them, or the operator; inspections by the center. */
    private static void mustBeItsToTell(Caller caller, Origin origin) {
        boolean itsOwn = origin == Origin.DEMAND && (caller.is(Roles.SERVICE) || caller.is(Roles.OPERATOR))
                || origin == Origin.INSPECTION && (caller.is(Roles.ASSESSOR) || caller.is(Roles.OPERATOR));
        if (!itsOwn) {
            var detail = new Text(
                    "清单须整份上传；需求由服务或操作员登记，检查发现由评估员或操作员登记",
                    "A listing is uploaded whole; a demand is told by a service or an operator, a finding by an"
                            + " assessor"
                            + " or an operator");
            throw new RuleRefused("data-item-origin", detail).withErrors(List.of(new FieldError("/origin", detail)));
        }
    }

    /** Only where it became known in the meantime: of what is known before it is noted that it was named again. */
    private static RuntimeException inFlight(RegisterDataItemRequest request) {
        var detail = new Text(
                "数据项正在由他人登记：" + request.name(), "The item " + request.name() + " is being registered by another");
        return new Conflict("request-in-flight", detail).withErrors(List.of(new FieldError("/field", detail)));
    }
}
