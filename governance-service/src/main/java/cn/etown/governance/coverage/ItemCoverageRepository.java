package cn.etown.governance.coverage;

import cn.etown.governance.coverage.domain.Carrier;
import cn.etown.governance.coverage.domain.ItemCoverage;
import cn.etown.governance.coverage.domain.Segment;
import cn.etown.kit.json.JsonText;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What each item counts as, day by day, written in bulk; the database keeps {@link CoverageChangeRepository} in step. */
@ApplicationScoped
class ItemCoverageRepository {

    private final JsonText json;

    ItemCoverageRepository(JsonText json) {
        this.json = json;
    }

    /** A row as it is written. */
    private record Row(
            UUID item,
            String validFrom,
            String validUntil,
            ItemCoverage standing,
            boolean inScope,
            UUID sourceSystem,
            String unit,
            String domain) {

        static Row of(DataItem item, Segment segment) {
            return new Row(
                    item.id(),
                    segment.from().toString(),
                    segment.until().toString(),
                    segment.standing(),
                    item.inScope(),
                    item.sourceSystem(),
                    item.unit(),
                    item.domain().name());
        }
    }

    /**
     * Writes anew what {@code items} count as from {@code day} on; the days before stay as they are.
     *
     * @param carrier the interface of those that are connected
     */
    Uni<Void> writeFrom(LocalDate day, List<DataItem> items, Carrier carrier) {
        String ids = json.of(items.stream().map(DataItem::id).toList());
        String rows = json.of(items.stream()
                .flatMap(item -> item.decision(carrier).courseFrom(day).stream().map(segment -> Row.of(item, segment)))
                .toList());
        return tellToday(day)
                .chain(() -> execute("""
                        delete from item_standing using jsonb_array_elements_text(cast(cast(:rows as text) as jsonb)) as changed (id)
                        where item = cast(changed.id as uuid) and valid_from >= :day""", ids, day))
                .chain(() -> execute("""
                        update item_standing set valid_until = :day
                        from jsonb_array_elements_text(cast(cast(:rows as text) as jsonb)) as changed (id)
                        where item = cast(changed.id as uuid) and valid_until > :day""", ids, day))
                .chain(() -> insert(rows));
    }

    /** The database keeps the days before as they are. */
    private static Uni<Void> tellToday(LocalDate day) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "select set_config('etown.today', cast(:day as text), true)", String.class)
                        .setParameter("day", day.toString())
                        .getSingleResult())
                .replaceWithVoid();
    }

    private Uni<Void> execute(String sql, String rows, LocalDate day) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(sql)
                        .setParameter("rows", rows)
                        .setParameter("day", day)
                        .executeUpdate())
                .replaceWithVoid();
    }

    private Uni<Void> insert(String rows) {
        String sql = """
                insert into item_standing (item, valid_from, valid_until, standing, in_scope, source_system, unit, domain)
                select item, "validFrom", "validUntil", standing, "inScope", "sourceSystem", unit, domain
                from jsonb_to_recordset(cast(cast(:rows as text) as jsonb)) as written (item uuid, "validFrom" date, "validUntil" date,
                    standing text, "inScope" boolean, "sourceSystem" uuid, unit text, domain text)""";
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(sql)
                        .setParameter("rows", rows)
                        .executeUpdate())
                .replaceWithVoid();
    }
}
