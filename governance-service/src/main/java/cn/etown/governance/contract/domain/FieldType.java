package cn.etown.governance.contract.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The kinds of value a field can hold. Nested values ({@code object}, {@code array}) have no place in a table's cell. */
public enum FieldType {
    STRING("minLength", "maxLength", "pattern", "format"),
    INTEGER("minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "multipleOf", "format"),
    NUMBER("minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "multipleOf", "format"),
    BOOLEAN(),
    DATE("minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "format"),
    TIMESTAMP("minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "format", "timezone", "defaultTimezone"),
    TIME("minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "format", "timezone", "defaultTimezone");

    private final Set<String> options;

    FieldType(String... options) {
        this.options = Set.of(options);
    }

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

    /** The {@code logicalTypeOptions} that ODCS gives this type. */
    Set<String> options() {
        return options;
    }

    boolean isNumeric() {
        return this == INTEGER || this == NUMBER;
    }

    /** Whether a value of this type names a day, so that figures can be summed by it. */
    boolean namesADay() {
        return this == DATE || this == TIMESTAMP;
    }
}
