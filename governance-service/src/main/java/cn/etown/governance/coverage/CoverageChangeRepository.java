package cn.etown.governance.coverage;

import cn.etown.governance.clock.MissedPage;
import cn.etown.governance.coverage.domain.Counted;
import cn.etown.governance.coverage.domain.DailyTallies.Change;
import cn.etown.governance.coverage.domain.Tally;
import cn.etown.governance.sourcesystem.SourceSystemView;
import cn.etown.governance.sourcesystem.domain.DataDomain;
import cn.etown.kit.page.PageRequest;
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

/**
 * How the counts of each source system change from day to day, added up by the database to the figures of any level and day.
 * Of items they change with what these count as, and of domains with those of their systems, by triggers; of systems and their
 * listings they are written here.
 */
@ApplicationScoped
class CoverageChangeRepository {

    private static final String COUNTS = Stream.of(Counted.values())
            .map(counted -> "coalesce(sum(change) filter (where counted = '" + counted + "'), 0)")
            .collect(Collectors.joining(", "));
    private static final String LISTING_OWED = " counted in ('UNLISTED', 'OUTDATED')";
    private static final String OWED = "owed.source_system, s.name, owed.unit, owed.counted, owed.since";
    private static final String NAMED = " join source_system s on s.id = owed.source_system"
            + " order by key, owed.unit, owed.source_system, owed.counted";
    private static final String ADD =
            "insert into coverage_change as known" + " (source_system, day, counted, change, unit, domain) ";
    private static final String TO_WHAT_IS_KNOWN =
            " on conflict (source_system, day, counted) do update set change = known.change + excluded.change";

    /** The figures of one thing, as the database counted them. */
    record Totals(String key, Tally tally) {}

    /**
     * A source system whose listing is owed.
     *
     * @param key the thing whose figure it is shown with
     * @param counted UNLISTED or OUTDATED
     * @param since the day of its registration, or the first on which its newest listing was too old
     */
    record ListingOwed(String key, UUID sourceSystem, String name, String unit, Counted counted, LocalDate since) {}

    /**
     * Whether a system of a unit owes a listing.
     *
     * @param owed how many are owed, one or none
     * @param since the day on which it last began to owe one; {@code null} where it never did
     */
    record OwedSince(String unit, UUID sourceSystem, long owed, LocalDate since) {

        boolean isOwed() {
            return owed > 0;
        }

        String place() {
            return unit + " " + sourceSystem;
        }
    }

    /** How many there are at the end of {@code day}, by what {@code scope} is about, of whatever has a system by then. */
    Uni<List<Totals>> totalsOn(LocalDate day, CoverageScope scope, PageRequest page) {
        String key = scope.level().column();
        String sql = "select cast(" + key + " as text), " + COUNTS + " from " + scope.changes() + " where day <= :day"
                + scope.conditions() + " and " + key + " > " + scope.level().after() + " group by " + key + " order by "
                + key + " limit :rows";
        return rows(
                        sql,
                        scope,
                        query -> query.setParameter("day", day)
                                .setParameter("after", after(page, scope.level()))
                                .setParameter("rows", page.rows()))
                .map(found -> found.stream()
                        .map(row -> new Totals((String) row[0], tally(row, 1)))
                        .toList());
    }

    private static String after(PageRequest page, CoverageLevel level) {
        var key = level == CoverageLevel.SYSTEM ? page.afterId().map(UUID::toString) : page.after();
        return key.orElse(level.first());
    }

    /** How many there are at the end of {@code day}, all of {@code scope} together. */
    Uni<Tally> tallyOn(LocalDate day, CoverageScope scope) {
        String sql = "select " + COUNTS + " from " + scope.changes() + " where day <= :day" + scope.conditions();
        return rows(sql, scope, query -> query.setParameter("day", day)).map(found -> tally(found.get(0), 0));
    }

    /** How the counts change from {@code from} to {@code to}; what there was before is a change on the first day. */
    Uni<List<Change>> changes(LocalDate from, LocalDate to, CoverageScope scope) {
        String sql = "select greatest(day, cast(:first as date)) as since, counted, sum(change) from " + scope.changes()
                + " where day <= :last" + scope.conditions() + " group by since, counted order by since";
        return rows(sql, scope, query -> query.setParameter("first", from).setParameter("last", to))
                .map(found -> found.stream()
                        .map(row -> new Change((LocalDate) row[0], Counted.valueOf((String) row[1]), number(row[2])))
                        .toList());
    }

    /** Systems of {@code scope} whose listing is owed at the end of {@code day}, by unit; all of them under one key. */
    Uni<List<ListingOwed>> listingsOwed(LocalDate day, CoverageScope scope, int most) {
        String sql = "select cast('' as text) as key, " + OWED + " from (" + owed(scope, "") + ") as owed" + NAMED;
        return listings(sql, scope, day, query -> query.setParameter("most", most));
    }

    /** As {@link #listingsOwed}, at most {@code most} for each of the {@code keys}, of what the figures are. */
    Uni<List<ListingOwed>> listingsOwedByEach(LocalDate day, CoverageScope scope, List<String> keys, int most) {
        boolean systems = scope.level() == CoverageLevel.SYSTEM;
        String sql = systems
                ? "select cast(owed.source_system as text) as key, " + OWED + " from ("
                        + owed(scope, " and source_system = any(cast(string_to_array(:keys, ',') as uuid[]))")
                        + ") as owed" + NAMED
                : "select wanted.key as key, " + OWED + " from unnest(string_to_array(:keys, ',')) as wanted (key)"
                        + " cross join lateral ("
                        + owed(scope, " and " + scope.level().column() + " = wanted.key")
                        + ") as owed" + NAMED;
        return listings(
                sql,
                scope,
                day,
                query -> query.setParameter("keys", String.join(",", keys))
                        .setParameter("most", systems ? most * keys.size() : most));
    }

