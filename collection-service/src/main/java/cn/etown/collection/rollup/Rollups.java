package cn.etown.collection.rollup;

import cn.etown.collection.asset.AssetTable;
import cn.etown.collection.batch.Batches;
import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.collection.catalogue.Contract;
import cn.etown.collection.record.domain.Measure;
import cn.etown.collection.record.domain.RecordSchema;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Adds up the rows of batches. */
@ApplicationScoped
public class Rollups {

    private static final String OF_BATCH = " where _unit = $1 and _batch = $2";

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
    }

    /** By day and dimensions. */
    public Uni<RollupPage> list(UUID batch, PageRequest page) {
        return batches.require(batch)
                .chain(() -> pool.preparedQuery("""
                                select version, ordinal, day, dimensions, measures
                                from rollup r left join lateral (
                                    select ordinal, day, dimensions, measures from rollup_item
                                    where batch = r.batch and ordinal > $2 order by ordinal limit $3) i on true
                                where r.batch = $1 order by ordinal""")
                        .execute(Tuple.of(batch, page.afterNumber().orElse(0L).intValue(), page.rows())))
                .map(rows -> page(batch, page, rows));
    }

    /** One row says the version alone where there is no item. */
    private static RollupPage page(UUID batch, PageRequest page, RowSet<Row> rows) {
        int version = 0;
        List<RollupItem> items = new ArrayList<>();
        for (Row row : rows) {
            version = row.getInteger("version");
            if (row.getInteger("ordinal") != null) {
                items.add(RollupItem.of(row));
            }
        }
        return RollupPage.of(batch, version, Page.of(page, items, RollupItem::ordinal, item -> item));
    }
}
