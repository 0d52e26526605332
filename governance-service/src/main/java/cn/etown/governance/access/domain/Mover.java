package cn.etown.governance.access.domain;

/** As whom somebody acts on a grant. One person may be several at once. */
public enum Mover {
    /** 数据使用方: the unit that applied. */
    APPLICANT,
    /** 数据提供方: the signer of the interface's unit. */
    PROVIDER,
    /** 操作员 */
    OPERATOR,
    /** 治理员 */
    GOVERNOR
}
