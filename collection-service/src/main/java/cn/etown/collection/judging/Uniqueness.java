package cn.etown.collection.judging;

import cn.etown.collection.asset.AssetTable;
import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.collection.quarantine.Failures;
import cn.etown.evidence.record.Field;
import io.vertx.mutiny.sqlclient.Row;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides which of several records with one business key stays: one that was accepted before, else the one of the lowest
 * part and line, whatever the order in which they came. The others go to quarantine.
 *
 * <p>Most batches have no doubles, and most keys are new for good: order numbers are counted up. So first it is asked whether there can
 * be any, which costs next to nothing however much the dataset holds; only then they are looked for.
 */
final class Uniqueness {

    private static final String OTHER_BATCHES = """
            select coalesce(bool_or(number < $3), false) as earlier, coalesce(bool_or(number > $3), false) as later
            from batch where unit = $1 and dataset = $2 and number <> $3 and state in ('ACCEPTED', 'ACCEPTED_WITH_REJECTS')""";

    private static final String BY_INDEX =
            "select set_config('enable_seqscan', $1, true), set_config('enable_bitmapscan', $1, true)";

    private final AssetTable table;
    private final long keptRefused;

    /** @param keptRefused of how many refused records of a batch the cells are kept */
    Uniqueness(AssetTable table, long keptRefused) {
        this.table = table;
        this.keptRefused = keptRefused;
    }

    /** Where doubles of a batch's records can be. */
    record Doubles(boolean within, boolean earlier, boolean later) {

        private static final Doubles NONE = new Doubles(false, false, false);

        /** @param earlier in batches that were opened before it, and have a lower number */
        Doubles {}

        private boolean any() {
            return within || earlier || later;
        }
    }

    /**
     * Moves the doubles of a batch to quarantine. None of its rows was ever visible, so nothing is rewritten.
     *
     * @param number of the batch whose rows these are
     * @return how many were moved
     */
    int enforce(BulkTransaction tx, String unit, long number) {
        Doubles possible = table.keyColumns().isEmpty() ? Doubles.NONE : possible(tx, unit, number);
        return possible.any()
                ? tx.run(
                        moveDoubles(possible),
                        number,
                        Failures.json(List.of(table.schema().doubled())),
                        keptRefused)
                : 0;
    }

    private Doubles possible(BulkTransaction tx, String unit, long number) {
        Row keys = tx.row(keys(), number).orElseThrow();
        String lowest = keys.getString("lowest");
        if (lowest == null) {
            return Doubles.NONE;
        }
        boolean within = keys.getLong("most") > 1;
        Row others =
                tx.row(OTHER_BATCHES, unit, table.schema().dataset(), number).orElseThrow();
        if (!others.getBoolean("earlier") && !others.getBoolean("later")) {
            return new Doubles(within, false, false);
        }
        Object[] range = {unit, lowest, keys.getString("highest"), number};
        // The key's index answers at once, or after the batch's own keys; the database would rather read the whole
        // table.
        tx.run(BY_INDEX, "off");
        Doubles possible = new Doubles(
                within,
                others.getBoolean("earlier") && tx.row(between("<"), range).isPresent(),
                others.getBoolean("later") && tx.row(between(">"), range).isPresent());
        tx.run(BY_INDEX, "on");
        return possible;
    }

    /** How many rows of the batch {@code $1} have the same key at most, and between which values the first of its columns lies. */
    private String keys() {
        String first = table.keyColumns().get(0);
        return "select max(rows) as most, min(" + first + ")::text as lowest, max(" + first + ")::text as highest"
                + " from (select " + first + ", count(*) as rows from " + table.ofBatch("$1") + " group by "
                + String.join(", ", table.keyColumns()) + ") k";
    }

    /** A row of another batch whose key begins with a value in the range of the batch {@code $4}. */
    private String between(String compared) {
        Field first = table.schema().key().get(0);
        String type = "::text::" + AssetTable.sqlType(first.type());
        return "select 1 from " + table.name() + " where _unit = $1 and "
                + table.keyColumns().get(0) + " between $2" + type + " and $3" + type + " and _batch " + compared
                + " $4 limit 1";
    }

    /**
     * Nothing is known yet of how much a new table holds, and the database takes it for next to nothing. So what is doubled is
     * found once, and taken by its place in the table: by its key it would be looked for anew for each row of the batch.
     */
    String moveDoubles(Doubles possible) {
        String key = String.join(", ", table.keyColumns());
        String doubled = Stream.of(
                        possible.within() ? "_place > 1" : "",
                        possible.earlier() ? visible("<") : "",
                        possible.later() ? visible(">") : "")
                .filter(condition -> !condition.isEmpty())
                .collect(Collectors.joining(" or "));
        return "with ranked as (select ctid as _row, _unit, " + key + ", "
                + (possible.within() ? "row_number() over (partition by " + key + " order by _part, _line)" : "1")
                + " as _place from " + table.ofBatch("$1") + "),"
                + " doubled as materialized (select _row from ranked r where " + doubled + "),"
                + " removed as (delete from " + table.name() + " d using doubled where d.ctid = doubled._row"
                + " returning d.*),"
                + LateRefusals.intoQuarantine(LateRefusals.cells(table), "cast(cast($2 as text) as jsonb)");
    }

    /**
     * A row of another batch with the key of {@code r} that is visible now. Named by what {@code r} has, unit and key keep the database
     * from holding all earlier keys in memory instead; by the order of batches the index alone tells the row itself.
     */
    private String visible(String compared) {
        String sameKey = table.keyColumns().stream()
                .map(column -> "e." + column + " = r." + column)
                .collect(Collectors.joining(" and "));
        return "exists (select 1 from " + table.name() + " e join batch b on b.number = e._batch"
                + " where e._unit = r._unit and " + sameKey + " and e._batch " + compared + " $1"
                + " and b.state in ('ACCEPTED', 'ACCEPTED_WITH_REJECTS') and not exists (select 1 from supersession s"
                + " where s.row_batch = e._batch and s.row_part = e._part and s.row_line = e._line))";
    }
}
