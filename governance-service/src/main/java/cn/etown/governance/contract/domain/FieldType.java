package cn.etown.governance.contract.domain;

import java.util.Locale;
import java.util.Optional;

/** The kinds of value a field can hold. Nested values ({@code object}, {@code array}) have no place in a table's cell. */
public enum FieldType {
    STRING,
    INTEGER,
    NUMBER,
    BOOLEAN,
    DATE,
    TIMESTAMP,
    TIME;

    /** The type that ODCS calls {@code logicalType}, where the platform has it. */
    static Optional<FieldType> ofLogicalType(String logicalType) {
        for (FieldType type : values()) {
            if (type.logicalType().equals(logicalType)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    String logicalType() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isNumeric() {
        return this == INTEGER || this == NUMBER;
    }

    /** Whether a value of this type names a day, so that figures can be summed by it. */
    boolean namesADay() {
        return this == DATE || this == TIMESTAMP;
    }
}
