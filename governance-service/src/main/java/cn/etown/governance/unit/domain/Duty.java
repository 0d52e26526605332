package cn.etown.governance.unit.domain;

/** What a person of a unit answers for. */
public enum Duty {
    /** 数据责任人 */
    DATA_RESPONSIBLE,
    /** 安全责任人 */
    SECURITY_RESPONSIBLE,
    /** 技术联系人 */
    TECHNICAL_CONTACT
}
