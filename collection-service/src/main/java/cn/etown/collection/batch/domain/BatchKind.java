package cn.etown.collection.batch.domain;

/** What a batch says about its period. */
public enum BatchKind {
    /** The records of the period, sent for the first time. */
    ORIGINAL,
    /** Changes to records that were sent before. */
    CORRECTION,
    /** That there is nothing to report, said on purpose. */
    NIL
}
