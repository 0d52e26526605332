package cn.etown.collection.reconciliation.domain;

/** In what one record differs between the source and the center. */
public enum DifferenceKind {
    /** The source has it, the center does not (短少). */
    SHORT,
    /** The center has it, the source does not (多出). */
    EXCESS,
    /** Both have a record of this business key, with other values (被改). */
    ALTERED,
    /** One side has it more often than the other, and it can be there only so often (重复). */
    DUPLICATED
}
