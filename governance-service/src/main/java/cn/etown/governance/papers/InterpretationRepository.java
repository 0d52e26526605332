package cn.etown.governance.papers;

import cn.etown.governance.papers.domain.InterpretationState;
import cn.etown.governance.search.SearchTerms;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.Text;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;

@ApplicationScoped
class InterpretationRepository implements PanacheRepositoryBase<Interpretation, UUID> {

    private static final UUID FIRST = new UUID(0, 0);
    private static final Set<InterpretationState> PUBLIC =
            Set.of(InterpretationState.PUBLISHED, InterpretationState.SUPERSEDED);

    /** An interpretation that {@code caller} may see: people of units see none that was never published. */
    Uni<Interpretation> require(UUID id, Caller caller) {
        return findById(id).onItem().ifNull().failWith(() -> notFound(id)).invoke(found -> {
            if (!PUBLIC.contains(found.state()) && !caller.seesEveryUnit()) {
                throw notFound(id);
            }
        });
    }

    /** In the order they were drafted, those that {@code caller} may see. */
    Uni<List<Interpretation>> after(PageRequest page, InterpretationFilter filter, Caller caller) {
        var query = new StringBuilder("select cast(id as text) from interpretation where id > :after");
        var parameters = new HashMap<String, Object>();
        parameters.put("after", page.afterId().orElse(FIRST));
        if (filter.clause() != null) {
            query.append(" and clause = :clause");
            parameters.put("clause", filter.clause());
        }
        if (filter.text() != null) {
            query.append(" and terms @@ cast(cast(:text as text) as tsquery)");
            parameters.put("text", SearchTerms.query(filter.text()));
        }
        if (filter.inForceOn() != null) {
            query.append(" and in_force_from <= :day and (in_force_until is null or in_force_until > :day)");
            parameters.put("day", filter.inForceOn());
        }
        if (filter.inForceOn() != null || !caller.seesEveryUnit()) {
            query.append(" and state in :states");
            parameters.put("states", PUBLIC.stream().map(Enum::name).toList());
        }
        return getSession()
                .chain(session -> {
                    var found = session.createNativeQuery(query + " order by id", String.class)
                            .setMaxResults(page.rows());
                    parameters.forEach(found::setParameter);
                    return found.getResultList();
                })
                .map(ids -> ids.stream().map(UUID::fromString).toList())
                .chain(ids -> list("id in ?1 order by id", ids));
    }

    /** Drafts that somebody else than {@code person} wrote, by id. */
    Uni<List<Interpretation>> draftsOfOthers(String person, int most) {
        return find("state = ?1 and author <> ?2 order by id", InterpretationState.DRAFT, person)
                .page(0, most)
                .list();
    }

    private static NotFound notFound(UUID id) {
        return new NotFound(new Text("解释", "interpretation"), id);
    }
}
