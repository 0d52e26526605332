package cn.etown.governance.contract.domain;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * What one record of an interface looks like and what is counted from it: the enforced part of a contract, as the other
 * services learn it when the contract comes into force.
 *
 * @param dataset the dataset (数据集) the records belong to
 * @param zone the zone in which times written without an offset are read
 * @param theme the code of the theme its measures feed, or {@code null}
 * @param eventDate the field whose day a record's figures belong to, or {@code null} where nothing is counted
 * @param dimensions fields the figures are told apart by
 */
public record RecordSchema(
        String dataset,
        ZoneId zone,
        String theme,
        String eventDate,
        List<String> dimensions,
        List<Measure> measures,
        List<Field> fields) {

    public RecordSchema {
        Objects.requireNonNull(dataset, "dataset");
        Objects.requireNonNull(zone, "zone");
        dimensions = List.copyOf(dimensions);
        measures = List.copyOf(measures);
        fields = List.copyOf(fields);
    }

    /** The fields of the business key in their order; none where the source has no key. */
    public List<String> key() {
        return fields.stream()
                .filter(field -> field.key() != null)
                .sorted(Comparator.comparing(Field::key))
                .map(Field::name)
                .toList();
    }
}
