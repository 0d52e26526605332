package cn.etown.collection.reconciliation;

import cn.etown.collection.asset.AssetTable;
import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.evidence.record.Field;
import cn.etown.evidence.record.FieldType;
import cn.etown.evidence.record.Period;
import io.vertx.mutiny.sqlclient.Row;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The records of an interface and period that are visible in a transaction, which sees one state of the database. */
final class HeldRecords {

    private static final int FETCHED_AT_ONCE = 5000;

    private static final String BATCHES = """
            select number from batch where interface = $1 and state in ('ACCEPTED', 'ACCEPTED_WITH_REJECTS')
                and period_from <= $3 and period_to >= $2""";

    private final AssetTable table;
    private final String unit;
    private final Period period;
    private final Long[] batches;
    private final BulkTransaction tx;

    HeldRecords(AssetTable table, String interfaceCode, String unit, Period period, BulkTransaction tx) {
        this.table = table;
        this.unit = unit;
        this.period = period;
        this.tx = tx;
        batches = tx.rows(BATCHES, interfaceCode, period.from(), period.to())
                .map(row -> row.getLong("number"))
                .toArray(Long[]::new);
    }

    /** Whether anything was accepted for some day of the period, a NIL too. */
    boolean hasBatch() {
        return batches.length > 0;
    }

    Long[] batches() {
        return batches;
    }

    /** Bucket and digest of each, sorted by both. */
    void forEach(Consumer<Row> each) {
        tx.forEach(
                FETCHED_AT_ONCE,
                each,
                "select _bucket as bucket, _digest as digest from " + visible() + " order by _bucket, _digest",
                unit,
                batches,
                period.from(),
                period.to());
    }

    /** What is stated and what is held in some buckets, by identity, digest, and the stated before the held. */
    void forEachOfBoth(UUID statement, Short[] buckets, Consumer<Row> each) {
        tx.forEach(
                FETCHED_AT_ONCE,
                each,
                "select true as stated, identity, digest, key::text as key, null::bigint as batch, null::int as part,"
                        + " null::bigint as line from statement_record where statement = $5 and bucket = any ($6)"
                        + " union all select false, " + identity() + ", _digest, " + key()
                        + ", _batch, _part, _line from "
                        + visible() + " and _bucket = any ($6)"
                        + " order by identity, digest, stated desc, batch, part, line",
                unit,
                batches,
                period.from(),
                period.to(),
                statement,
                buckets);
    }

    private String visible() {
        return table.name() + " where _unit = $1 and _batch = any ($2)"
                + " and coalesce(" + table.day() + " between $3 and $4, true)"
                + " and not exists (select 1 from supersession s"
                + " where s.row_batch = _batch and s.row_part = _part and s.row_line = _line)";
    }

    /** As {@link cn.etown.evidence.record.RecordReader#identity} computes it; PostgreSQL writes a text as RFC 8785 does. */
    private String identity() {
        List<Field> key = table.schema().key();
        return key.isEmpty()
                ? "_digest"
                : key.stream()
                        .map(HeldRecords::canonicalJson)
                        .collect(Collectors.joining(" || ',' || ", "sha256(convert_to('[' || ", " || ']', 'UTF8'))"));
    }

    private static String canonicalJson(Field field) {
        String text = AssetTable.canonicalText(field);
        return field.type() == FieldType.BOOLEAN ? text : "to_json(" + text + ")::text";
    }

    private String key() {
        List<Field> key = table.schema().key();
        return key.isEmpty()
                ? "null"
                : key.stream()
                        .map(AssetTable::canonicalText)
                        .collect(Collectors.joining(", ", "to_json(array[", "]::text[])::text"));
    }
}
