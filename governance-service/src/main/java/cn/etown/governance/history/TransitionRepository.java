package cn.etown.governance.history;

import cn.etown.kit.page.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
class TransitionRepository implements PanacheRepositoryBase<Transition, UUID> {

    /** The changes of {@code object}, oldest first. */
    Uni<List<Transition>> after(PageRequest page, String object) {
        return find(
                        "object = :object and number > :after order by number",
                        Map.of("object", object, "after", page.afterNumber().orElse(0L)))
                .page(0, page.rows())
                .list();
    }

    /** The newest change of {@code object} that led to {@code state}, or {@code null}. */
    Uni<Transition> lastTo(String object, String state) {
        return find("object = ?1 and toState = ?2 order by number desc", object, state)
                .firstResult();
    }

    /** The numbers of the newest changes of {@code objects} that led to {@code state}, by object. */
    Uni<Map<String, Long>> numbersOfLastTo(Collection<String> objects, String state) {
        return getSession()
                .chain(session -> session.createSelectionQuery(
                                "select object, max(number) from Transition where object in :objects and toState = :state"
                                        + " group by object",
                                Object[].class)
                        .setParameter("objects", objects)
                        .setParameter("state", state)
                        .getResultList())
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1])));
    }

    /** The newest change of {@code object} from one state to another, or {@code null}. */
    Uni<Transition> last(String object, String from, String to) {
        return find("object = ?1 and fromState = ?2 and toState = ?3 order by number desc", object, from, to)
                .firstResult();
    }
}
