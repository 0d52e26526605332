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
import java.util.Optional;

/** The register of terms that were not kept (R1, R8.2): each once, and for good. */
@ApplicationScoped
public class Breaches {

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
        return repository.add(ids.next(), missed, time.now()).replaceWithVoid();
    }

    /** What was due is done now: records it where that is late and nobody has yet, and tells of it. */
    public Uni<Void> recordIfLate(Missed missed) {
        boolean late = missed.due() != null && time.today().isAfter(missed.due());
        return late ? record(missed).replaceWithVoid() : Uni.createFrom().voidItem();
    }

    /** Records it where nobody has yet, and tells of it; whether it was recorded now. */
    Uni<Boolean> record(Missed missed) {
        var now = time.now();
        return repository
                .add(ids.next(), missed, now)
                .call(added -> added ? tell(missed, now) : Uni.createFrom().voidItem());
    }

    private Uni<Void> tell(Missed missed, Instant at) {
        return outbox.append(event(missed, at))
                .chain(() ->
                        audit.record(AuditEntry.of(ServiceItself.CALLER, "record-overdue-term", missed.object(), "R1")
                                .with("term", missed.term())
                                .with("due", missed.due().toString())));
    }

    static NewEvent event(Missed missed, Instant at) {
        return new NewEvent("cn.etown.governance.term-overdue.v1", missed.object(), TermOverdue.of(missed, at));
    }
}
