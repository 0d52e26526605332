package cn.etown.collection.part;

import cn.etown.evidence.record.BatchRule;
import cn.etown.evidence.record.BatchRule.Metric;
import cn.etown.evidence.record.ReadRecord;
import cn.etown.evidence.record.RecordSchema;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Counts the records of a rehearsal that have the values of one before them. It remembers the values of all. */
final class Doubles {

    private final int[] places;
    private final Set<List<Comparable<?>>> seen = new HashSet<>();
    private long found;

    Doubles(BatchRule rule, RecordSchema schema) {
        places = rule.metric() == Metric.DUPLICATE_VALUES
                ? rule.fields().stream()
                        .map(schema::field)
                        .mapToInt(schema.fields()::indexOf)
                        .toArray()
                : new int[0];
    }

    void add(ReadRecord record) {
        List<Comparable<?>> values = values(record);
        if (!values.isEmpty() && values.stream().allMatch(Objects::nonNull) && !seen.add(values)) {
            found++;
        }
    }

    private List<Comparable<?>> values(ReadRecord record) {
        Comparable<?>[] values = new Comparable<?>[places.length];
        Arrays.setAll(values, i -> record.values()[places[i]]);
        return Arrays.asList(values);
    }

    long found() {
        return found;
    }
}
