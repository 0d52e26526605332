package cn.etown.governance.standard.domain;

/** How much a finding weighs. */
public enum Severity {
    /** 必须 */
    MUST,
    /** 宜 */
    SHOULD
}
