package cn.etown.governance.contract;

import cn.etown.governance.contract.domain.ServiceLevel;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the API shows of a service level that a contract states. */
@Schema(description = "服务水平: one of the slaProperties of a contract", examples = """
        {"property": "frequency", "value": "1", "unit": "d", "element": "sales.soldAt"}""")
public record ServiceLevelView(
        @Schema(description = "指标: such as latency, frequency or retention", examples = "frequency")
        String property,

        @Schema(description = "取值", examples = "1") String value,
        @Schema(description = "单位", examples = "d") String unit,
        @Schema(description = "适用对象") String element,

        @Schema(description = "原因: regulatory, analytics, operational …")
        String driver,

        @Schema(description = "说明") String description) {

    static ServiceLevelView of(ServiceLevel level) {
        return new ServiceLevelView(
                level.property(), level.value(), level.unit(), level.element(), level.driver(), level.description());
    }
}
