package cn.etown.governance.access;

/** The forms of what people write in applications. */
final class GrantText {

    /** One line. */
    static final String LINE = "^[^\\p{Cc}\\p{Cs}]*$";
    /** Several lines: of the control characters only the line feed. */
    static final String LINES = "^[^\\p{Cs}\\x00-\\x09\\x0B-\\x1F\\x7F-\\x9F]*$";
    /** A field's name, as contracts have it. */
    static final String FIELD = "^[A-Za-z][A-Za-z0-9_]{0,59}$";

    private GrantText() {}
}
