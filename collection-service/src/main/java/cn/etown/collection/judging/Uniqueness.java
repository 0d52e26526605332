package cn.etown.collection.judging;

import cn.etown.collection.asset.AssetTable;
import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.collection.quarantine.Failures;
import cn.etown.evidence.record.Field;
import cn.etown.evidence.record.FieldType;
import io.vertx.mutiny.sqlclient.Row;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides which of several records with one business key stays: one that was accepted before, else the one of the lowest
 * part and line, whatever the order in which they came. The others go to quarantine.
 *
 * <p>Most batches have no doubles, and most keys are new for good: order numbers are counted up. So first it is asked whether there can
 * be any, which costs little beside reading the batch, however much the dataset holds; only then they are looked for.
 */
final class Uniqueness {

    private static final String OTHER_BATCHES = """
            select exists (%1$s and number < $3) as earlier, exists (%1$s and number > $3) as later""".formatted(
                    "select from batch where unit = $1 and dataset = $2 and state in ('ACCEPTED', 'ACCEPTED_WITH_REJECTS')");

    private final AssetTable table;
    private final long keptRefused;

    /** @param keptRefused of how many refused records of a batch the cells are kept */
    Uniqueness(AssetTable table, long keptRefused) {
        this.table = table;
        this.keptRefused = keptRefused;
    }

    /**
     * Where doubles of a batch's records can be.
     *
     * @param within in the batch itself
     * @param earlier in batches that were opened before it, and have a lower number
     * @param later in batches that were opened after it
     */
    record Doubles(boolean within, boolean earlier, boolean later) {

        private static final Doubles NONE = new Doubles(false, false, false);

        private boolean any() {
            return within || earlier || later;
        }
    }

    /**
     * Moves the doubles of a batch to quarantine. None of its rows was ever visible, so nothing is rewritten.
     *
     * @param number of the batch whose rows these are
     * @param mayRepeat whether two of them may have the same key
     * @return how many were moved
     */
    int enforce(BulkTransaction tx, String unit, long number, boolean mayRepeat) {
        Doubles possible = table.keyColumns().isEmpty() ? Doubles.NONE : possible(tx, unit, number, mayRepeat);
        return possible.any()
                ? tx.run(
                        moveDoubles(possible),
                        number,
                        Failures.json(List.of(table.schema().doubled())),
                        keptRefused)
                : 0;
    }

    private Doubles possible(BulkTransaction tx, String unit, long number, boolean mayRepeat) {
        boolean within = mayRepeat
                && tx.unsorted(() -> tx.row(most(), number)).orElseThrow().getLong("most") > 1;
        Row others =
                tx.row(OTHER_BATCHES, unit, table.schema().dataset(), number).orElseThrow();
        if (!others.getBoolean("earlier") && !others.getBoolean("later")) {
            return new Doubles(within, false, false);
        }
        Row keys = tx.row(range(), number).orElseThrow();
        if (keys.getString("lowest") == null) {
            return Doubles.NONE;
        }
        Object[] range = {unit, keys.getString("lowest"), keys.getString("highest"), number};
        // Left to itself the database would rather read the whole table.
        tx.run("set local enable_seqscan = off");
        boolean later = others.getBoolean("later") && tx.row(later(), range).isPresent();
        tx.run("set local enable_bitmapscan = off");
        boolean earlier =
                others.getBoolean("earlier") && tx.row(earlier(), range).isPresent();
        tx.run("reset enable_seqscan");
        tx.run("reset enable_bitmapscan");
        return new Doubles(within, earlier, later);
    }

    /** How many rows of the batch {@code $1} have the same key at most. */
    private String most() {
        return "select coalesce(max(rows), 0) as most from (select count(*) as rows from " + table.ofBatch("$1")
                + " group by " + String.join(", ", table.keyColumns()) + ") k";
    }

    /**
     * Between which values the first column of the keys of the batch {@code $1} lies. Its rows are taken first: where that column has an
     * index of its own, the database would go through all of it until it meets one of them.
     */
    private String range() {
        String first = table.keyColumns().get(0);
        boolean truth = firstOfKey().type() == FieldType.BOOLEAN;
        String lowest = (truth ? "bool_and(" : "min(") + first + ")::text";
        String highest = (truth ? "bool_or(" : "max(") + first + ")::text";
        return "select " + lowest + " as lowest, " + highest + " as highest from (select " + first + " from "
                + table.ofBatch("$1") + " offset 0) k";
    }

    /** A row of an earlier batch than {@code $4} in the range. The key's index says at once, or after the batch's own keys. */
    private String earlier() {
        return "select 1 from " + table.name() + " where _batch < $4 and " + inRange() + " limit 1";
    }

    /** A row of a later batch than {@code $4} in the range. Only what came since is read, and not all keys of the range. */
    private String later() {
        return "with later as materialized (select _unit, " + table.keyColumns().get(0) + " from " + table.name()
                + " where _batch > $4) select 1 from later where " + inRange() + " limit 1";
    }

    /** Of the unit {@code $1}, with a key that begins with a value from {@code $2} to {@code $3}. */
    private String inRange() {
        String type = "::text::" + AssetTable.sqlType(firstOfKey().type());
        return "_unit = $1 and " + table.keyColumns().get(0) + " between $2" + type + " and $3" + type;
    }

    private Field firstOfKey() {
        return table.schema().key().get(0);
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
