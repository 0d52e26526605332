package cn.etown.governance.coverage;

import cn.etown.governance.coverage.domain.Carrier;
import cn.etown.governance.sourcesystem.SourceSystems;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.Refusal;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.StaleVersion;
import cn.etown.kit.problem.Text;
import cn.etown.kit.work.InOrder;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Decisions on many data items of one source system (R4.3a): all of them or none, for it is one decision with one reason. Each item
 * is named with the revision that was read, so a request that is sent again changes nothing and is refused as stale.
 */
@ApplicationScoped
public class SystemDecisions {

    /** The most items of one decision. */
    static final int MOST_ITEMS = 500;

    private final DataItemRepository repository;
    private final DataItemReferences references;
    private final DataItemMoves moves;
    private final WaitingDemands demands;
    private final ItemCoverages coverages;
    private final ItemDecisions decisions;
    private final SourceSystems systems;
    private final Callers callers;

    SystemDecisions(
            DataItemRepository repository,
            DataItemReferences references,
            DataItemMoves moves,
            WaitingDemands demands,
            ItemCoverages coverages,
            ItemDecisions decisions,
            SourceSystems systems,
            Callers callers) {
        this.repository = repository;
        this.references = references;
        this.moves = moves;
        this.demands = demands;
        this.coverages = coverages;
        this.decisions = decisions;
        this.systems = systems;
        this.callers = callers;
    }

    /** Records how they stand from today on. */
    @WithTransaction
    public Uni<DecidedItemsView> move(UUID system, MoveDataItemsRequest request) {
        var caller = callers.current();
        var each = request.items().stream().map(request::of).toList();
        mustAll(each.size(), i -> moves.mustBeMovable(each.get(i), caller));
        return known(system, request.items().stream().map(ItemToMove::version).toList())
                .invoke(items -> mustAll(items.size(), i -> moves.mustAllow(items.get(i), each.get(i), caller)))
                .call(items -> moves.carrier(system, each.get(0))
                        .invoke(carrier -> mustAll(each.size(), i -> DataItemMoves.mustHave(carrier, each.get(i))))
                        .call(() -> decisions.recordIfLate(items))
                        .call(() -> inTurn(items, i -> moves.take(items.get(i), each.get(i), caller)))
                        .chain(carrier -> coverages.follow(items, carrier)))
                .chain(this::view);
    }

    /** Takes them into the scope for a named scenario, or out of it. */
    @WithTransaction
    public Uni<DecidedItemsView> decideScope(UUID system, DecideScopesRequest request) {
        var caller = callers.current();
        var decision = request.ofEach();
        DataItemMoves.mustBeGrounded(decision);
        return known(system, request.items())
                .call(items -> references
                        .namedBy(caller, system, items)
                        .invoke(named ->
                                mustAll(items.size(), i -> DataItemMoves.mustBeAnother(named, items.get(i), decision))))
                .call(items -> demands.mustBeKnown(items, decision))
                .call(items -> carriers(items)
                        .call(() -> decisions.recordIfLate(items))
                        .call(() -> inTurn(items, i -> moves.take(items.get(i), decision, caller)))
                        .chain(carriers -> coverages.follow(byCarrier(items, carriers))))
                .chain(this::view);
    }

    /** The items of the system in the order of {@code asked}, each as it was read. */
    private Uni<List<DataItem>> known(UUID system, List<ItemVersion> asked) {
        return systems.require(system)
                .chain(() -> repository.ofSystem(
                        system, asked.stream().map(ItemVersion::id).toList()))
                .invoke(found -> mustBeOnceAndKnown(asked, found))
                .map(found -> asked.stream().map(item -> found.get(item.id())).toList())
                .invoke(items -> mustBeAsRead(asked, items));
    }

    /** What the interfaces of the items bring, held in one order whoever asks. */
    private Uni<Map<String, Carrier>> carriers(List<DataItem> items) {
        var carriers = new HashMap<String, Carrier>();
        var codes = items.stream()
                .map(DataItem::interfaceCode)
                .filter(code -> code != null)
                .distinct()
                .sorted()
                .toList();
        return InOrder.each(
                        codes,
                        code -> moves.carrierOf(code)
                                .invoke(carrier -> carriers.put(code, carrier))
                                .replaceWithVoid())
                .replaceWith(carriers);
    }

    private static Map<Carrier, List<DataItem>> byCarrier(List<DataItem> items, Map<String, Carrier> carriers) {
        return items.stream()
                .collect(Collectors.groupingBy(item -> carriers.getOrDefault(item.interfaceCode(), Carrier.NONE)));
    }

    private Uni<DecidedItemsView> view(List<DataItem> items) {
        return coverages.views(items).map(DecidedItemsView::new);
    }

    private static void mustBeOnceAndKnown(List<ItemVersion> asked, Map<UUID, DataItem> found) {
        var seen = new HashMap<UUID, Integer>();
        mustAll(asked.size(), i -> {
            if (seen.put(asked.get(i).id(), i) != null) {
                throw new RuleRefused("data-item-twice", new Text("同一数据项出现两次", "The item is named twice"));
            }
            if (!found.containsKey(asked.get(i).id())) {
                throw new RuleRefused(
                        "unknown-data-item", new Text("该源系统没有这个数据项", "The source system has no such data item"));
            }
        });
    }

    private static void mustBeAsRead(List<ItemVersion> asked, List<DataItem> items) {
        var stale = IntStream.range(0, items.size())
                .filter(i -> items.get(i).revision() != asked.get(i).revision())
                .mapToObj(i -> new FieldError("/items/" + i + "/revision", new StaleVersion().detail()))
                .toList();
        if (!stale.isEmpty()) {
            throw new StaleVersion().withErrors(stale);
        }
    }

    /** Applies a rule to each item and tells of every one that it refuses, by its place; one refusal passes on its code. */
    private static void mustAll(int items, IntConsumer rule) {
        var errors = new ArrayList<FieldError>();
        RuleRefused first = null;
        for (int i = 0; i < items; i++) {
            try {
                rule.accept(i);
            } catch (RuleRefused refused) {
                first = first == null ? refused : first;
                errors.addAll(placed(i, refused));
            }
        }
        if (first != null) {
            throw new RuleRefused(first.code(), first.detail())
                    .withClause(first.clause())
                    .withErrors(errors.stream().distinct().toList());
        }
    }

    private static List<FieldError> placed(int i, Refusal refused) {
        return refused.errors().isEmpty()
                ? List.of(new FieldError("/items/" + i, refused.detail()))
                : refused.errors().stream().map(error -> placed(i, error)).toList();
    }

    /** What is said of all items stands beside them, and the field of each with it. */
    private static FieldError placed(int i, FieldError error) {
        return "/interfaceField".equals(error.pointer())
                ? new FieldError("/items/" + i + error.pointer(), error.detail())
                : error;
    }

    /** In the order of their ids, so that two decisions on the same items wait for each other and never both. */
    private static Uni<Void> inTurn(List<DataItem> items, IntFunction<Uni<Void>> what) {
        var places = IntStream.range(0, items.size())
                .boxed()
                .sorted(Comparator.comparing(i -> items.get(i).id()))
                .toList();
        return InOrder.each(places, what::apply);
    }
}
