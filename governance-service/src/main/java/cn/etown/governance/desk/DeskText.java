package cn.etown.governance.desk;

/** The forms of what people write at the desk. */
final class DeskText {

    /** One line. */
    static final String LINE = "^[^\\p{Cc}\\p{Cs}]*$";
    /** Several lines: of the control characters only the line feed. */
    static final String LINES = "^[^\\p{Cs}\\x00-\\x09\\x0B-\\x1F\\x7F-\\x9F]*$";
    /** An address on the web, or the path of something on this platform. */
    static final String LINK = "^(https?://|/)[^\\p{Cc}\\p{Cs}\\s]+$";

    private DeskText() {}
}
