package cn.etown.governance.access;

/** What became of a request under a grant. */
public enum UseOutcome {
    /** 已交付 */
    DELIVERED,
    /** 已拒绝 */
    REFUSED
}
