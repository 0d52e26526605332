package cn.etown.governance.coverage;

import cn.etown.governance.clock.MissedPage;
import cn.etown.governance.clock.TimedDuties;
import cn.etown.governance.coverage.domain.AnswerState;
import cn.etown.governance.lookup.Seen;
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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class ItemAnswerRepository implements PanacheRepositoryBase<ItemAnswer, UUID>, TimedDuties {

    private static final UUID FIRST = new UUID(0, 0);

    /** The few about an item are found first and then ordered; else the database would go through all in order. */
    private static final String ABOUT_ITEM = "with about_item as materialized (select * from item_answer"
            + " where items @> cast(array[:item] as varchar(36)[])) ";

    /** An answer that {@code caller} may see; any other is not found. */
    Uni<ItemAnswer> require(UUID id, Caller caller) {
        return findById(id).plug(Seen.by(caller, ItemAnswer::unit, () -> notFound(id)));
    }

    /** In the order they were given; of one unit, in one state and about one item where these are given. */
    Uni<List<ItemAnswer>> after(
            PageRequest page, Optional<String> unit, Optional<AnswerState> state, Optional<UUID> item) {
        var conditions = new StringBuilder("id > :after");
        var parameters = new HashMap<String, Object>();
        parameters.put("after", page.afterId().orElse(FIRST));
        unit.ifPresent(code -> add(conditions, parameters, "unit", code));
        state.ifPresent(wanted -> add(conditions, parameters, "state", wanted.name()));
        item.ifPresent(id -> parameters.put("item", id.toString()));
        String sql = (item.isPresent() ? ABOUT_ITEM : "") + "select * from "
                + (item.isPresent() ? "about_item" : "item_answer") + " where " + conditions
                + " order by id limit :rows";
        return getSession().chain(session -> {
            var query = session.createNativeQuery(sql, ItemAnswer.class).setParameter("rows", page.rows());
            parameters.forEach(query::setParameter);
            return query.getResultList();
        });
    }

    private static void add(StringBuilder conditions, Map<String, Object> parameters, String name, Object value) {
        conditions.append(" and ").append(name).append(" = :").append(name);
        parameters.put(name, value);
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

    @Override
    public String name() {
        return "data-item-answers";
    }

    @Override
    public Uni<MissedPage> missed(LocalDate today, String after, int most) {
        return find(
                        "state = ?1 and decisionDue < ?2 and id > ?3 order by id",
                        AnswerState.GIVEN,
                        today,
                        MissedPage.idAfter(after))
                .page(0, most)
                .list()
                .map(found -> MissedPage.of(found, most, ItemAnswer::id, ItemAnswer::missed));
    }

    private static NotFound notFound(UUID id) {
        return new NotFound(new Text("答复", "answer"), id);
    }
}
