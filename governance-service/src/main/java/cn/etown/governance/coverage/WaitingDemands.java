package cn.etown.governance.coverage;

import cn.etown.governance.usage.Dependent;
import cn.etown.governance.usage.DependentView;
import cn.etown.governance.usage.Impact;
import cn.etown.governance.usage.UsageKind;
import cn.etown.governance.usage.Usages;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Whom a change of a data item, or its end, would touch (R3.2e): the demands that wait for it. */
@ApplicationScoped
public class WaitingDemands {

    private final DataItemRepository repository;
    private final Usages usages;
    private final Callers callers;

    WaitingDemands(DataItemRepository repository, Usages usages, Callers callers) {
        this.repository = repository;
        this.usages = usages;
        this.callers = callers;
    }

    /** Those that are registered, and the one it is planned for where that is not among them. */
    @WithTransaction
    public Uni<Page<DependentView>> of(PageRequest page, UUID id) {
        return repository
                .require(id, callers.current())
                .chain(item -> usages.ofItem(id).map(registered -> with(registered, item)))
                .map(demands -> page(page, demands));
    }

    private static List<Dependent> with(List<Dependent> registered, DataItem item) {
        var demands = new ArrayList<>(registered);
        boolean isPlanned = item.demand() != null;
        if (isPlanned && registered.stream().noneMatch(demand -> demand.link().equals(item.demand()))) {
            demands.add(new Dependent(UsageKind.DEMAND.name(), item.demand(), item.demand(), null, Set.of()));
        }
        return demands;
    }

    private static Page<DependentView> page(PageRequest page, List<Dependent> demands) {
        var rows = demands.stream()
                .filter(demand -> page.after()
                        .filter(after -> Impact.key(demand).compareTo(after) <= 0)
                        .isEmpty())
                .sorted(Comparator.comparing(Impact::key))
                .limit(page.rows())
                .toList();
        return Page.of(page, rows, Impact::key, demand -> DependentView.of(demand, Set.of()));
    }
}
