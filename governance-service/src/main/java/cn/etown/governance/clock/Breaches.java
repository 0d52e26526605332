package cn.etown.governance.clock;

import cn.etown.kit.audit.Audit;
import cn.etown.kit.audit.AuditEntry;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.feed.NewEvent;
import cn.etown.kit.feed.Outbox;
import cn.etown.kit.http.Links;
import cn.etown.kit.id.Ids;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.time.CountyTime;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The register of terms that were not kept (R1, R8.2): each once, and for good. */
@ApplicationScoped
public class Breaches {

    /** So that two who record the same wait for each other, and never both. */
    private static final Comparator<Missed> IN_ORDER = Comparator.comparing(Missed::object)
            .thenComparing(Missed::term)
            .thenComparing(Missed::due)
            .thenComparing(Missed::unit, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final BreachRepository repository;
    private final Callers callers;
    private final Outbox outbox;
    private final Audit audit;
    private final Links links;
    private final Ids ids;
    private final CountyTime time;

    Breaches(
            BreachRepository repository,
            Callers callers,
            Outbox outbox,
            Audit audit,
            Links links,
            Ids ids,
            CountyTime time) {
        this.repository = repository;
        this.callers = callers;
        this.outbox = outbox;
        this.audit = audit;
        this.links = links;
        this.ids = ids;
        this.time = time;
    }

    /** By their ids; people of a unit see their own whatever they ask for. */
    @WithTransaction
    public Uni<Page<BreachView>> list(PageRequest page, BreachFilter filter) {
        var caller = callers.current();
        var seen = caller.seesEveryUnit() ? filter.unit() : caller.unit().or(() -> Optional.of("-"));
        return repository
                .after(page, seen, filter)
                .map(found -> Page.of(
                        page,
                        found,
                        Breach::id,
                        breach -> BreachView.of(breach, links.to(breach.missed().object()))));
    }

    /** Keeps a breach that its feature tells of. */
    public Uni<Void> keep(Missed missed) {
        return repository.add(Map.of(ids.next(), missed), time.now()).replaceWithVoid();
    }

    /** What was due is done now: records it where that is late and nobody has yet, and tells of it. */
    public Uni<Void> recordIfLate(Missed missed) {
        return recordIfLate(List.of(missed));
    }

    /** As {@link #recordIfLate(Missed)}, of all by one statement. */
    public Uni<Void> recordIfLate(List<Missed> missed) {
        var today = time.today();
        return record(missed.stream()
                .filter(each -> each.due() != null && today.isAfter(each.due()))
                .toList());
    }

    /** Records those that nobody has recorded yet, and tells of them. */
    Uni<Void> record(List<Missed> missed) {
        if (missed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var now = time.now();
        var named = new LinkedHashMap<UUID, Missed>();
        missed.stream().sorted(IN_ORDER).forEach(each -> named.put(ids.next(), each));
        return repository
                .add(named, now)
                .call(added -> outbox.append(
                        added.stream().map(each -> event(each, now)).toList()))
                .call(added -> audit.record(added.stream().map(Breaches::entry).toList()))
                .replaceWithVoid();
    }

    private static AuditEntry entry(Missed missed) {
        return AuditEntry.of(ServiceItself.CALLER, "record-overdue-term", missed.object(), "R1")
                .with("term", missed.term())
                .with("due", missed.due().toString());
    }

    static NewEvent event(Missed missed, Instant at) {
        return new NewEvent("cn.etown.governance.term-overdue.v1", missed.object(), TermOverdue.of(missed, at));
    }
}
