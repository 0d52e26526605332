package cn.etown.collection.part;

import cn.etown.collection.quarantine.CellsAre;
import cn.etown.collection.quarantine.Failures;
import cn.etown.evidence.record.Failure;
import cn.etown.evidence.record.Field;
import cn.etown.evidence.record.FieldType;
import cn.etown.evidence.record.ReadRecord;
import cn.etown.evidence.record.RecordSchema;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.sqlclient.data.Numeric;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Records on their way into the database, as the columns of one statement for those of each fate. */
final class Chunk {

    private final RecordSchema schema;
    private final List<ReadRecord> good = new ArrayList<>();
    private final List<ReadRecord> withdrawals = new ArrayList<>();
    private final List<ReadRecord> bad = new ArrayList<>();
    private long failureWeight;

    Chunk(RecordSchema schema) {
        this.schema = schema;
    }

    void add(ReadRecord record) {
        listOf(record).add(record);
        if (record.cells() != null) {
            record.failures().forEach(failure -> failureWeight += failure.weight());
        }
    }

    private List<ReadRecord> listOf(ReadRecord record) {
        if (!record.isGood()) {
            return bad;
        }
        return record.withdraws() ? withdrawals : good;
    }

    /** About how many bytes go to the database beside the content, to tell what is wrong with it. */
    long failureWeight() {
        return failureWeight;
    }

    int records() {
        return good.size() + withdrawals.size() + bad.size();
    }

    boolean hasGood() {
        return !good.isEmpty();
    }

    boolean hasWithdrawals() {
        return !withdrawals.isEmpty();
    }

    boolean hasBad() {
        return !bad.isEmpty();
    }

    /** The parameters of {@link cn.etown.collection.asset.AssetTable#insert()}. */
    Tuple goodColumns(String unit, long batch, int part) {
        Tuple columns = Tuple.tuple().addString(unit).addLong(batch).addInteger(part);
        List<Field> fields = schema.fields();
        for (int place = 0; place < fields.size(); place++) {
            columns.addValue(values(fields.get(place).type(), place));
        }
        return addOrigin(columns, good);
    }

    /** The parameters of the insertion of withdrawals: batch and part, then arrays. */
    Tuple withdrawalColumns(long batch, int part) {
        int[] key = schema.key().stream().mapToInt(schema.fields()::indexOf).toArray();
        Tuple columns = Tuple.tuple().addLong(batch).addInteger(part);
        columns.addValue(column(withdrawals, record -> key(record, key), String[]::new));
        return addOrigin(columns, withdrawals);
    }

    private static String key(ReadRecord record, int[] places) {
        JsonArray key = new JsonArray();
        for (int place : places) {
            key.add(record.canonicalText(place));
        }
        return key.encode();
    }

    /** The parameters of the insertion into quarantine: batch and part, then arrays. */
    Tuple badColumns(long batch, int part) {
        Tuple columns = Tuple.tuple().addLong(batch).addInteger(part);
        columns.addValue(column(bad, Chunk::cells, String[]::new));
        columns.addValue(column(bad, record -> cellsAre(record).name(), String[]::new));
        columns.addValue(column(bad, record -> Failures.json(told(record)), String[]::new));
        columns.addValue(column(
                bad,
                record -> record.moreFailures()
                        + record.failures().size()
                        - told(record).size(),
                Integer[]::new));
        return addOrigin(columns, bad);
    }

    private static String cells(ReadRecord record) {
        return record.cells() == null ? null : new JsonArray(record.cells()).encode();
    }

    private static CellsAre cellsAre(ReadRecord record) {
        if (record.cells() == null) {
            return CellsAre.NOT_KEPT;
        }
        return record.wholeText() ? CellsAre.WHOLE_TEXT : CellsAre.AS_SENT;
    }

    private static List<Failure> told(ReadRecord record) {
        return record.cells() == null ? List.of() : record.failures();
    }

    private static Tuple addOrigin(Tuple columns, List<ReadRecord> records) {
        columns.addValue(column(records, ReadRecord::line, Long[]::new));
        columns.addValue(column(records, record -> (short) record.bucket(), Short[]::new));
        columns.addValue(column(records, record -> Buffer.buffer(record.digest()), Buffer[]::new));
        return columns;
    }

    private Object[] values(FieldType type, int place) {
        return switch (type) {
            case STRING -> values(place, String.class::cast, String[]::new);
            case INTEGER, NUMBER -> values(place, value -> Numeric.create((BigDecimal) value), Numeric[]::new);
            case BOOLEAN -> values(place, Boolean.class::cast, Boolean[]::new);
            case DATE -> values(place, LocalDate.class::cast, LocalDate[]::new);
            case TIMESTAMP -> values(place, value -> ((Instant) value).atOffset(ZoneOffset.UTC), OffsetDateTime[]::new);
            case TIME -> values(place, LocalTime.class::cast, LocalTime[]::new);
        };
    }

    private <T> T[] values(int place, Function<Object, T> form, IntFunction<T[]> array) {
        return column(
                good,
                record -> {
                    Object value = record.values()[place];
                    return value == null ? null : form.apply(value);
                },
                array);
    }

    private static <T> T[] column(List<ReadRecord> records, Function<ReadRecord, T> value, IntFunction<T[]> array) {
        T[] column = array.apply(records.size());
        for (int i = 0; i < column.length; i++) {
            column[i] = value.apply(records.get(i));
        }
        return column;
    }
}
