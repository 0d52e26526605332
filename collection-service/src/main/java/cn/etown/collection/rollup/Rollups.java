package cn.etown.collection.rollup;

import cn.etown.collection.asset.AssetTable;
import cn.etown.collection.batch.BatchView;
import cn.etown.collection.batch.Batches;
import cn.etown.collection.batch.domain.BatchKind;
import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.collection.catalogue.Contract;
import cn.etown.evidence.record.Measure;
import cn.etown.evidence.record.Period;
import cn.etown.evidence.record.RecordSchema;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.problem.NotFound;
import cn.etown.kit.problem.Text;
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
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Adds up the records of batches. */
@ApplicationScoped
public class Rollups {

    private static final String OF_PERIOD = """
            select number from batch where interface = $1 and state in ('ACCEPTED', 'ACCEPTED_WITH_REJECTS')
                and period_from <= $3 and period_to >= $2""";

    /** These measures are sums or counts, so the sums over a day's items are the day's; an item may have none of them. */
    private static final String ADD_UP_DAYS = """
            insert into rollup_day (batch, day, measures)
            select $1, day, coalesce(jsonb_object_agg(measure, value) filter (where measure is not null), '{}')
            from (select day, measure, trim_scale(sum(amount::numeric))::text as value
                  from rollup_item left join jsonb_each_text(measures) as item (measure, amount) on true
                  where batch = $1
                  group by day, measure) as total
            group by day""";

    private static final String OF_DAYS = """
            select measure, trim_scale(sum(amount::numeric))::text as total
            from rollup_day cross join jsonb_each_text(measures) as day (measure, amount) where batch = $1 group by measure""";

    private static final String REPLACED = "replaced_row";

    /** The rows that a correction replaced, by the numbers of their batches, so that only those are looked through. */
    private static final String ROWS_REPLACED = """
            create temp table replaced_row on commit drop as
            select e.*, b.contract_version as _contract_version
            from supersession s
            join %s e on e._unit = $1 and e._batch = s.row_batch and e._part = s.row_part and e._line = s.row_line
            join batch b on b.number = s.row_batch
            where s.by_batch = $2 and e._batch = any ($3)""";

    private static final String KEEP_BEFORE = """
            insert into rollup_item_before (batch, until_version, ordinal, day, dimensions, measures, sketches)
            select batch, $2, ordinal, day, dimensions, measures, sketches from rollup_item where batch = $1""";

    private static final String DIFFERS = """
            with before as (
                select day, dimensions, measures, sketches from rollup_item_before where batch = $1 and until_version = $2),
            after as (select day, dimensions, measures, sketches from rollup_item where batch = $1)
            select exists (select * from before except select * from after)
                or exists (select * from after except select * from before) as differs""";

    /** Of what a rollup was before, sketches of hashes that anybody can make, of measures whose things are not open to anybody now. */
    private static final String FORGET_OPEN_SKETCHES = """
            update rollup_item_before
            set sketches = (select jsonb_object_agg(measure, sketch) from jsonb_each(sketches) as kept (measure, sketch)
                where measure = any ($2) or jsonb_typeof(sketch) = 'object')
            where batch = $1 and exists (select from jsonb_each(sketches) as kept (measure, sketch)
                where measure <> all ($2) and jsonb_typeof(sketch) = 'string')""";

    /** The number up to which what was read as version {@code $2} was kept; null where it is what there is now. */
    private static final String KEPT_UNTIL = """
            select r.version, v.version - 1 as until, v.before_swept_at is not null as swept
            from rollup r left join lateral (
                select version, before_swept_at from rollup_version
                where batch = r.batch and changed and version > $2 order by version limit 1) v on true
            where r.batch = $1""";

    private static final String KEPT_ITEMS = "rollup_item_before where batch = $1 and until_version = $4";

    private static final String NEWEST_ITEMS = "rollup_item where batch = $1";

    private static final String EACH = """
            select ordinal, day, dimensions, measures, sketches from %s and ordinal > $2 order by ordinal limit $3""";

    /**
     * Items that differ in what is left out alone are one. That they are all added up for each page is the price of few interfaces:
     * governance lets no contract come that has a closed dimension.
     */
    private static final String TOGETHER = """
            select * from (
            select row_number() over (order by min(ordinal))::int as ordinal, day, dimensions,
                coalesce(jsonb_object_agg(measure, value) filter (where measure is not null), '{}') as measures,
                null::jsonb as sketches
            from (
                select min(ordinal) as ordinal, day, dimensions - %2$s as dimensions, measure,
                    trim_scale(sum(amount::numeric))::text as value
                from (select ordinal, day, dimensions, measures from %1$s) item
                left join jsonb_each_text(measures) as m (measure, amount) on true
                group by day, dimensions - %2$s, measure) total
            group by day, dimensions) numbered where ordinal > $2 order by 1 limit $3""";

