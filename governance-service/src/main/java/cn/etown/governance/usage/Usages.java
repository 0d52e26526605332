package cn.etown.governance.usage;

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
import cn.etown.kit.problem.Forbidden;
import cn.etown.kit.problem.Text;
import cn.etown.kit.work.InOrder;
import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The register of uses (使用登记): what other services build on interfaces, and what data items demands wait for (R3.2e). */
@ApplicationScoped
public class Usages implements Dependents {

    /** What became of a registration. */
    record Registered(UsageView usage, boolean isNew) {}

    private final UsageRepository repository;
    private final List<UsageRule> rules;
    private final KnownInterfaces interfaces;
    private final Callers callers;
    private final Outbox outbox;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    Usages(
            UsageRepository repository,
            @All List<UsageRule> rules,
            KnownInterfaces interfaces,
            Callers callers,
            Outbox outbox,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.repository = repository;
        this.rules = rules;
        this.interfaces = interfaces;
        this.callers = callers;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Registers a use, or describes anew the one with the same interface or item, kind and link, which its own client alone may do.
     *
     * @param ifMatch the version that was read; only needed where it is described otherwise than before
     */
    @WithTransaction
    public Uni<Registered> register(RegisterUsageRequest request, String ifMatch) {
        var caller = callers.current();
        mustBeKeptBy(caller, request.kind());
        request.mustBeOfOneThing();
        return repository
                .hold(request)
                .chain(() -> repository.findSame(request))
                .chain(same -> same == null ? add(request, caller) : describe(same, request, ifMatch, caller));
    }

    @WithTransaction
    public Uni<UsageView> require(UUID id) {
        return repository.require(id).map(UsageView::of);
    }

    /** The uses in the order they were registered: of an interface or of a data item where one is named, which has to be there. */
    @WithTransaction
    public Uni<Page<UsageView>> list(PageRequest page, Optional<String> interfaceCode, Optional<UUID> dataItem) {
        return interfaceCode
                .map(interfaces::mustExist)
                .orElse(Uni.createFrom().voidItem())
                .chain(() -> repository.after(page, interfaceCode, dataItem))
                .map(found -> Page.of(page, found, Usage::id, UsageView::of));
    }

    /**
     * The demands that wait for a data item, by their links. Runs in a transaction of Hibernate Reactive.
     *
     * @param planned the demand that the item is planned for, which may not be registered; empty where there is none
     * @param after the link before the first one; empty for the beginning
     */
    public Uni<List<Dependent>> waiting(UUID dataItem, String planned, String after, int most) {
        return repository.waiting(dataItem, planned, after, most);
    }

    /**
     * The links of demands that are registered to wait for one of the items and are not among {@code known}, in their order.
     * Runs in a transaction of Hibernate Reactive.
     */
    public Uni<List<String>> waitingBut(Set<String> known, Set<UUID> dataItems, int most) {
        return repository.waitingBut(known, dataItems, most);
    }

    /** Takes a use off the register, on the word of the client that registered it, or of the center. */
    @WithTransaction
    public Uni<Void> end(UUID id, EntityVersion expected) {
        var caller = callers.current();
        return repository
                .require(id)
                .invoke(usage -> mustMayEnd(caller, usage))
                .invoke(usage -> expected.mustMatch(new EntityVersion(usage.revision())))
                .call(repository::delete)
                .call(usage -> outbox.append(UsageEvent.ended(usage)))
                .chain(usage -> audit.record(entry(caller, "end-usage", usage)));
    }

    @Override
    public Uni<List<Dependent>> of(String interfaceCode) {
        return repository
                .ofInterface(interfaceCode)
                .map(usages -> usages.stream().map(Usage::dependent).toList());
    }

    private Uni<Registered> add(RegisterUsageRequest request, Caller caller) {
        return mustBeAllowed(request)
                .chain(() -> repository.persistAndFlush(new Usage(ids.next(), request, caller, clock.instant())))
                .call(usage -> tell(usage, caller))
                .map(usage -> new Registered(UsageView.of(usage), true));
    }

    private Uni<Registered> describe(Usage same, RegisterUsageRequest request, String ifMatch, Caller caller) {
        mustBeTheOneWhoRegistered(caller, same);
        if (same.isDescribedBy(request)) {
            return Uni.createFrom().item(new Registered(UsageView.of(same), false));
        }
        EntityVersion.ofIfMatch(ifMatch).mustMatch(new EntityVersion(same.revision()));
        return mustBeAllowed(request)
                .invoke(() -> same.describe(request))
                .chain(repository::flush)
                .call(() -> tell(same, caller))
                .map(flushed -> new Registered(UsageView.of(same), false));
    }

    private Uni<Void> mustBeAllowed(RegisterUsageRequest request) {
        return InOrder.each(rules, rule -> rule.mustAllow(request));
    }

    private static void mustBeKeptBy(Caller caller, UsageKind kind) {
        if (!kind.keeper().equals(caller.client())) {
            throw new Forbidden(
                    "forbidden",
                    new Text(
                            kind + " 类使用由 " + kind.keeper() + " 登记",
                            "A use by something of the kind " + kind + " is registered by " + kind.keeper()));
        }
    }

    private static void mustMayEnd(Caller caller, Usage usage) {
        if (!caller.is(Roles.OPERATOR)) {
            mustBeTheOneWhoRegistered(caller, usage);
        }
    }

    private static void mustBeTheOneWhoRegistered(Caller caller, Usage usage) {
        if (!usage.registeredBy().equals(caller.client())) {
            throw new Forbidden(
                    "forbidden",
                    new Text(
                            "该使用由 " + usage.registeredBy() + " 登记，只能由其变更或注销",
                            "This use was registered by " + usage.registeredBy() + ", which alone changes or ends it"));
        }
    }

    private Uni<Void> tell(Usage usage, Caller caller) {
        return outbox.append(UsageEvent.registered(usage))
                .chain(() -> audit.record(entry(caller, "register-usage", usage)));
    }

    private static AuditEntry entry(Caller caller, String action, Usage usage) {
        return AuditEntry.of(caller, action, usage.path(), "R3.2e")
                .with("of", usage.of())
                .with("link", usage.link());
    }
}
