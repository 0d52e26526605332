package cn.etown.governance.coverage;

import cn.etown.governance.coverage.domain.AnswerState;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.Text;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class ItemAnswerRepository implements PanacheRepositoryBase<ItemAnswer, UUID> {

    private static final UUID FIRST = new UUID(0, 0);

    /** An answer that {@code caller} may see; any other is not found. */
    Uni<ItemAnswer> require(UUID id, Caller caller) {
        return findById(id)
                .onItem()
                .ifNull()
                .failWith(() -> notFound(id))
                .invoke(answer -> caller.mustSee(answer.unit(), () -> notFound(id)));
    }

    /** In the order they were given; of one unit, in one state and about one item where these are given. */
    Uni<List<ItemAnswer>> after(
            PageRequest page, Optional<String> unit, Optional<AnswerState> state, Optional<UUID> item) {
        var query = new StringBuilder("id > :after");
        var parameters = new HashMap<String, Object>();
        parameters.put("after", page.afterId().orElse(FIRST));
        unit.ifPresent(code -> add(query, parameters, "unit", code));
        state.ifPresent(wanted -> add(query, parameters, "state", wanted));
        return item.map(id -> about(id).invoke(ids -> add(query, parameters, "id", ids)))
                .orElseGet(() -> Uni.createFrom().item(List.of()))
                .chain(ids -> find(query + " order by id", parameters)
                        .page(0, page.rows())
                        .list());
    }

    private static void add(StringBuilder query, HashMap<String, Object> parameters, String name, Object value) {
        boolean one = !(value instanceof List);
        query.append(" and ").append(name).append(one ? " = :" : " in :").append(name);
        parameters.put(name, value);
    }

    /** The few about an item are found first and then ordered; else the database would go through all in order. */
    private Uni<List<UUID>> about(UUID item) {
        return getSession()
                .chain(session -> session.createNativeQuery(
                                "select id from item_answer where items @> cast(array[:item] as varchar(36)[])",
                                UUID.class)
                        .setParameter("item", item.toString())
                        .getResultList());
    }

    /** An answer that waits for the center, with the name of the source system of its first item. */
    record Waiting(UUID id, String systemName, int items, LocalDate due) {}

    /** Those that wait for a decision, the most urgent first. */
    Uni<List<Waiting>> waiting(int most) {
        String sql = "select a.id, s.name, cardinality(a.items), a.decision_due from item_answer a"
                + " join data_item i on i.id = cast(a.items[1] as uuid) join source_system s on s.id = i.source_system"
                + " where a.state = 'GIVEN' and a.kind <> 'WILL_CONNECT' order by a.decision_due, a.id limit :most";
        return getSession()
                .chain(session -> session.createNativeQuery(sql, Object[].class)
                        .setParameter("most", most)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new Waiting((UUID) row[0], (String) row[1], (Integer) row[2], (LocalDate) row[3]))
                        .toList());
    }

    private static NotFound notFound(UUID id) {
        return new NotFound(new Text("答复", "answer"), id);
    }
}
