package cn.etown.governance.usage;

/** What uses an interface. Grants are not registered here: this service keeps them itself. */
public enum UsageKind {
    /** 需求 */
    DEMAND,
    /** 指标 */
    INDICATOR,
    /** 派生数据资产 */
    DERIVED_ASSET
}
