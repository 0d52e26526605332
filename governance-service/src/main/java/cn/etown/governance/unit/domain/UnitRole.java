package cn.etown.governance.unit.domain;

/** What a unit is to the county's data; it may be both. */
public enum UnitRole {
    /** 数据提供方 */
    PROVIDER,
    /** 数据使用方 */
    DATA_USER
}
