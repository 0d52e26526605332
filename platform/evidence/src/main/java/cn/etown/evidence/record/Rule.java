package cn.etown.evidence.record;

/** What a record can fail. The code of a rule is part of the API and does not change. */
public enum Rule {
    /** The record has another number of cells than the heading, or cannot be told into the contract's columns. */
    COLUMNS("columns", "R3.2b"),
    TYPE("type", "R3.2c"),
    REQUIRED("required", "R3.2c"),
    MIN_LENGTH("minLength", "R3.2c"),
    MAX_LENGTH("maxLength", "R3.2c"),
    PATTERN("pattern", "R3.2c"),
    MINIMUM("minimum", "R3.2c"),
    EXCLUSIVE_MINIMUM("exclusiveMinimum", "R3.2c"),
    MAXIMUM("maximum", "R3.2c"),
    EXCLUSIVE_MAXIMUM("exclusiveMaximum", "R3.2c"),
    MULTIPLE_OF("multipleOf", "R3.2c"),
    SCALE("scale", "R3.2c"),
    PRECISION("precision", "R3.2c"),
    ALLOWED("allowed", "R3.2c"),
    /** A rule of the contract for the record as a whole. */
    ROW_RULE("rowRule", "R3.2c"),
    /** The value is no code of the list that the contract names. */
    CODE_LIST("codeList", "R3.2b"),
    /** The value is the key of no visible record of the dataset that it refers to. */
    REFERENCE("reference", "R3.2b"),
    /** The business key is too long to be kept in an index. */
    KEY_LENGTH("keyLength", "R3.2c"),
    /** The record did not happen in the period its batch is for. */
    PERIOD("period", "R8.2"),
    /** Another record of this batch, or of an earlier one, has the same business key. */
    UNIQUE("unique", "R8.3"),
    /** A line of a correction says neither UPSERT nor WITHDRAW. */
    OPERATION("operation", "R4.3b"),
    /** A correction withdraws what is not there. */
    NOTHING_TO_WITHDRAW("nothingToWithdraw", "R4.3b"),
    /** A correction touches a record that came by another interface, whose dataset it shares. */
    OTHER_INTERFACE("otherInterface", "R4.3b"),
    /** What a correction would replace or withdraw did not happen in its period. */
    REPLACES_OUTSIDE_PERIOD("replacesOutsidePeriod", "R8.2");

    private final String code;
    private final String clause;

    Rule(String code, String clause) {
        this.code = code;
        this.clause = clause;
    }

    /** The rule's name in contracts, in the API and in what is stored. */
    public String code() {
        return code;
    }

    /** The clause of the regulation that stands behind the rule. */
    public String clause() {
        return clause;
    }
}
