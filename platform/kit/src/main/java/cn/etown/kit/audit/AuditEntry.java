package cn.etown.kit.audit;

import cn.etown.kit.caller.Caller;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Who did what to which object under which clause (R4.1). When and under which trace is added where it is recorded.
 *
 * @param who the caller
 * @param action what was done, a verb in kebab-case such as {@code seal-batch}
 * @param object what it was done to, as in the path: {@code batches/0192…}
 * @param clause the clause of the regulation, or {@code null} where none stands behind it
 * @param details what else a later reader must know; never personal data or tokens
 */
public record AuditEntry(Caller who, String action, String object, String clause, Map<String, Object> details) {

    public AuditEntry {
        Objects.requireNonNull(who, "who");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(object, "object");
        details = Map.copyOf(details);
    }

    public static AuditEntry of(Caller who, String action, String object, String clause) {
        return new AuditEntry(who, action, object, clause, Map.of());
    }

    /** The same entry with one more detail. */
    public AuditEntry with(String key, Object value) {
        var more = new LinkedHashMap<>(details);
        more.put(key, value);
        return new AuditEntry(who, action, object, clause, more);
    }
}
