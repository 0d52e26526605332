package cn.etown.governance.contract.domain;

/**
 * A rule that every record is held to (行级规则), written in the Common Expression Language.
 *
 * @param pointer where its expression stands in the document
 * @param name what it is called in the document, or {@code null}
 * @param expression over the fields of one record; {@code true} where the record keeps the rule
 * @param message what to tell of a record that breaks it, or {@code null}
 */
public record RowRule(String pointer, String name, String expression, String message) {

    /** Where the rule stands in the document, with its name and all that is said of it. */
    String place() {
        return pointer.substring(0, pointer.lastIndexOf('/'));
    }

    /** What tells it from the other rules of a document, and what it is found by in another version. */
    public String identity() {
        return name == null ? expression : name;
    }
}
