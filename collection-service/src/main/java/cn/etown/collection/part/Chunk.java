package cn.etown.collection.part;

import cn.etown.collection.quarantine.CellsAre;
import cn.etown.collection.quarantine.Failures;
import cn.etown.evidence.record.Failure;
import cn.etown.evidence.record.ReadRecord;
import cn.etown.evidence.record.RecordSchema;
import io.vertx.core.json.JsonArray;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Records that do not go into the table of their dataset, as the columns of one statement for those of each fate. */
final class Chunk {

    private final RecordSchema schema;
    private final List<ReadRecord> withdrawals = new ArrayList<>();
    private final List<ReadRecord> bad = new ArrayList<>();
    private long failureWeight;

    Chunk(RecordSchema schema) {
        this.schema = schema;
    }

    /** @param record one that is refused, or withdraws another */
    void add(ReadRecord record) {
        (record.isGood() ? withdrawals : bad).add(record);
        if (record.cells() != null) {
            record.failures().forEach(failure -> failureWeight += failure.weight());
        }
    }

    /** About how many bytes go to the database beside the content, to tell what is wrong with it. */
    long failureWeight() {
        return failureWeight;
    }

    int records() {
        return withdrawals.size() + bad.size();
    }

    boolean hasWithdrawals() {
        return !withdrawals.isEmpty();
    }

    boolean hasBad() {
        return !bad.isEmpty();
    }

    /** The parameters of the insertion of withdrawals: batch and part, then arrays. */
    Object[] withdrawalColumns(long batch, int part) {
        int[] key = schema.key().stream().mapToInt(schema.fields()::indexOf).toArray();
        return new Object[] {
            batch,
            part,
            column(withdrawals, record -> key(record, key), String[]::new),
            lines(withdrawals),
            buckets(withdrawals),
            digests(withdrawals)
        };
    }

    private static String key(ReadRecord record, int[] places) {
        JsonArray key = new JsonArray();
        for (int place : places) {
            key.add(record.canonicalText(place));
        }
        return key.encode();
    }

    /** The parameters of the insertion into quarantine: batch and part, then arrays. */
    Object[] badColumns(long batch, int part) {
        return new Object[] {
            batch,
            part,
            column(bad, Chunk::cells, String[]::new),
            column(bad, record -> cellsAre(record).name(), String[]::new),
            column(bad, record -> Failures.json(told(record)), String[]::new),
            column(
                    bad,
                    record -> record.moreFailures()
                            + record.failures().size()
                            - told(record).size(),
                    Integer[]::new),
            lines(bad),
            buckets(bad),
            digests(bad)
        };
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

    private static Long[] lines(List<ReadRecord> records) {
        return column(records, ReadRecord::line, Long[]::new);
    }

    private static Integer[] buckets(List<ReadRecord> records) {
        return column(records, ReadRecord::bucket, Integer[]::new);
    }

    private static byte[][] digests(List<ReadRecord> records) {
        return column(records, ReadRecord::digest, byte[][]::new);
    }

    private static <T> T[] column(List<ReadRecord> records, Function<ReadRecord, T> value, IntFunction<T[]> array) {
        T[] column = array.apply(records.size());
        for (int i = 0; i < column.length; i++) {
            column[i] = value.apply(records.get(i));
        }
        return column;
    }
}
