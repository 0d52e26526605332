package cn.etown.evidence.record;

import java.util.Objects;

/**
 * A rule that every record is held to (行级规则), as governance put it in force (R3.2c).
 *
 * @param name what it is called, or {@code null}
 * @param expression in the Common Expression Language over the fields of one record
 * @param message what to tell of a record that breaks it, or {@code null}
 */
public record RowRule(String name, String expression, String message) {

    public RowRule {
        Objects.requireNonNull(expression, "expression");
    }
}
