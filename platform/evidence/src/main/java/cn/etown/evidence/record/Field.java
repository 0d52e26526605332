package cn.etown.evidence.record;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One field of a contract, as governance put it in force (R3.2b, R3.2c). Whatever is {@code null} is not restricted.
 *
 * @param name the field's and its column's name
 * @param physicalName the heading in the source's files
 * @param key the field's place in the business key, from 1, or {@code null} where it is no part of it
 * @param format a {@link java.time.format.DateTimeFormatter} pattern; ISO 8601 where there is none
 * @param withOffset whether a time that is written in ISO 8601 must state its offset; {@code null} where it need not
 * @param scale most decimal places
 * @param precision most digits in all
 * @param minimum least value, in the canonical text of the type; the same for the other bounds
 * @param minLength fewest characters, counted as Unicode code points
 * @param pattern a regular expression that must be found in the value, as in ECMA-262
 * @param allowed the only values taken
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

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,59}");

    public Field {
        Objects.requireNonNull(type, "type");
        if (name == null || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a field's name: " + name);
        }
        physicalName = physicalName == null ? name : physicalName;
        allowed = allowed == null ? null : List.copyOf(allowed);
    }

    /** A field of which nothing is asked but its type; a value where it is part of the business key. */
    public static Field of(String name, FieldType type, Integer key) {
        return new Field(
                name,
                null,
                type,
                key != null,
                key,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    boolean needsOffset() {
        return Boolean.TRUE.equals(withOffset);
    }

    public boolean isKey() {
        return key != null;
    }
}
