package cn.etown.governance.catalogue.domain;

import cn.etown.governance.sourcesystem.domain.DataDomain;
import cn.etown.kit.problem.Text;

/** What the five domains are called, in the regulation's words (R3.1). */
public final class DomainName {

    private DomainName() {}

    public static Text of(DataDomain domain) {
        return switch (domain) {
            case BUSINESS_SUPPORT -> new Text("业务支撑域", "Business support");
            case NETWORK -> new Text("网络域", "Network");
            case MANAGEMENT_INFORMATION -> new Text("管理信息域", "Management information");
            case BUSINESS_PLATFORM -> new Text("业务平台域", "Business platform");
            case EXTERNAL -> new Text("外部数据资源", "External data resources");
        };
    }
}
