package cn.etown.governance.unit;

import cn.etown.kit.concurrency.EntityVersion;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;

/** What the API shows of a unit. */
@Schema(description = "单位: an organisation that sends or reads data", examples = """
        {"code": "91141029MA0DEM1AXT", "name": "演示电商服务中心", "registeredAt": "2026-01-01T00:00:00Z", "revision": 0}""")
public record UnitView(
        @Schema(description = "统一社会信用代码: unified social credit code", examples = "91141029MA0DEM1AXT")
        String code,

        @Schema(description = "名称", examples = "演示电商服务中心") String name,
        @Schema(description = "登记时间") Instant registeredAt,

        @Schema(description = "修订号: counts the changes; the ETag says the same")
        long revision) {

    static UnitView of(Unit unit) {
        return new UnitView(unit.code(), unit.name(), unit.registeredAt(), unit.revision());
    }

    EntityVersion entityVersion() {
        return new EntityVersion(revision);
    }
}
