package cn.etown.governance.coverage;

import cn.etown.governance.usage.Dependent;
import cn.etown.governance.usage.DependentView;
import cn.etown.governance.usage.Usages;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whom a change of a data item, or its end, would touch (R3.2e): the demands that wait for it. */
@ApplicationScoped
public class WaitingDemands {

    /** The most demands that one refusal names. */
    private static final int MOST_TOLD = 100;

    private final DataItemRepository repository;
    private final Usages usages;
    private final Callers callers;

    WaitingDemands(DataItemRepository repository, Usages usages, Callers callers) {
        this.repository = repository;
        this.usages = usages;
        this.callers = callers;
    }

    /** Those that are registered, and the one it is planned for where that is not among them, by their links. */
    @WithTransaction
    public Uni<Page<DependentView>> of(PageRequest page, UUID id) {
        return repository
                .require(id, callers.current())
                .chain(item -> usages.waiting(id, planned(item), page.after().orElse(""), page.rows()))
                .map(demands -> Page.of(page, demands, Dependent::link, demand -> DependentView.of(demand, Set.of())));
    }

    /**
     * Refuses to take {@code items} out of scope while demands wait for them that the decider does not name.
     *
     * @param request what is decided of all of them
     */
    Uni<Void> mustBeKnown(List<DataItem> items, DecideScopeRequest request) {
        if (request.inScope()) {
            return Uni.createFrom().voidItem();
        }
        var known = Set.copyOf(request.knownDemands());
        var ids = items.stream().map(DataItem::id).collect(Collectors.toSet());
        return usages.waitingBut(known, ids, MOST_TOLD)
                .map(registered -> Stream.concat(
                                registered.stream(), items.stream().map(WaitingDemands::planned))
                        .filter(link -> !link.isEmpty() && !known.contains(link))
                        .distinct()
                        .sorted()
                        .limit(MOST_TOLD)
                        .toList())
                .invoke(WaitingDemands::nobodyMustWait)
                .replaceWithVoid();
    }

    private static void nobodyMustWait(List<String> demands) {
        if (!demands.isEmpty()) {
            var detail = new Text(
                    "仍有接入需求等待该数据项；确要移出范围的，请在 waitingDemands 中逐一写明",
                    "Demands wait for it; whoever takes it out of scope all the same names each in waitingDemands");
            var each = demands.stream()
                    .map(link -> new FieldError(
                            "/waitingDemands", new Text("未写明的接入需求：" + link, "Not named: the demand " + link)))
                    .toList();
            throw new RuleRefused("dependents-left", detail).withClause("R3.2e").withErrors(each);
        }
    }

    private static String planned(DataItem item) {
        return item.demand() == null ? "" : item.demand();
    }
}