    /** In the order of an index, so that the first few are found without looking at all. */
    private static String owed(CoverageScope scope, String condition) {
        return "select source_system, unit, counted, max(day) filter (where change > 0) as since from coverage_change where"
                + LISTING_OWED + " and day <= :day" + scope.conditions() + condition
                + " group by unit, source_system, counted having sum(change) > 0"
                + " order by unit, source_system, counted limit :most";
    }

    /** All systems at the end of {@code day}, whether they owe a listing or not, by unit; after a {@link OwedSince#place}. */
    Uni<List<OwedSince>> owedSince(LocalDate day, String after, int most) {
        var place = after.split(" ", 2);
        return owedSince(
                " and (unit, source_system) > (:unit, :system) group by unit, source_system"
                        + " order by unit, source_system limit :most",
                day,
                query -> query.setParameter("unit", place[0])
                        .setParameter("system", MissedPage.idAfter(place.length == 1 ? "" : place[1]))
                        .setParameter("most", most));
    }

    /** As {@link #owedSince(LocalDate, String, int)}, of one system; {@code null} where it never owed any. */
    Uni<OwedSince> owedSince(LocalDate day, UUID system) {
        return owedSince(
                        " and source_system = :system group by unit, source_system",
                        day,
                        query -> query.setParameter("system", system))
                .map(found -> found.isEmpty() ? null : found.get(0));
    }

    private static Uni<List<OwedSince>> owedSince(
            String condition, LocalDate day, Consumer<Mutiny.SelectionQuery<Object[]>> parameters) {
        String sql =
                "select unit, source_system, sum(change), max(day) filter (where change > 0) from coverage_change where"
                        + LISTING_OWED + " and day <= :day" + condition;
        return Panache.getSession()
                .chain(session -> {
                    var query = session.createNativeQuery(sql, Object[].class).setParameter("day", day);
                    parameters.accept(query);
                    return query.getResultList();
                })
                .map(rows -> rows.stream()
                        .map(row -> new OwedSince((String) row[0], (UUID) row[1], number(row[2]), (LocalDate) row[3]))
                        .toList());
    }

    private static Uni<List<ListingOwed>> listings(
            String sql, CoverageScope scope, LocalDate day, Consumer<Mutiny.SelectionQuery<Object[]>> parameters) {
        return rows(sql, scope, query -> {
                    query.setParameter("day", day);
                    parameters.accept(query);
                })
                .map(found -> found.stream().map(CoverageChangeRepository::owed).toList());
    }

    private static ListingOwed owed(Object[] row) {
        return new ListingOwed(
                (String) row[0],
                (UUID) row[1],
                (String) row[2],
                (String) row[3],
                Counted.valueOf((String) row[4]),
                (LocalDate) row[5]);
    }

    /** So many more of what is {@code counted} from {@code day} on. */
    Uni<Void> add(SourceSystemView system, LocalDate day, Counted counted, long change) {
        return execute(
                ADD + "values (:system, :day, :counted, :change, :unit, :domain)" + TO_WHAT_IS_KNOWN,
                query -> query.setParameter("system", system.id())
                        .setParameter("day", day)
                        .setParameter("counted", counted.name())
                        .setParameter("change", change)
                        .setParameter("unit", system.unit())
                        .setParameter("domain", system.domain().name()));
    }

    /** All that a system counts for, on any day, counts in its domain of now. */
    Uni<Void> moveToDomain(SourceSystemView system) {
        return execute(
                "update coverage_change set domain = :domain where source_system = :system",
                query -> query.setParameter("system", system.id())
                        .setParameter("domain", system.domain().name()));
    }

    /** From {@code today} on the system owes no listing, as far as is known. */
    Uni<Void> oweNoListing(UUID system, LocalDate today) {
        return execute(
                        "delete from coverage_change where source_system = :system and day > :today and" + LISTING_OWED,
                        query -> query.setParameter("system", system).setParameter("today", today))
                .chain(() -> execute(
                        ADD
                                + "select source_system, cast(:today as date), counted, -sum(change), unit, domain from coverage_change"
                                + " where source_system = :system and" + LISTING_OWED
                                + " group by source_system, counted, unit, domain having sum(change) > 0"
                                + TO_WHAT_IS_KNOWN,
                        query -> query.setParameter("system", system).setParameter("today", today)));
    }

    /** Lets one transaction at a time change the counts of a domain; nothing waits for another lock after it. */
    Uni<Void> lock(DataDomain domain) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "select cast(pg_advisory_xact_lock(hashtextextended(:key, 0)) as text)", String.class)
                        .setParameter("key", "coverage " + domain)
                        .getSingleResult())
                .replaceWithVoid();
    }

    private static Uni<Void> execute(String sql, Consumer<Mutiny.MutationQuery> parameters) {
        return Panache.getSession()
                .chain(session -> {
                    var query = session.createNativeQuery(sql);
                    parameters.accept(query);
                    return query.executeUpdate();
                })
                .replaceWithVoid();
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

    /** The counts stand in the order of what is counted, from the column {@code first} on. */
    private static Tally tally(Object[] row, int first) {
        var counts = new EnumMap<Counted, Long>(Counted.class);
        for (var counted : Counted.values()) {
            counts.put(counted, number(row[first + counted.ordinal()]));
        }
        return new Tally(counts);
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
