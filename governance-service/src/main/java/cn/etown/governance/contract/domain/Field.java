package cn.etown.governance.contract.domain;

import java.util.List;
import java.util.Objects;

/**
 * One field of a record, with every check that is made on it. What is {@code null} is not checked.
 *
 * @param name column name, unique in the contract whatever the case
 * @param physicalName heading in the source's file, often Chinese
 * @param key place in the business key, from 1
 * @param format how a date or time is written: a pattern of {@link java.time.format.DateTimeFormatter}
 * @param withOffset {@code true} where each value of a timestamp must state its offset from UTC; where {@code null} none does,
 *     and the value is meant in the zone of its {@link RecordSchema}
 * @param scale digits after the point, at most
 * @param precision digits in all, at most
 * @param minimum smallest value allowed; plain decimal, or ISO 8601 for dates and times, like all bounds
 * @param multipleOf the value is a whole multiple of this positive decimal
 * @param minLength in Unicode code points, like {@code maxLength}
 * @param pattern a regular expression found anywhere in the value, as in ECMA-262, of the kind {@link cn.etown.evidence.record.SafePattern} accepts; only
 *     {@code ^} and {@code $} hold it to the whole value
 * @param allowed the only values allowed
 */
public record Field(
        String name,
        String physicalName,
        FieldType type,
        boolean required,
        Integer key,
        String format,
        Boolean withOffset,
        Integer scale,
        Integer precision,
        String minimum,
        String exclusiveMinimum,
        String maximum,
        String exclusiveMaximum,
        String multipleOf,
        Integer minLength,
        Integer maxLength,
        String pattern,
        List<String> allowed) {

    public Field {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(physicalName, "physicalName");
        Objects.requireNonNull(type, "type");
        allowed = allowed == null ? null : List.copyOf(allowed);
    }
}
