package cn.etown.collection.reconciliation.domain;

/** Whose record it is. */
public enum Side {
    /** The source says that it has it. */
    STATED,
    /** The center has it. */
    HELD,
    /** It came to the center, which took it out as a double of its business key. */
    SET_ASIDE
}