    private static final String WITH_VERSION = """
            select version, ordinal, day, dimensions, measures, sketches
            from rollup left join lateral (%s) i on true
            where batch = $1 order by ordinal""";

    /** A batch has few days, so that those before the page are read and passed over. */
    private static final String DAYS = """
            select version, day, measures, sketches
            from rollup r left join lateral (
                select day, measures, sketches from rollup_day
                where batch = r.batch and day - date '1970-01-01' > cast($2 as bigint) order by day limit $3) d on true
            where r.batch = $1 order by day""";

    private final Batches batches;
    private final RollupSecrecy secrecy;
    private final Pool pool;

    Rollups(Batches batches, RollupSecrecy secrecy, Pool pool) {
        this.batches = batches;
        this.secrecy = secrecy;
        this.pool = pool;
    }

    /** The control totals of the rows that batch {@code number} has in the asset. */
    public Map<String, BigDecimal> totals(BulkTransaction tx, Contract contract, long number) {
        return sum(tx, contract, new AssetTable(contract.schema()).ofBatch("$1"), number);
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
        if (sums.isEmpty()) {
            // Without an aggregate the query would answer with a row for each row, and with none where there is none.
            return new TreeMap<>();
        }
        String query = "select " + new MeasureSql(contract.format()).object(sums) + " as totals from " + from;
        JsonObject found = tx.row(query, parameters).orElseThrow().getJsonObject("totals");
        Map<String, BigDecimal> totals = new TreeMap<>();
        found.forEach(entry -> totals.put(entry.getKey(), new BigDecimal((String) entry.getValue())));
        return totals;
    }

    /**
     * Writes the first computation of the rollup of a batch; its contract may give it no items.
     *
     * @return the control totals of its rows, as {@link #totals(BulkTransaction, Contract, long)} gives them, without reading them again
     *     where the rollup says them
     */
    public Map<String, BigDecimal> write(BulkTransaction tx, Contract contract, long number, UUID batch) {
        begin(tx, batch);
        writeItems(tx, contract, number, batch);
        return hasItems(contract.schema()) ? ofDays(tx, contract, batch) : totals(tx, contract, number);
    }

    /**
     * As {@link #write}, from what was gathered while the batch's parts came in, without reading its rows; for a batch all of whose
     * conforming records are in the asset. Where not of each part its items were kept, the rows are read after all.
     */
    public Map<String, BigDecimal> writeGathered(BulkTransaction tx, Contract contract, long number, UUID batch) {
        if (!hasItems(contract.schema()) || !PartRollups.isOfEachPart(tx, batch)) {
            return write(tx, contract, number, batch);
        }
        begin(tx, batch);
        writeItems(
                tx,
                contract,
                number,
                batch,
                Optional.of(addedUp("select 1 as sign, i.* from (" + PartRollups.ITEMS + ") i")));
        return ofDays(tx, contract, batch);
    }

    /** Takes back the first computation of the rollup of a batch that is refused after all. */
    public void takeBack(BulkTransaction tx, UUID batch) {
        tx.run("delete from rollup_item where batch = $1", batch);
        tx.run("delete from rollup_day where batch = $1", batch);
        tx.run("delete from rollup where batch = $1", batch);
    }

    private static Map<String, BigDecimal> ofDays(BulkTransaction tx, Contract contract, UUID batch) {
        Map<String, BigDecimal> totals = new TreeMap<>();
        contract.schema().totals().forEach(measure -> totals.put(measure.name(), BigDecimal.ZERO));
        tx.rows(OF_DAYS, batch)
                .forEach(row -> totals.computeIfPresent(
                        row.getString("measure"), (name, none) -> new BigDecimal(row.getString("total"))));
        return totals;
    }

    /**
     * As {@link #write}, of a correction: the difference it makes to each day, so that whoever adds up the rollups of all
     * accepted batches has the measures of all visible rows. What it replaces counts by the contract it came under, as it did. Distinct
     * things are those of its own rows: no difference can be made of them, see {@link RollupSketches}.
     *
     * @param replaced a table of the rows that are replaced, with the number of their contract's version in {@code _contract_version}
     * @param versions the contracts that they came under
     */
    public void writeDifference(
            BulkTransaction tx,
            Contract contract,
            long number,
            UUID batch,
            String replaced,
            Collection<Contract> versions) {
        begin(tx, batch);
        writeDifferenceItems(tx, contract, number, batch, replaced, versions);
    }

