package cn.etown.collection.judging;

import cn.etown.collection.asset.AssetTable;
import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.collection.quarantine.Failures;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Decides which of several records with one business key stays: one that was accepted before, else the one of the lowest
 * part and line, whatever the order in which they came. The others go to quarantine.
 */
final class Uniqueness {

    private final AssetTable table;
    private final long keptRefused;

    /** @param keptRefused of how many refused records of a batch the cells are kept */
    Uniqueness(AssetTable table, long keptRefused) {
        this.table = table;
        this.keptRefused = keptRefused;
    }

    /**
     * Moves the doubles of a batch to quarantine. None of its rows was ever visible, so nothing is rewritten.
     *
     * @param number of the batch whose rows these are
     * @return how many were moved
     */
    int enforce(BulkTransaction tx, String unit, long number) {
        if (table.keyColumns().isEmpty()) {
            return 0;
        }
        boolean first = tx.row("select 1 from " + table.name() + " where _batch <> $1 limit 1", number)
                .isEmpty();
        return tx.run(
                moveDoubles(!first),
                unit,
                number,
                Failures.json(List.of(table.schema().doubled())),
                keptRefused);
    }

    /**
     * Nothing is known yet of how much a new table holds, and the database takes it for next to nothing. So what is doubled is
     * found once, and taken by its place in the table: by its key it would be looked for anew for each row of the batch.
     *
     * @param othersCame whether the table holds rows of other batches, in which every key must be looked for
     */
    String moveDoubles(boolean othersCame) {
        String key = String.join(", ", table.keyColumns());
        return "with ranked as (select ctid as _row, " + key + ", _batch, _part, _line,"
                + " row_number() over (partition by " + key + " order by _part, _line) as _place from " + table.name()
                + " where _unit = $1 and _batch = $2),"
                + " doubled as materialized (select _row from ranked r where _place > 1"
                + (othersCame ? " or exists (" + earlier() + ")" : "") + "),"
                + " removed as (delete from " + table.name() + " d using doubled where d.ctid = doubled._row"
                + " returning d.*),"
                + LateRefusals.intoQuarantine(LateRefusals.cells(table), "cast(cast($3 as text) as jsonb)");
    }

    /**
     * A row with the key of {@code r} that is visible now. Named by what {@code r} has, the batch keeps the database from holding all
     * earlier keys in memory instead, and the index alone tells a row of the batch itself.
     */
    private String earlier() {
        return "select 1 from " + table.name() + " e join batch b on b.number = e._batch"
                + " where e._unit = $1 and " + sameKey() + " and e._batch <> r._batch"
                + " and b.state in ('ACCEPTED', 'ACCEPTED_WITH_REJECTS') and not exists (select 1 from supersession s"
                + " where s.row_batch = e._batch and s.row_part = e._part and s.row_line = e._line)";
    }

    private String sameKey() {
        return table.keyColumns().stream()
                .map(column -> "e." + column + " = r." + column)
                .collect(Collectors.joining(" and "));
    }
}
