package cn.etown.evidence.record;

import java.util.Objects;

/**
 * That the values of a field are business keys of records of another dataset, as governance put it in force (R3.2b).
 *
 * @param of the one field of that dataset's business key
 */
public record ReferenceRule(String field, String dataset, String of, Scope scope) {

    /** Whose records are meant. */
    public enum Scope {
        /** Those of the unit that sends the field. */
        OWN_UNIT,
        /** Those of any unit. */
        ALL
    }

    public ReferenceRule {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(dataset, "dataset");
        Objects.requireNonNull(of, "of");
        scope = scope == null ? Scope.OWN_UNIT : scope;
    }

    public boolean isToOwnUnit() {
        return scope == Scope.OWN_UNIT;
    }
}
