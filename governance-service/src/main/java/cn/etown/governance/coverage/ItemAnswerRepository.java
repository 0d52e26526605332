package cn.etown.governance.coverage;

import cn.etown.kit.caller.Caller;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.Text;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

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

    /** In the order they were given; of one unit and about one item where these are given. */
    Uni<List<ItemAnswer>> after(PageRequest page, Optional<String> unit, Optional<UUID> item) {
        return item.map(id -> about(page, unit, id)).orElseGet(() -> after(page, unit));
    }

    private Uni<List<ItemAnswer>> after(PageRequest page, Optional<String> unit) {
        var query = new StringBuilder("id > :after");
        var parameters = new HashMap<String, Object>();
        parameters.put("after", page.afterId().orElse(FIRST));
        unit.ifPresent(code -> {
            query.append(" and unit = :unit");
            parameters.put("unit", code);
        });
        return find(query + " order by id", parameters).page(0, page.rows()).list();
    }

    /** The few about an item are found first and then ordered; else the database would go through all in order. */
    private Uni<List<ItemAnswer>> about(PageRequest page, Optional<String> unit, UUID item) {
        String sql = "with about as materialized (select id, unit from item_answer"
                + " where items @> cast(array[:item] as varchar(36)[])) select cast(id as text) from about where id > :after"
                + (unit.isPresent() ? " and unit = :unit" : "") + " order by id";
        return getSession()
                .chain(session -> {
                    var query = session.createNativeQuery(sql, String.class)
                            .setParameter("item", item.toString())
                            .setParameter("after", page.afterId().orElse(FIRST))
                            .setMaxResults(page.rows());
                    unit.ifPresent(code -> query.setParameter("unit", code));
                    return query.getResultList();
                })
                .map(ids -> ids.stream().map(UUID::fromString).toList())
                .chain(ids -> list("id in ?1 order by id", ids));
    }

    private static NotFound notFound(UUID id) {
        return new NotFound(new Text("答复", "answer"), id);
    }
}
