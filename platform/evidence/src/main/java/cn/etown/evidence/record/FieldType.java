package cn.etown.evidence.record;

/** What a field's values are. */
public enum FieldType {
    STRING,
    /** A whole number of at most 38 digits. */
    INTEGER,
    /** An exact decimal number of at most 38 digits. */
    NUMBER,
    BOOLEAN,
    DATE,
    /** A point in time, held to the microsecond. */
    TIMESTAMP,
    /** A time of day, held to the microsecond. */
    TIME;

    public boolean isNumeric() {
        return this == INTEGER || this == NUMBER;
    }
}
