package cn.etown.monitoring.series;

import cn.etown.kit.page.PageRequest;
import cn.etown.monitoring.batch.domain.JudgedBatch;
import cn.etown.monitoring.query.Days;
import cn.etown.monitoring.series.domain.Rollup;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** What each batch adds to each day, and the sums over it. */
@ApplicationScoped
class ContributionRepository {

    private static final UUID FIRST = new UUID(0, 0);

    private static final String PUT_BATCH = """
            insert into series_batch (batch, unit, theme, period_from, period_to, rollup_version)
            values ($1, $2, $3, $4, $5, $6)
            on conflict (batch) do update set rollup_version = excluded.rollup_version
            where series_batch.rollup_version < excluded.rollup_version""";
    private static final String REMOVE = "delete from contribution where batch = $1";
    private static final String ADD = """
            insert into contribution (batch, day, measure, value)
            select $1, day, measure, cast(value as numeric)
            from unnest(cast($2 as date[]), cast($3 as text[]), cast($4 as text[])) as added (day, measure, value)""";

    /** Days that a batch reports on, with the sums over all batches; a numeric's text in JSON is exact. */
    private static final String DAYS = """
            with reported as (
                select day, batch
                from (select cast($3 as date) + n as day
                      from generate_series(0, cast($4 as date) - cast($3 as date)) as n) as asked
                join series_batch on unit = $1 and theme = $2 and day between period_from and period_to
            ), page as (
                select day, count(*) as batches from reported
                where day - date '1970-01-01' > cast($5 as bigint)
                group by day order by day limit $6
            ), total as (
                select day, measure, cast(trim_scale(sum(value)) as text) as value
                from page join reported using (day) join contribution using (batch, day)
                group by day, measure
            )
            select page.day, batches,
                   (select coalesce(json_object_agg(measure, value), '{}') from total where total.day = page.day) as measures
            from page order by page.day""";

    private static final String BEHIND = """
            select batch, rollup_version,
                   (select coalesce(json_object_agg(measure, cast(trim_scale(value) as text)), '{}')
                    from contribution where contribution.batch = series_batch.batch and day = $3) as measures
            from series_batch
            where unit = $1 and theme = $2 and $3 between period_from and period_to and batch > $4
            order by batch limit $5""";

    private final Pool database;

    ContributionRepository(Pool database) {
        this.database = database;
    }

    /** A day of a series, as read. */
    record SeriesDay(LocalDate day, long batches, SortedMap<String, String> measures) {}

    /** What a batch adds to one day, as read. */
    record Contribution(UUID batch, long rollupVersion, SortedMap<String, String> measures) {}

    /**
     * Lets {@code rollup} be what {@code batch} adds to its unit's series, instead of what it added before; unless that came
     * from the same rollup or a newer one.
     */
    Uni<Void> put(JudgedBatch batch, Rollup rollup, SqlConnection tx) {
        return tx.preparedQuery(PUT_BATCH)
                .execute(Tuple.from(List.of(
                        batch.id(),
                        batch.unit(),
                        batch.theme().orElseThrow(),
                        batch.period().from(),
                        batch.period().to(),
                        rollup.version())))
                .chain(put -> put.rowCount() == 0 ? Uni.createFrom().voidItem() : replace(batch.id(), rollup, tx));
    }

    private static Uni<Void> replace(UUID batch, Rollup rollup, SqlConnection tx) {
        return tx.preparedQuery(REMOVE)
                .execute(Tuple.of(batch))
                .chain(() -> tx.preparedQuery(ADD).execute(columns(batch, rollup)))
                .replaceWithVoid();
    }

    private static Tuple columns(UUID batch, Rollup rollup) {
        var days = new ArrayList<LocalDate>();
        var measures = new ArrayList<String>();
        var values = new ArrayList<String>();
        rollup.byDay()
                .forEach((day, found) -> found.values().forEach((measure, value) -> {
                    days.add(day);
                    measures.add(measure);
                    values.add(value.toPlainString());
                }));
        return Tuple.of(
                batch, days.toArray(LocalDate[]::new), measures.toArray(String[]::new), values.toArray(String[]::new));
    }

    /** The days of a series on which there is a report, in their order. */
    Uni<List<SeriesDay>> daysAfter(PageRequest page, String unit, String theme, Days days) {
        long after = page.afterNumber().orElse(Long.MIN_VALUE);
        return database.preparedQuery(DAYS)
                .execute(Tuple.from(List.of(unit, theme, days.from(), days.to(), after, page.rows())))
                .map(rows -> all(
                        rows, row -> new SeriesDay(row.getLocalDate("day"), row.getLong("batches"), measures(row))));
    }

    /** What the batches behind a day of a series add to it, in the order in which they were opened. */
    Uni<List<Contribution>> behind(PageRequest page, String unit, String theme, LocalDate day) {
        return database.preparedQuery(BEHIND)
                .execute(Tuple.of(unit, theme, day, page.afterId().orElse(FIRST), page.rows()))
                .map(rows -> all(
                        rows,
                        row -> new Contribution(row.getUUID("batch"), row.getLong("rollup_version"), measures(row))));
    }

    private static SortedMap<String, String> measures(Row row) {
        var measures = new TreeMap<String, String>();
        row.getJsonObject("measures").forEach(entry -> measures.put(entry.getKey(), (String) entry.getValue()));
        return measures;
    }

    private static <T> List<T> all(RowSet<Row> rows, Function<Row, T> read) {
        return StreamSupport.stream(rows.spliterator(), false).map(read).toList();
    }
}
