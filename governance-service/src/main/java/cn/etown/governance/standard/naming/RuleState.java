package cn.etown.governance.standard.naming;

/** What becomes of a proposal to change a naming rule; each ends it. */
public enum RuleState {
    /** 待审 */
    PROPOSED,
    /** 生效 */
    IN_FORCE,
    /** 撤回 */
    WITHDRAWN
}
