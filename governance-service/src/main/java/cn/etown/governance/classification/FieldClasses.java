package cn.etown.governance.classification;

import cn.etown.governance.classification.domain.Marking;
import cn.etown.governance.contract.ContractView;
import cn.etown.governance.contract.ContractWatcher;
import cn.etown.governance.contract.LiveContract;
import cn.etown.governance.contract.LiveContracts;
import cn.etown.governance.interfaces.Interfaces;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.feed.Outbox;
import cn.etown.kit.id.Ids;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.time.CountyTime;
import cn.etown.kit.work.InOrder;
import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What counts for each field (R3.2d). A contract's word counts once, when it is approved: it raises what counted and never lowers
 * it, so neither a later version nor the coming into force of an earlier one undoes a decision. What kind of values a field
 * holds, by which they are masked, is said by the contract in force.
 */
@ApplicationScoped
public class FieldClasses implements ContractWatcher {

    private final FieldClassRepository fields;
    private final FieldClassChangeRepository changes;
    private final LiveContracts contracts;
    private final MaskingRuleSets rules;
    private final List<ClassificationWatcher> watchers;
    private final Interfaces interfaces;
    private final Callers callers;
    private final Outbox outbox;
    private final Ids ids;
    private final CountyTime time;

    FieldClasses(
            FieldClassRepository fields,
            FieldClassChangeRepository changes,
            LiveContracts contracts,
            MaskingRuleSets rules,
            @All List<ClassificationWatcher> watchers,
            Interfaces interfaces,
            Callers callers,
            Outbox outbox,
            Ids ids,
            CountyTime time) {
        this.fields = fields;
        this.changes = changes;
        this.contracts = contracts;
        this.rules = rules;
        this.watchers = watchers;
        this.interfaces = interfaces;
        this.callers = callers;
        this.outbox = outbox;
        this.ids = ids;
        this.time = time;
    }

    /** The fields of an interface by name; people of a unit see their own. */
    @WithTransaction
    public Uni<Page<FieldClassView>> list(PageRequest page, String interfaceCode) {
        return interfaces
                .require(interfaceCode)
                .chain(found -> fields.after(page, interfaceCode))
                .map(found -> Page.of(page, found, FieldClass::field, FieldClassView::of));
    }

    /** How the fields of an interface came to count what they do, oldest first; people of a unit see their own. */
    @WithTransaction
    public Uni<Page<FieldClassChangeView>> changes(PageRequest page, String interfaceCode, Optional<String> field) {
        return interfaces
                .require(interfaceCode)
                .chain(found -> changes.after(page, interfaceCode, field))
                .map(found -> Page.of(page, found, FieldClassChange::id, FieldClassChangeView::of));
    }

    /** What each field of an interface counts as, for whoever may see that interface; nothing for others. */
    @WithTransaction
    public Uni<Map<String, Marking>> markings(String interfaceCode) {
        var caller = callers.current();
        return fields.ofInterface(interfaceCode)
                .map(all -> all.stream()
                        .filter(field -> caller.maySee(field.unit()))
                        .collect(Collectors.toMap(FieldClass::field, FieldClass::marking)));
    }

    /** An approved contract proposes; one that comes into force takes the place of another, with the fields of that one. */
    @Override
    public Uni<Void> moved(ContractView moved) {
        return switch (moved.state()) {
            case APPROVED -> follow(moved.interfaceCode(), live -> live.id().equals(moved.id()));
            case IN_FORCE -> follow(moved.interfaceCode(), live -> false);
            default -> Uni.createFrom().voidItem();
        };
    }

    /** Takes the word of every contract of an interface that is approved or in force. */
    @WithTransaction
    Uni<Void> followAll(String interfaceCode) {
        return follow(interfaceCode, live -> true);
    }

    /** Counts a field as something else from now on, and tells it. */
    @WithTransaction
    Uni<Void> count(FieldClass field, Marking marking, String source) {
        boolean raised = marking.isLoweredBy(field.marking());
        field.countAs(marking, source, time.now());
        return changes.persist(new FieldClassChange(ids.next(), field))
                .chain(fields::flush)
                .chain(() -> tell(field.interfaceCode()))
                .chain(() -> raised ? tellRaised(field.interfaceCode(), Set.of(field.field())) : nothing());
    }

    private Uni<Void> follow(String interfaceCode, Predicate<LiveContract> proposes) {
        return contracts
                .of(interfaceCode)
                .chain(live -> fields.ofInterface(interfaceCode)
                        .map(known -> new FieldsOfInterface(interfaceCode, known, ids, time.now()))
                        .invoke(found -> found.take(live, proposes))
                        .chain(found -> keep(interfaceCode, found)));
    }

    private Uni<Void> keep(String interfaceCode, FieldsOfInterface found) {
        var added = found.added().isEmpty() ? nothing() : fields.persist(found.added());
        return added.chain(() -> found.changes().isEmpty() ? nothing() : changes.persist(found.changes()))
                .chain(fields::flush)
                .chain(() -> found.isToBeTold() ? tell(interfaceCode) : nothing())
                .chain(() -> tellRaised(interfaceCode, found.raised()));
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> tellRaised(String interfaceCode, Set<String> raised) {
        return raised.isEmpty() ? nothing() : InOrder.each(watchers, watcher -> watcher.raised(interfaceCode, raised));
    }

    private Uni<Void> tell(String interfaceCode) {
        return fields.ofInterface(interfaceCode)
                .chain(all -> rules.inForce(time.today())
                        .chain(held ->
                                outbox.append(ClassificationEvents.classified(interfaceCode, all, held, time.now()))));
    }
}
