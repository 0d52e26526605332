package cn.etown.governance.usage;

/** What uses an interface. Grants are not registered here: this service keeps them itself. */
public enum UsageKind {
    /** 需求 */
    DEMAND("collection-service"),
    /** 指标 */
    INDICATOR("monitoring-service"),
    /** 派生数据资产 */
    DERIVED_ASSET("collection-service");

    private final String keeper;

    UsageKind(String keeper) {
        this.keeper = keeper;
    }

    /** The client of the service that keeps such things, and so alone registers them. */
    String keeper() {
        return keeper;
    }
}
