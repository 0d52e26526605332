package cn.etown.collection.rollup;

import cn.etown.collection.asset.AssetTable;
import cn.etown.collection.batch.Batches;
import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.collection.catalogue.Contract;
import cn.etown.evidence.record.Measure;
import cn.etown.evidence.record.Period;
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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Adds up the rows of batches. */
@ApplicationScoped
public class Rollups {

    private static final String OF_BATCH = " where _unit = $1 and _batch = $2";

    private static final String OF_PERIOD = """
            select number from batch where interface = $1 and state in ('ACCEPTED', 'ACCEPTED_WITH_REJECTS')
                and period_from <= $3 and period_to >= $2""";

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
        return sum(tx, contract, new AssetTable(contract.schema()).name() + OF_BATCH, unit, number);
    }

    /** The control totals of the rows of {@code table}, which has the columns of the asset. */
    public Map<String, BigDecimal> totals(BulkTransaction tx, Contract contract, String table) {
        return sum(tx, contract, table);
    }

    /**
     * The control totals of all rows of an interface that are visible now and belong to {@code period}: by the day on which they
     * happened, or by the period of their batch where nothing says so.
     */
    public Map<String, BigDecimal> totals(
            BulkTransaction tx, Contract contract, String unit, String interfaceCode, Period period) {
        AssetTable table = new AssetTable(contract.schema());
        Long[] batches = tx.rows(OF_PERIOD, interfaceCode, period.from(), period.to())
                .map(row -> row.getLong("number"))
                .toArray(Long[]::new);
        String visible = table.name() + " where _unit = $1 and _batch = any ($2)"
                + " and coalesce(" + table.day() + " between $3 and $4, true)"
                + " and not exists (select 1 from supersession s"
                + " where s.row_batch = _batch and s.row_part = _part and s.row_line = _line)";
        return sum(tx, contract, visible, unit, batches, period.from(), period.to());
    }

    private static Map<String, BigDecimal> sum(
            BulkTransaction tx, Contract contract, String from, Object... parameters) {
        List<Measure> sums = contract.schema().totals();
        String query = "select " + new MeasureSql(contract.format()).object(sums) + " as totals from " + from;
        JsonObject found = tx.row(query, parameters).orElseThrow().getJsonObject("totals");
        Map<String, BigDecimal> totals = new TreeMap<>();
        found.forEach(entry -> totals.put(entry.getKey(), new BigDecimal((String) entry.getValue())));
        return totals;
    }

    /** Writes the first computation of the rollup of a batch that is being accepted; its contract may give it no items. */
    public void write(BulkTransaction tx, Contract contract, String unit, long number, UUID batch) {
        write(tx, batch, grouped(contract, new AssetTable(contract.schema()).name() + OF_BATCH), unit, number);
    }

    /**
     * As {@link #write}, of a correction: the difference it makes to each day, so that whoever adds up the rollups of all
     * accepted batches has the measures of all visible rows. What it replaces counts by the contract it came under, as it did.
     *
     * @param replaced a table of the rows that are replaced, with the number of their contract's version in {@code _contract_version}
     * @param versions the contracts that they came under
     */
    public void writeDifference(
            BulkTransaction tx,
            Contract contract,
            String unit,
            long number,
            UUID batch,
            String replaced,
            Collection<Contract> versions) {
        Stream<String> added = grouped(contract, new AssetTable(contract.schema()).name() + OF_BATCH).stream()
                .map(rows -> "select 1 as sign, a.* from (" + rows + ") a");
        Stream<String> taken = versions.stream()
                .flatMap(version ->
                        grouped(version, replaced + " where _contract_version = " + version.version()).stream())
                .map(rows -> "select -1 as sign, t.* from (" + rows + ") t");
        List<String> signed = Stream.concat(added, taken).toList();
        Optional<String> difference = signed.isEmpty()
                ? Optional.empty()
                : Optional.of("select day, dimensions, jsonb_object_agg(measure, value) as measures"
                        + " from (select day, dimensions, measure, trim_scale(sum(sign * amount::numeric))::text as value"
                        + " from (" + String.join(" union all ", signed) + ") s"
                        + " cross join jsonb_each_text(measures) as item (measure, amount)"
                        + " group by day, dimensions, measure) as moved group by day, dimensions");
        write(tx, batch, difference, unit, number);
    }

    /** @param items the query of the items, of the batch {@code $2} of the unit {@code $1} */
    private static void write(BulkTransaction tx, UUID batch, Optional<String> items, String unit, long number) {
        tx.run("insert into rollup (batch, version) values ($1, 1)", batch);
        items.ifPresent(query -> {
            tx.run(
                    "insert into rollup_item (batch, ordinal, day, dimensions, measures)"
                            + " select b.id, row_number() over (order by day, dimensions), r.* from (" + query
                            + ") r join batch b on b.unit = $1 and b.number = $2",
                    unit,
                    number);
            tx.run(ADD_UP_DAYS, batch);
        });
    }

    /** The measures of rows by day and dimensions; nothing where the contract gives them none. */
    private static Optional<String> grouped(Contract contract, String from) {
        RecordSchema schema = contract.schema();
        if (schema.eventDate() == null || schema.measures().isEmpty()) {
            return Optional.empty();
        }
        MeasureSql sql = new MeasureSql(contract.format());
        return Optional.of("select " + new AssetTable(schema).day() + " as day, " + sql.dimensions()
                + " as dimensions, " + sql.object(schema.measures()) + " as measures from " + from + " group by "
                + String.join(", ", sql.groups()));
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
