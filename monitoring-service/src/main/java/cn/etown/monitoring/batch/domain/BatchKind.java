package cn.etown.monitoring.batch.domain;

/** What a batch is sent for. */
public enum BatchKind {
    ORIGINAL,
    CORRECTION,
    /** Nothing to report, said on purpose. */
    NIL
}
