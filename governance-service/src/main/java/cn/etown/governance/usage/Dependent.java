package cn.etown.governance.usage;

import java.util.Set;

/**
 * Something that depends on an interface.
 *
 * @param kind GRANT, DEMAND, INDICATOR, DERIVED_ASSET or DATA_ITEM
 * @param link the path where it is found
 * @param name for a person to read
 * @param unit the unit that answers for it, or {@code null} where the center does
 * @param fields the names of the fields it depends on; none means the whole record
 */
public record Dependent(String kind, String link, String name, String unit, Set<String> fields) {

    /** The kind of what an interface brings: it counts as missing without it, but nobody uses it yet. */
    public static final String DATA_ITEM = "DATA_ITEM";

    public Dependent {
        fields = Set.copyOf(fields);
    }

    /** Whether it must end before the interface does; what is brought by it only counts otherwise from then on. */
    public boolean needsIt() {
        return !kind.equals(DATA_ITEM);
    }

    /** Whether a change of {@code field} touches it. */
    public boolean uses(String field) {
        return fields.isEmpty() || fields.contains(field);
    }
}
