package cn.etown.evidence.rule;

/** What a part of an expression comes to where it comes to no value. */
enum Nothing {
    /** A field that it takes has no value in this record. */
    ABSENT,
    /** It cannot be told: a division by zero, or a text too long to be looked at. */
    UNDECIDED;

    /** What two parts come to together of which at least one comes to no value. */
    static Nothing of(Object one, Object other) {
        return one == UNDECIDED || other == UNDECIDED ? UNDECIDED : ABSENT;
    }
}
