package cn.etown.governance.coverage.domain;

import java.util.Set;

/**
 * What an interface brings of the items that are connected to it.
 *
 * @param live whether it is ONLINE or DEPRECATED
 * @param fields the names of the fields of its contract in force
 */
public record Carrier(boolean live, Set<String> fields) {

    /** For items that are connected to no interface. */
    public static final Carrier NONE = new Carrier(false, Set.of());

    public Carrier {
        fields = Set.copyOf(fields);
    }

    /** Whether data come by {@code field}; by one that was never said they come as long as the interface is live. */
    public boolean carries(String field) {
        return live && (field == null || fields.contains(field));
    }
}
