package cn.etown.collection.rollup;

import cn.etown.collection.asset.AssetTable;
import cn.etown.collection.batch.Batches;
import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.collection.catalogue.Contract;
import cn.etown.evidence.record.Measure;
import cn.etown.evidence.record.RecordSchema;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Adds up the rows of batches. */
@ApplicationScoped
public class Rollups {

    private static final String OF_BATCH = " where _unit = $1 and _batch = $2";

    /** All measures are sums or counts, so the sums over a day's items are the day's. */
    private static final String ADD_UP_DAYS = """
            insert into rollup_day (batch, day, measures)
            select $1, day, jsonb_object_agg(measure, value)
            from (select day, measure, trim_scale(sum(amount::numeric))::text as value
                  from rollup_item cross join jsonb_each_text(measures) as item (measure, amount)
                  where batch = $1
                  group by day, measure) as total
            group by day""";

    private static final String ITEMS = """
            select version, ordinal, day, dimensions, measures
            from rollup r left join lateral (
                select ordinal, day, dimensions, measures from rollup_item
                where batch = r.batch and ordinal > $2 order by ordinal limit $3) i on true
            where r.batch = $1 order by ordinal""";

    /** A batch has few days, so that those before the page are read and passed over. */
    private static final String DAYS = """
            select version, day, measures
            from rollup r left join lateral (
                select day, measures from rollup_day
                where batch = r.batch and day - date '1970-01-01' > cast($2 as bigint) order by day limit $3) d on true
            where r.batch = $1 order by day""";

    private final Batches batches;
    private final Pool pool;

    Rollups(Batches batches, Pool pool) {
        this.batches = batches;
        this.pool = pool;
    }

    /** The control totals of the rows that batch {@code number} has in the asset. */
    public Map<String, BigDecimal> totals(BulkTransaction tx, Contract contract, String unit, long number) {
        List<Measure> sums = contract.schema().totals();
        String query = "select " + new MeasureSql(contract.format()).object(sums) + " as totals from "
                + new AssetTable(contract.schema()).name() + OF_BATCH;
        JsonObject found = tx.row(query, unit, number).orElseThrow().getJsonObject("totals");
        Map<String, BigDecimal> totals = new TreeMap<>();
        found.forEach(entry -> totals.put(entry.getKey(), new BigDecimal((String) entry.getValue())));
        return totals;
    }

    /** Writes the first computation of the rollup of a batch that is being accepted; its contract may give it no items. */
    public void write(BulkTransaction tx, Contract contract, String unit, long number, UUID batch) {
        tx.run("insert into rollup (batch, version) values ($1, 1)", batch);
        RecordSchema schema = contract.schema();
        if (schema.eventDate() == null || schema.measures().isEmpty()) {
            return;
        }
        MeasureSql sql = new MeasureSql(contract.format());
        String grouped = "select " + sql.day("$4::text") + " as day, " + sql.dimensions() + " as dimensions, "
                + sql.object(schema.measures()) + " as measures from " + new AssetTable(schema).name() + OF_BATCH
                + " group by 1, 2";
        tx.run(
                "insert into rollup_item (batch, ordinal, day, dimensions, measures)"
                        + " select $3::uuid, row_number() over (order by day, dimensions), r.* from (" + grouped
                        + ") r",
                unit,
                number,
                batch,
                schema.zone().getId());
        tx.run(ADD_UP_DAYS, batch);
    }

    /** By day and dimensions. */
    public Uni<RollupPage> list(UUID batch, PageRequest page) {
        return batches.require(batch)
                .chain(() -> pool.preparedQuery(ITEMS)
                        .execute(Tuple.of(batch, page.afterNumber().orElse(0L).intValue(), page.rows())))
                .map(rows -> RollupPage.of(
                        batch,
                        version(rows),
                        Page.of(page, items(rows, RollupItem::of), RollupItem::ordinal, item -> item)));
    }

    /** By day alone. */
    Uni<RollupDays> listDays(UUID batch, PageRequest page) {
        return batches.require(batch)
                .chain(() -> pool.preparedQuery(DAYS)
                        .execute(Tuple.of(batch, page.afterNumber().orElse(Long.MIN_VALUE), page.rows())))
                .map(rows -> RollupDays.of(
                        batch,
                        version(rows),
                        Page.of(
                                page,
                                items(rows, RollupDay::of),
                                day -> day.day().toEpochDay(),
                                day -> day)));
    }

    /** 0 where there is no rollup. */
    private static int version(RowSet<Row> rows) {
        return rows.size() == 0 ? 0 : rows.iterator().next().getInteger("version");
    }

    /** One row says the version alone where there is no item. */
    private static <T> List<T> items(RowSet<Row> rows, Function<Row, T> item) {
        return StreamSupport.stream(rows.spliterator(), false)
                .filter(row -> row.getLocalDate("day") != null)
                .map(item)
                .toList();
    }
}
