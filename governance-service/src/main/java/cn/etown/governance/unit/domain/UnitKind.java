package cn.etown.governance.unit.domain;

/** What sort of organisation a unit is. */
public enum UnitKind {
    /** 政府部门 */
    GOVERNMENT,
    /** 事业单位 */
    PUBLIC_INSTITUTION,
    /** 企业 */
    ENTERPRISE,
    /** 农民专业合作社 */
    COOPERATIVE,
    /** 网店、个体工商户 */
    SHOP,
    /** 乡村服务站点 */
    SERVICE_STATION,
    /** 行业协会 */
    ASSOCIATION,
    /** 其他 */
    OTHER
}
