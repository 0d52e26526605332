package cn.etown.governance.usage;

import java.util.Set;

/**
 * Something that depends on an interface.
 *
 * @param kind GRANT, DEMAND, INDICATOR or DERIVED_ASSET
 * @param link the path where it is found
 * @param name for a person to read
 * @param unit the unit that answers for it, or {@code null} where the center does
 * @param fields the names of the fields it depends on; none means the whole record
 */
public record Dependent(String kind, String link, String name, String unit, Set<String> fields) {

    public Dependent {
        fields = Set.copyOf(fields);
    }

    /** Whether a change of {@code field} touches it. */
    public boolean uses(String field) {
        return fields.isEmpty() || fields.contains(field);
    }
}
