package cn.etown.governance.clock;

import cn.etown.kit.page.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class BreachRepository implements PanacheRepositoryBase<Breach, UUID> {

    private static final UUID FIRST = new UUID(0, 0);

    private static final String ADD = """
            insert into breach (id, kind, term, unit, object, due, recorded_at)
            values (:id, :kind, :term, :unit, :object, :due, :at) on conflict (object, term, due, unit) do nothing""";

    /** Adds it, unless somebody has; whether it was added now. */
    Uni<Boolean> add(UUID id, Missed missed, Instant at) {
        return getSession()
                .chain(session -> session.createNativeQuery(ADD)
                        .setParameter("id", id)
                        .setParameter("kind", missed.kind().name())
                        .setParameter("term", missed.term().name())
                        .setParameter("unit", missed.unit())
                        .setParameter("object", missed.object())
                        .setParameter("due", missed.due())
                        .setParameter("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                        .executeUpdate())
                .map(added -> added > 0);
    }

    /**
     * By their ids, which is the order they were recorded; those of before the register have the ids of their clocks, and come
     * first. Of one unit where it is given.
     */
    Uni<List<Breach>> after(PageRequest page, Optional<String> unit, BreachFilter filter) {
        var values = new HashMap<String, Object>();
        values.put("after", page.afterId().orElse(FIRST));
        unit.ifPresent(code -> values.put("unit", code));
        filter.kind().ifPresent(kind -> values.put("kind", kind));
        filter.month().ifPresent(month -> {
            values.put("from", month.atDay(1));
            values.put("to", month.atEndOfMonth());
        });
        String query = "id > :after"
                + (unit.isPresent() ? " and unit = :unit" : "")
                + (filter.kind().isPresent() ? " and kind = :kind" : "")
                + (filter.month().isPresent() ? " and due between :from and :to" : "");
        return find(query + " order by id", values).page(0, page.rows()).list();
    }
}
