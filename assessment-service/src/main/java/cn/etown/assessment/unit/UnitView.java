package cn.etown.assessment.unit;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A unit, by code and name. */
@Schema(name = "ScoredUnit", description = "单位")
public record UnitView(
        @Schema(description = "统一社会信用代码: unified social credit code", examples = "91141029MA0DEM1AXT")
        String code,

        @Schema(description = "名称, as governance had it then", examples = "演示电商服务中心")
        String name) {

    static UnitView of(KnownUnit unit) {
        return new UnitView(unit.code(), unit.name());
    }
}
