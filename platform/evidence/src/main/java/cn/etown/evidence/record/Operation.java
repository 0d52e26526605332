package cn.etown.evidence.record;

/** What a line of a correction does, as its cell under {@value #HEADING} says. */
public enum Operation {
    /** The record takes the place of the one with its business key, or is added where there is none. */
    UPSERT,
    /** The record with this business key is taken away. */
    WITHDRAW;

    /** No field has a name that begins like this. */
    public static final String HEADING = "_operation";

    /** The operation that {@code cell} names, or {@code null}. */
    static Operation of(String cell) {
        return switch (cell) {
            case "UPSERT" -> UPSERT;
            case "WITHDRAW" -> WITHDRAW;
            default -> null;
        };
    }
}
