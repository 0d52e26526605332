package cn.etown.collection.rollup;

import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.collection.bulk.CopyTransaction;

import java.util.UUID;

/** What was gathered for the rollup of a batch while its parts came in, until it is judged. */
public final class PartRollups {

    /** Their items as {@link Rollups} has those of rows. */
    static final String ITEMS = """
            select date '1970-01-01' + item.day as day, dimensions, measures from part_rollup p
            join batch b on b.id = p.batch
            cross join jsonb_to_recordset(p.items) as item (day int, dimensions jsonb, measures jsonb)
            where b.number = $1""";

    private static final String OF_EACH_PART = """
            select not exists (select from part p where p.batch = $1 and not exists (
                select from part_rollup r where r.batch = p.batch and r.part = p.number)) as each""";

    private PartRollups() {}

    /** Keeps that of a part, where it is to be kept. */
    public static void keep(CopyTransaction tx, UUID batch, int part, PartRollup rollup) {
        rollup.items()
                .ifPresent(items -> tx.run(
                        "insert into part_rollup (batch, part, items) values (?, ?, cast(cast(? as text) as jsonb))",
                        batch,
                        part,
                        items));
    }

    /** Whether there is one of each part of a batch. Of those that came under an earlier release there is none. */
    static boolean isOfEachPart(BulkTransaction tx, UUID batch) {
        return tx.row(OF_EACH_PART, batch).orElseThrow().getBoolean("each");
    }

    /** Removes those of a batch that is judged. */
    public static void remove(BulkTransaction tx, UUID batch) {
        tx.run("delete from part_rollup where batch = $1", batch);
    }
}
