package cn.etown.governance.coverage;

import cn.etown.governance.coverage.domain.DailyTallies.Change;
import cn.etown.governance.coverage.domain.ItemCoverage;
import cn.etown.governance.coverage.domain.Segment;
import cn.etown.governance.coverage.domain.Tally;
import cn.etown.kit.page.PageRequest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What each item counts as, day by day: written in bulk, and added up by the database. */
@ApplicationScoped
class ItemCoverageRepository {

    private static final String ON_DAY = " in_scope and valid_from <= :day and valid_until > :day";
    private static final String COUNTS = Stream.of(ItemCoverage.values())
            .map(standing -> "count(*) filter (where standing = '" + standing + "')")
            .collect(Collectors.joining(", "));

    private final ObjectMapper json;

    ItemCoverageRepository(ObjectMapper json) {
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

    /** The figures of one thing, as the database counted them. */
    record Counted(String key, Tally tally) {}

    /**
     * Writes anew what {@code items} count as from {@code day} on; the days before stay as they are.
     *
     * @param carried whether the interface that carries them is ONLINE or DEPRECATED
     */
    Uni<Void> writeFrom(LocalDate day, List<DataItem> items, boolean carried) {
        String ids = write(items.stream().map(DataItem::id).toList());
        String rows = write(items.stream()
                .flatMap(item -> item.decision(carried).courseFrom(day).stream().map(segment -> Row.of(item, segment)))
                .toList());
        return execute("""
                        delete from item_standing using jsonb_array_elements_text(cast(cast(:rows as text) as jsonb)) as changed (id)
                        where item = cast(changed.id as uuid) and valid_from >= :day""", ids, day).chain(() -> execute("""
                        update item_standing set valid_until = :day
                        from jsonb_array_elements_text(cast(cast(:rows as text) as jsonb)) as changed (id)
                        where item = cast(changed.id as uuid) and valid_until > :day""", ids, day)).chain(() -> insert(rows));
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

    /** What stands how at the end of {@code day}, by what {@code scope} is about; only what has items in scope. */
    Uni<List<Counted>> countedOn(LocalDate day, CoverageScope scope, PageRequest page) {
        String key = scope.level().column();
        String sql = "select cast(" + key + " as text), " + COUNTS + " from item_standing where" + ON_DAY
                + scope.conditions() + " and " + key + " > " + scope.level().after() + " group by " + key + " order by "
                + key + " limit :rows";
        return rows(
                        sql,
                        scope,
                        query -> query.setParameter("day", day)
                                .setParameter("after", after(page, scope.level()))
                                .setParameter("rows", page.rows()))
                .map(found -> found.stream()
                        .map(row -> new Counted((String) row[0], tally(row, 1)))
                        .toList());
    }

    private static String after(PageRequest page, CoverageLevel level) {
        var key = level == CoverageLevel.SYSTEM ? page.afterId().map(UUID::toString) : page.after();
        return key.orElse(level.first());
    }

    /** What stands how at the end of {@code day}, all of {@code scope} together. */
    Uni<Tally> tallyOn(LocalDate day, CoverageScope scope) {
        String sql = "select " + COUNTS + " from item_standing where" + ON_DAY + scope.conditions();
        return rows(sql, scope, query -> query.setParameter("day", day)).map(found -> tally(found.get(0), 0));
    }

    /** How the counts change from {@code from} to {@code to}; what stood before is a change on the first day. */
    Uni<List<Change>> changes(LocalDate from, LocalDate to, CoverageScope scope) {
        // Items that begin and end alike are counted first: there are far fewer such pairs of days than items.
        String sql = "select day, standing, sum(by) from (select valid_from, valid_until, standing, count(*) as items"
                + " from item_standing where in_scope and valid_from <= :last and valid_until > :first"
                + scope.conditions()
                + " group by valid_from, valid_until, standing) as alike cross join lateral (values"
                + " (greatest(valid_from, cast(:first as date)), items), (valid_until, -items)) as change (day, by)"
                + " where day <= :last group by day, standing order by day";
        return rows(sql, scope, query -> query.setParameter("first", from).setParameter("last", to))
                .map(found -> found.stream()
                        .map(row ->
                                new Change((LocalDate) row[0], ItemCoverage.valueOf((String) row[1]), number(row[2])))
                        .toList());
    }

    private static Uni<List<Object[]>> rows(
            String sql, CoverageScope scope, Consumer<Mutiny.SelectionQuery<Object[]>> parameters) {
        return Panache.getSession().chain(session -> {
            var query = session.createNativeQuery(sql, Object[].class);
            scope.bind(query);
            parameters.accept(query);
            return query.getResultList();
        });
    }

    /** The counts stand in the order of the kinds, from the column {@code first} on. */
    private static Tally tally(Object[] row, int first) {
        var counts = new EnumMap<ItemCoverage, Long>(ItemCoverage.class);
        for (var standing : ItemCoverage.values()) {
            counts.put(standing, number(row[first + standing.ordinal()]));
        }
        return new Tally(counts);
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }

    private String write(Object rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
