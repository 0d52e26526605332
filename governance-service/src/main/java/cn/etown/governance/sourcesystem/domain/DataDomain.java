package cn.etown.governance.sourcesystem.domain;

/** The five kinds of source (域) the regulation names (R3.1). */
public enum DataDomain {
    /** 业务支撑域 */
    BUSINESS_SUPPORT,
    /** 网络域 */
    NETWORK,
    /** 管理信息域 */
    MANAGEMENT_INFORMATION,
    /** 业务平台域 */
    BUSINESS_PLATFORM,
    /** 外部数据资源 */
    EXTERNAL
}
