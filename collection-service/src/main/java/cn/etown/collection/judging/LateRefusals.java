package cn.etown.collection.judging;

import cn.etown.collection.asset.AssetTable;

/** Records that turn out to be refused when their batch is judged, on their way to quarantine. */
final class LateRefusals {

    private LateRefusals() {}

    /**
     * The end of a statement that has taken rows away as {@code removed}, with their {@code _part, _line, _bucket, _digest}.
     * Its parameters are {@code $1} the number of the batch and {@code $3} of how many refused records of a batch the cells are kept.
     *
     * @param cells what the cells of a removed row are
     * @param failures what it fails, as JSON
     */
    static String intoQuarantine(String cells, String failures) {
        return " counted as (select *, row_number() over (order by _part, _line) <= $3::bigint - (" + refusedBefore()
                + ") as _kept from removed)"
                + " insert into quarantine (batch, part, line, bucket, digest, cells, cells_are, failures, more_failures)"
                + " select $1, _part, _line, _bucket, _digest, case when _kept then " + cells + " end,"
                + " case when _kept then 'CANONICAL' else 'NOT_KEPT' end,"
                + " case when _kept then " + failures + " else '[]' end, case when _kept then 0 else 1 end"
                + " from counted";
    }

    /** How many records of the batch were refused while they came in, and are kept since from an earlier such statement. */
    private static String refusedBefore() {
        return "select coalesce(sum(p.quarantined), 0) + (select count(*) from quarantine q"
                + " where q.batch = $1 and q.cells_are = 'CANONICAL')"
                + " from part p join batch b on b.id = p.batch where b.number = $1";
    }

    /** A row's cells in canonical text; as it was sent it is known only while it streams in. */
    static String cells(AssetTable table) {
        return "to_jsonb(array(select coalesce(cell, '') from unnest(" + table.canonicalTexts()
                + ") with ordinality as c (cell, place) order by place))";
    }
}