    /**
     * Computes a rollup anew from the rows that its batch has in the asset, as its next version, whose number is returned. What it was
     * before is kept until {@link #keepBefore} has compared both.
     *
     * @param byVersion the versions of the interface's contract
     */
    int compute(BulkTransaction tx, AcceptedBatch batch, Contract contract, IntFunction<Contract> byVersion) {
        int version = tx.row("select version from rollup where batch = $1 for update", batch.id())
                        .orElseThrow()
                        .getInteger("version")
                + 1;
        tx.run(KEEP_BEFORE, batch.id(), version - 1);
        tx.run("delete from rollup_item where batch = $1", batch.id());
        tx.run("delete from rollup_day where batch = $1", batch.id());
        if (batch.kind() == BatchKind.CORRECTION) {
            computeDifference(tx, batch, contract, byVersion);
        } else {
            writeItems(tx, contract, batch.number(), batch.id());
        }
        tx.run("update rollup set version = $2 where batch = $1", batch.id(), version);
        return version;
    }

    private void computeDifference(
            BulkTransaction tx, AcceptedBatch batch, Contract contract, IntFunction<Contract> byVersion) {
        Long[] replaced = tx.rows(
                        "select distinct row_batch from supersession where by_batch = $1 order by 1", batch.number())
                .map(row -> row.getLong("row_batch"))
                .toArray(Long[]::new);
        // Where it takes the rows for few, the database would look through their batches once for each of them.
        tx.run("set local enable_nestloop = off");
        tx.run(
                ROWS_REPLACED.formatted(new AssetTable(contract.schema()).name()),
                batch.unit(),
                batch.number(),
                replaced);
        tx.run("reset enable_nestloop");
        List<Contract> versions = tx.rows(
                        "select distinct _contract_version as version from " + REPLACED + " order by 1")
                .map(row -> byVersion.apply(row.getInteger("version")))
                .toList();
        writeDifferenceItems(tx, contract, batch.number(), batch.id(), REPLACED, versions);
    }

    /**
     * Whether {@code version} of a rollup is another than the one before, which is kept only then. Of what is kept no sketch stays by
     * which anybody could try what is not open to anybody now.
     */
    boolean keepBefore(BulkTransaction tx, UUID batch, int version, Contract contract) {
        boolean differs = tx.row(DIFFERS, batch, version - 1).orElseThrow().getBoolean("differs");
        if (!differs) {
            tx.run("delete from rollup_item_before where batch = $1 and until_version = $2", batch, version - 1);
        }
        if (!contract.schema().distinctMeasures().isEmpty()) {
            tx.run(
                    FORGET_OPEN_SKETCHES,
                    batch,
                    secrecy.open(contract, batch, tx).toArray(String[]::new));
        }
        return differs;
    }

    private static void begin(BulkTransaction tx, UUID batch) {
        tx.run("insert into rollup (batch, version) values ($1, 1)", batch);
    }

    private void writeItems(BulkTransaction tx, Contract contract, long number, UUID batch) {
        Optional<String> items = grouped(contract, new AssetTable(contract.schema()).ofBatch("$1"));
        writeItems(tx, contract, number, batch, items);
    }

    private void writeDifferenceItems(
            BulkTransaction tx,
            Contract contract,
            long number,
            UUID batch,
            String replaced,
            Collection<Contract> versions) {
        Stream<String> added = grouped(contract, new AssetTable(contract.schema()).ofBatch("$1")).stream()
                .map(rows -> "select 1 as sign, a.* from (" + rows + ") a");
        Stream<String> taken = versions.stream()
                .flatMap(version ->
                        grouped(version, replaced + " where _contract_version = " + version.version()).stream())
                .map(rows -> "select -1 as sign, t.* from (" + rows + ") t");
        Optional<String> difference = Stream.concat(added, taken)
                .reduce((some, others) -> some + " union all " + others)
                .map(Rollups::addedUp);
        writeItems(tx, contract, number, batch, difference);
    }

    /** @param items queries of items with their {@code sign}: of each day and dimensions one is made of all */
    private static String addedUp(String items) {
        return "select day, dimensions,"
                + " coalesce(jsonb_object_agg(measure, value) filter (where measure is not null), '{}') as measures"
                + " from (select day, dimensions, measure, trim_scale(sum(sign * amount::numeric))::text as value"
                + " from (" + items + ") s left join jsonb_each_text(measures) as item (measure, amount) on true"
                + " group by day, dimensions, measure) as moved group by day, dimensions";
    }

