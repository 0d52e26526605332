package cn.etown.collection.asset;

import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.evidence.record.FieldType;
import cn.etown.evidence.record.ReferenceRule;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Which of many values are keys of records that references may mean (R3.2b). Asked is once for each value, and each is looked up in
 * an index, so that the answer costs what the values do, however much the other dataset holds. While the index of the keys of all
 * units is still being made, see {@link KeyIndexes}, the other dataset is looked through once.
 */
public final class VisibleKeys {

    /** The temporary table that is asked about, of {@code value} as it was sent, and {@code key} as keys are written. */
    public static final String REFERRED = "referred_value";

    /** The temporary table of what was found missing, of {@code value}. */
    public static final String MISSING = "missing_value";

    /** How the database may look things up: the first one by one, the others all at once. */
    private static final List<String> PLANS =
            List.of("enable_nestloop", "enable_hashjoin", "enable_mergejoin", "enable_seqscan");

    /**
     * Who asks, and what counts: the batches that were sealed before this one, whoever was judged first.
     *
     * @param unit the code of the unit that refers
     * @param number of the batch, which tells two that were sealed in one moment
     */
    public record Asker(String unit, Instant sealedAt, long number) {

        /** One who asks for what is visible now. */
        public static Asker now(String unit, Instant now) {
            return new Asker(unit, now, Long.MAX_VALUE);
        }
    }

    private VisibleKeys() {}

    /** Whether the table is there that is referred to: it is made when the other contract comes into force here. */
    public static boolean areKnown(ReferenceRule rule, BulkTransaction tx) {
        return tx.row("select to_regclass($1) is not null as known", table(rule))
                .orElseThrow()
                .getBoolean("known");
    }

    /**
     * What makes a key of {@code value}, ready for SQL: business keys have one spelling, and a field that is no key is kept as it
     * was sent.
     */
    public static String asKey(String value, FieldType type) {
        return type == FieldType.STRING ? "normalize(" + value + ")" : value;
    }

    /** Finds the values of {@link #REFERRED} that are missing; returns how many. They stand in {@link #MISSING}. */
    public static long findMissing(ReferenceRule rule, Asker asker, BulkTransaction tx) {
        tx.run("analyze " + REFERRED);
        tx.run("drop table if exists " + MISSING);
        boolean indexed = rule.isToOwnUnit() || KeyIndexes.isMade(rule.dataset(), rule.of(), tx);
        plan(indexed, tx);
        List<Object> parameters = new ArrayList<>(List.of(asker.sealedAt().atOffset(ZoneOffset.UTC), asker.number()));
        if (rule.isToOwnUnit()) {
            parameters.add(asker.unit());
        }
        int missing = tx.run(
                "create temp table " + MISSING + " on commit drop as select value from " + REFERRED + " r where "
                        + (indexed ? isNotIndexed(rule) : isNot(rule)),
                parameters.toArray());
        PLANS.forEach(plan -> tx.run("set local " + plan + " to default"));
        return missing;
    }

    /** Looked up one by one, or all at once: the database, which may know nothing of the tables yet, is not to choose. */
    private static void plan(boolean indexed, BulkTransaction tx) {
        List<String> off = indexed ? PLANS.subList(1, PLANS.size()) : PLANS.subList(0, 1);
        off.forEach(plan -> tx.run("set local " + plan + " to off"));
    }

    /** With a limit it is asked for each row by itself. */
    private static String isNotIndexed(ReferenceRule rule) {
        return "(" + visible(rule) + " limit 1) is null";
    }

    private static String isNot(ReferenceRule rule) {
        return "not exists (" + visible(rule) + ")";
    }

    private static String visible(ReferenceRule rule) {
        return "select 1 from " + table(rule) + " e join batch b on b.number = e._batch where "
                + (rule.isToOwnUnit() ? "e._unit = $3 and " : "")
                + "e." + AssetTable.quoted(rule.of()) + " = r.key"
                + " and b.state in ('ACCEPTED', 'ACCEPTED_WITH_REJECTS') and (b.sealed_at, b.number) < ($1, $2)"
                + " and not exists (select 1 from supersession s join batch c on c.number = s.by_batch"
                + " where s.row_batch = e._batch and s.row_part = e._part and s.row_line = e._line"
                + " and (c.sealed_at, c.number) < ($1, $2))";
    }

    private static String table(ReferenceRule rule) {
        return "asset." + AssetTable.quoted(rule.dataset());
    }
}
