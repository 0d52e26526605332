package cn.etown.collection.asset;

import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.evidence.record.ReferenceRule;

/** The SQL that tells whether a value is the key of a record that is visible now, as references ask. */
public final class VisibleKeys {

    private VisibleKeys() {}

    /** A condition on {@code value}, ready for SQL; the unit that refers is {@code $1}. */
    public static String has(ReferenceRule rule, String value) {
        return "exists (select 1 from " + table(rule) + " e join batch b on b.number = e._batch where "
                + (rule.isToOwnUnit() ? "e._unit = $1 and " : "")
                + "e." + AssetTable.quoted(rule.of()) + " = " + value
                + " and b.state in ('ACCEPTED', 'ACCEPTED_WITH_REJECTS') and not exists (select 1 from supersession s"
                + " where s.row_batch = e._batch and s.row_part = e._part and s.row_line = e._line))";
    }

    /** Whether the table is there that is referred to: it is made when the other contract comes into force here. */
    public static boolean areKnown(ReferenceRule rule, BulkTransaction tx) {
        return tx.row("select to_regclass($1) is not null as known", table(rule))
                .orElseThrow()
                .getBoolean("known");
    }

    private static String table(ReferenceRule rule) {
        return "asset." + AssetTable.quoted(rule.dataset());
    }
}
