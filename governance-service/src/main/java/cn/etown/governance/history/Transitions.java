package cn.etown.governance.history;

import cn.etown.kit.caller.Caller;
import cn.etown.kit.id.Ids;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The history of every object that has states. */
@ApplicationScoped
public class Transitions {

    private final TransitionRepository repository;
    private final Ids ids;
    private final Clock clock;

    Transitions(TransitionRepository repository, Ids ids, Clock clock) {
        this.repository = repository;
        this.ids = ids;
        this.clock = clock;
    }

    /** Adds a change to the history of {@code object}, named as in its path. */
    @WithTransaction
    public Uni<Void> add(String object, Caller who, Step step) {
        return repository
                .persist(new Transition(ids.next(), object, clock.instant(), who, step))
                .replaceWithVoid();
    }

    /** The last time that {@code object} went from one state to another, absent where it never did. */
    @WithTransaction
    public Uni<Optional<TransitionView>> last(String object, Enum<?> from, Enum<?> to) {
        return repository
                .last(object, from.name(), to.name())
                .map(found -> Optional.ofNullable(found).map(Transition::view));
    }

    /** The number of the change by which {@code object} came to {@code state} last; 0 where it never did. */
    @WithTransaction
    public Uni<Long> numberOfLastTo(String object, Enum<?> state) {
        return repository.lastTo(object, state.name()).map(found -> found == null ? 0L : found.number());
    }

    /** The same of many objects, by object; without those that never did. */
    @WithTransaction
    public Uni<Map<String, Long>> numbersOfLastTo(Collection<String> objects, Enum<?> state) {
        return repository.numbersOfLastTo(objects, state.name());
    }

    @WithTransaction
    public Uni<Page<TransitionView>> list(PageRequest page, String object) {
        return repository.after(page, object).map(rows -> Page.of(page, rows, Transition::number, Transition::view));
    }
}
