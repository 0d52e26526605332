package cn.etown.governance.coverage.domain;

/** Whether the source's own newest listing names an item. */
public enum Presence {
    LISTED,
    /** An earlier listing named it and the newest does not. It counts as before until the center decides. */
    GONE_FROM_LISTING,
    /** No listing ever named it: a demand or an inspection did. */
    UNLISTED
}
