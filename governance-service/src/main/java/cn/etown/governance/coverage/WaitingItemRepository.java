package cn.etown.governance.coverage;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Since when items wait for the center: to decide on what left a listing, and to settle what is disputed. */
@ApplicationScoped
class WaitingItemRepository {

    private static final String GONE = """
            select id, gone_since from data_item
            where presence = 'GONE_FROM_LISTING' and in_scope and scope_decided_on is null and %s
            order by id""";

    private static final String DISPUTED = """
            select i.id, cast(disputed.at at time zone :zone as date)
            from data_item i cross join lateral (select t.at from transition t
                where t.object = 'data-items/' || i.id and t.to_state = 'DISPUTED' order by t.number desc limit 1) as disputed
            where i.recorded = 'DISPUTED' and i.in_scope and %s
            order by i.id""";

    /** An item that waits since a day. */
    record Waiting(UUID item, LocalDate since) {}

    /** Those that a listing left out and nobody has decided on since, by id. */
    Uni<List<Waiting>> gone(UUID after, int most) {
        return waiting(GONE.formatted("id > :after") + " limit :most", Map.of("after", after, "most", most));
    }

    /** Those that are disputed, by id. */
    Uni<List<Waiting>> disputed(UUID after, int most, ZoneId zone) {
        return waiting(
                DISPUTED.formatted("i.id > :after") + " limit :most",
                Map.of("after", after, "most", most, "zone", zone.getId()));
    }

    /** As {@link #gone(UUID, int)}, of {@code items}. */
    Uni<List<Waiting>> goneOf(List<UUID> items) {
        return waiting(GONE.formatted("id in (:items)"), Map.of("items", items));
    }

    /** As {@link #disputed(UUID, int, ZoneId)}, of {@code items}. */
    Uni<List<Waiting>> disputedOf(List<UUID> items, ZoneId zone) {
        return waiting(DISPUTED.formatted("i.id in (:items)"), Map.of("items", items, "zone", zone.getId()));
    }

    private static Uni<List<Waiting>> waiting(String sql, Map<String, Object> parameters) {
        return Panache.getSession()
                .chain(session -> {
                    var query = session.createNativeQuery(sql, Object[].class);
                    parameters.forEach(query::setParameter);
                    return query.getResultList();
                })
                .map(rows -> rows.stream()
                        .map(row -> new Waiting((UUID) row[0], (LocalDate) row[1]))
                        .toList());
    }
}
