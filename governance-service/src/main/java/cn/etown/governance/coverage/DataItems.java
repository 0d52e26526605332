package cn.etown.governance.coverage;

import cn.etown.governance.coverage.domain.Carrier;
import cn.etown.governance.history.TransitionView;
import cn.etown.governance.history.Transitions;
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

    private final DataItemRepository repository;
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
            ItemCoverages coverages,
            SourceSystems systems,
            Transitions history,
            Callers callers,
            Outbox outbox,
            Audit audit,
            Ids ids,
            CountyTime time) {
        this.repository = repository;
        this.coverages = coverages;
        this.systems = systems;
        this.history = history;
        this.callers = callers;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.time = time;
    }

    /** Registers an item that a demand wants or an inspection found: it is in scope and MISSING until decided otherwise. */
    @WithTransaction
    public Uni<DataItemView> register(RegisterDataItemRequest request) {
        var caller = callers.current();
        mustBeItsToTell(caller, request.origin());
        return systems.mustBeRegistered(request.sourceSystem())
                .map(source -> new DataItem(ids.next(), source, request, caller, time.now()))
                .chain(repository::persistAndFlush)
                .onFailure(SqlState::isUniqueViolation)
                .transform(known -> exists(request))
                .call(item -> outbox.append(CoverageEvents.moved(item, null, time.now())))
                .call(item -> coverages.follow(List.of(item), Carrier.NONE))
                .call(item -> audit.record(AuditEntry.of(caller, "register-data-item", item.path(), "R4.3a")
                        .with("reference", request.reference())))
                .chain(coverages::view);
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

    private static RuntimeException exists(RegisterDataItemRequest request) {
        var detail =
                new Text("数据项已经登记：" + request.name(), "The item " + request.name() + " is on the register already");
        return new Conflict("already-exists", detail).withErrors(List.of(new FieldError("/field", detail)));
    }
}
