package cn.etown.collection.judging;

import cn.etown.collection.asset.AssetTable;
import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.collection.catalogue.Contract;
import cn.etown.collection.rollup.Rollups;
import cn.etown.evidence.record.Measure;
import io.vertx.mutiny.sqlclient.Row;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The control totals of what an interface has for the period of a batch, by the measures of that batch's contract (R8.2). Where all of it
 * came under that contract, the rollups of its days say so exactly; where some came under another version, or nothing says on which day a
 * record happened, its rows are added up.
 */
final class PeriodTotals {

    /** As all corrections have left it. */
    static final long NOW = Long.MAX_VALUE;

    /** As it was before any correction. */
    static final long FIRST = 0;

    /** Of the interface {@code $1} and the days {@code $2} to {@code $3}. */
    private static final String OF_PERIOD = """
            b.interface = $1 and b.state in ('ACCEPTED', 'ACCEPTED_WITH_REJECTS')
                and b.period_from <= $3 and b.period_to >= $2""";

    private static final String IS_KEPT = """
            select coalesce(bool_and(b.contract_version = $4
                and exists (select from rollup r where r.batch = b.id)), true) as kept
            from batch b where %s""".formatted(OF_PERIOD);

    private static final String KEPT = """
            select measure, sum(amount::numeric)::text as total
            from batch b join rollup_day d on d.batch = b.id cross join jsonb_each_text(d.measures) as m (measure, amount)
            where %s and d.day between $2 and $3 and (b.kind <> 'CORRECTION' or b.ledger_position <= $4)
            group by measure""".formatted(OF_PERIOD);

    private static final String BATCHES = """
            select b.number from batch b where %s and (b.kind <> 'CORRECTION' or b.ledger_position <= $4)
            order by b.number""".formatted(OF_PERIOD);

    private final Rollups rollups;
    private final Contract contract;
    private final SealedBatch batch;

    PeriodTotals(Rollups rollups, Contract contract, SealedBatch batch) {
        this.rollups = rollups;
        this.contract = contract;
        this.batch = batch;
    }

    /** @param position as the corrections up to this place in the ledger have left it */
    Map<String, BigDecimal> asOf(long position, BulkTransaction tx) {
        boolean kept = contract.schema().eventDate() != null
                && tx.row(IS_KEPT, ofPeriod(contract.version())).orElseThrow().getBoolean("kept");
        return kept ? ofRollups(position, tx) : rollups.totals(tx, contract, rows(position, tx));
    }

    private Map<String, BigDecimal> ofRollups(long position, BulkTransaction tx) {
        Map<String, BigDecimal> totals = new TreeMap<>();
        contract.schema().totals().stream().map(Measure::name).forEach(name -> totals.put(name, BigDecimal.ZERO));
        List<Row> found = tx.rows(KEPT, ofPeriod(position)).toList();
        found.forEach(row -> totals.computeIfPresent(
                row.getString("measure"), (name, none) -> new BigDecimal(row.getString("total"))));
        return totals;
    }

    /** The rows that were visible then, as what is selected from. */
    private String rows(long position, BulkTransaction tx) {
        AssetTable table = new AssetTable(contract.schema());
        String batches = tx.rows(BATCHES, ofPeriod(position))
                .map(row -> row.getLong("number").toString())
                .collect(Collectors.joining(","));
        return table.name() + " where _unit = " + AssetTable.literal(batch.unit()) + " and _batch = any ('{" + batches
                + "}'::bigint[]) and coalesce(" + table.day() + " between '"
                + batch.period().from() + "' and '"
                + batch.period().to()
                + "', true) and not exists (select 1 from supersession s join batch c on c.number = s.by_batch"
                + " where s.row_batch = _batch and s.row_part = _part and s.row_line = _line and c.ledger_position <= "
                + position + ")";
    }

    private Object[] ofPeriod(Object fourth) {
        return new Object[] {
            batch.interfaceCode(), batch.period().from(), batch.period().to(), fourth
        };
    }
}