    /** @param items the query of the items of the batch {@code $1} */
    private void writeItems(BulkTransaction tx, Contract contract, long number, UUID batch, Optional<String> items) {
        items.ifPresent(query -> {
            tx.unsorted(() -> tx.run(
                    "insert into rollup_item (batch, ordinal, day, dimensions, measures)"
                            + " select b.id, row_number() over (order by day, dimensions), r.* from (" + query
                            + ") r join batch b on b.number = $1",
                    number));
            tx.run(ADD_UP_DAYS, batch);
            RollupSketches.write(tx, contract, number, batch, secrecy);
        });
    }

    static boolean hasItems(RecordSchema schema) {
        return schema.eventDate() != null && !schema.measures().isEmpty();
    }

    /** The measures of rows by day and dimensions; nothing where the contract gives them none. */
    private static Optional<String> grouped(Contract contract, String from) {
        RecordSchema schema = contract.schema();
        if (!hasItems(schema)) {
            return Optional.empty();
        }
        MeasureSql sql = new MeasureSql(contract.format());
        return Optional.of("select " + new AssetTable(schema).day() + " as day, " + sql.dimensions()
                + " as dimensions, " + sql.object(schema.additiveMeasures()) + " as measures from " + from
                + " group by "
                + String.join(", ", sql.groups()));
    }

    /**
     * By day and dimensions.
     *
     * @param version the number of the computation that is meant, or {@code null} for the newest
     */
    Uni<RollupPage> list(UUID batch, Integer version, PageRequest page) {
        Tuple place = Tuple.of(batch, page.afterNumber().orElse(0L).intValue(), page.rows());
        return batches.require(batch)
                .chain(found -> secrecy.closedDimensions(found)
                        .chain(closed -> version == null ? newest(closed, place) : asOf(version, batch, closed, place))
                        .chain(rows -> openMeasures(found)
                                .map(open -> RollupPage.of(
                                        batch, version == null ? version(rows) : version, page(rows, open, page)))));
    }

    private static Page<RollupItem> page(RowSet<Row> rows, Set<String> open, PageRequest page) {
        return Page.of(page, items(rows, row -> RollupItem.of(row, open)), RollupItem::ordinal, item -> item);
    }

    private Uni<Set<String>> openMeasures(BatchView batch) {
        return secrecy.open(batch.interfaceCode(), batch.contractVersion());
    }

    private Uni<RowSet<Row>> newest(Set<String> closed, Tuple place) {
        return pool.preparedQuery(WITH_VERSION.formatted(items(NEWEST_ITEMS, closed)))
                .execute(place);
    }

    private static String items(String from, Set<String> closed) {
        String names =
                closed.stream().map(AssetTable::literal).collect(Collectors.joining(", ", "array[", "]::text[]"));
        return closed.isEmpty() ? EACH.formatted(from) : TOGETHER.formatted(from, names);
    }

    private Uni<RowSet<Row>> asOf(int version, UUID batch, Set<String> closed, Tuple place) {
        return pool.preparedQuery(KEPT_UNTIL).execute(Tuple.of(batch, version)).chain(rows -> {
            if (version(rows) < version) {
                throw new NotFound(new Text("汇总版本", "rollup version"), version);
            }
            Row kept = rows.iterator().next();
            if (kept.getBoolean("swept")) {
                throw new NotFound(new Text("汇总版本（已过保存期）", "rollup version (its time to be kept is over)"), version);
            }
            Integer until = kept.getInteger("until");
            return until == null
                    ? newest(closed, place)
                    : pool.preparedQuery(items(KEPT_ITEMS, closed)).execute(place.addInteger(until));
        });
    }

    /** By day alone. */
    Uni<RollupDays> listDays(UUID batch, PageRequest page) {
        return batches.require(batch)
                .chain(this::openMeasures)
                .chain(open -> pool.preparedQuery(DAYS)
                        .execute(Tuple.of(batch, page.afterNumber().orElse(Long.MIN_VALUE), page.rows()))
                        .map(rows -> RollupDays.of(
                                batch,
                                version(rows),
                                Page.of(
                                        page,
                                        items(rows, row -> RollupDay.of(row, open)),
                                        day -> day.day().toEpochDay(),
                                        day -> day))));
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
