package cn.etown.governance.standing.domain;

/** What shows that a unit can keep data safe. */
public enum EvidenceKind {
    /** 网络安全等级保护备案或测评 */
    CLASSIFIED_PROTECTION,
    /** 数据安全风险评估报告 */
    RISK_ASSESSMENT,
    /** 管理体系或产品认证 */
    CERTIFICATION,
    /** 主管部门检查结论 */
    AUTHORITY_REVIEW,
    /** 自查报告 */
    SELF_ASSESSMENT
}
