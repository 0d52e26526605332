package cn.etown.collection.part;

import cn.etown.collection.asset.AssetTable;
import cn.etown.collection.bulk.CopyTransaction;
import cn.etown.collection.bulk.RowCopy;
import cn.etown.evidence.record.Field;
import cn.etown.evidence.record.FieldType;
import cn.etown.evidence.record.ReadRecord;
import cn.etown.evidence.record.RecordSchema;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/** Records that conform, on their way into the table of their dataset. */
final class AssetRows implements AutoCloseable {

    /** Line, bucket, digest, unit, batch and part. */
    private static final int ORIGIN = 6;

    private final FieldType[] types;
    private final byte[] unit;
    private final long batch;
    private final int part;
    private final RowCopy rows;

    AssetRows(RecordSchema schema, PartTarget target, CopyTransaction tx) {
        types = schema.fields().stream().map(Field::type).toArray(FieldType[]::new);
        unit = target.unit().getBytes(StandardCharsets.UTF_8);
        batch = target.batch();
        part = target.part();
        rows = tx.copy(new AssetTable(schema).copied());
    }

    void add(ReadRecord record) {
        rows.row(types.length + ORIGIN);
        Comparable<?>[] values = record.values();
        for (int place = 0; place < types.length; place++) {
            if (values[place] == null) {
                rows.absent();
            } else {
                add(types[place], values[place]);
            }
        }
        rows.bigint(record.line());
        rows.smallint(record.bucket());
        rows.bytes(record.digest());
        rows.bytes(unit);
        rows.bigint(batch);
        rows.integer(part);
    }

    private void add(FieldType type, Comparable<?> value) {
        switch (type) {
            case STRING -> rows.text((String) value);
            case INTEGER, NUMBER -> rows.numeric((BigDecimal) value);
            case BOOLEAN -> rows.bool((Boolean) value);
            case DATE -> rows.date((LocalDate) value);
            case TIMESTAMP -> rows.timestamp((Instant) value);
            case TIME -> rows.time((LocalTime) value);
        }
    }

    /** For a record that is not added: where it takes long until one is, the database does not wait for that within a statement. */
    void pause() {
        rows.pause();
    }

    /** Waits until all are there, after which other statements may run; more may be added afterwards. */
    void finish() {
        rows.finish();
    }

    @Override
    public void close() {
        rows.close();
    }
}
