package cn.etown.governance.clock;

import cn.etown.kit.json.JsonText;
import cn.etown.kit.page.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class BreachRepository implements PanacheRepositoryBase<Breach, UUID> {

    private static final UUID FIRST = new UUID(0, 0);

    private static final String ADD = """
            insert into breach (id, kind, term, unit, object, due, recorded_at)
            select id, kind, term, unit, object, due, cast(:at as timestamptz)
            from jsonb_to_recordset(cast(cast(:missed as text) as jsonb)) as missed
                (id uuid, kind text, term text, unit text, object text, due date)
            on conflict (object, term, due, unit) do nothing returning id""";

    private final JsonText json;

    BreachRepository(JsonText json) {
        this.json = json;
    }

    /** Adds those that nobody has, by one statement; the ones that were added now. */
    Uni<List<Missed>> add(Map<UUID, Missed> missed, Instant at) {
        var rows = missed.entrySet().stream()
                .map(each -> row(each.getKey(), each.getValue()))
                .toList();
        return getSession()
                .chain(session -> session.createNativeQuery(ADD, UUID.class)
                        .setParameter("missed", json.of(rows))
                        .setParameter("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                        .getResultList())
                .map(added -> added.stream().map(missed::get).toList());
    }

    private static Map<String, String> row(UUID id, Missed missed) {
        var row = new HashMap<String, String>();
        row.put("id", id.toString());
        row.put("kind", missed.kind().name());
        row.put("term", missed.term().name());
        row.put("unit", missed.unit());
        row.put("object", missed.object());
        row.put("due", missed.due().toString());
        return row;
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
