package cn.etown.governance.coverage;

import cn.etown.governance.sourcesystem.domain.DataDomain;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import java.util.UUID;

/** Of what a coverage figure is wanted. */
public class CoverageQuery {

    @NotNull
    @QueryParam("level")
    @Parameter(description = "统计层级: what each figure is of", required = true)
    CoverageLevel level;

    @QueryParam("sourceSystem")
    @Parameter(description = "源系统: only items of this source system")
    UUID sourceSystem;

    @QueryParam("unit")
    @Pattern(regexp = "^[0-9A-Z]{18}$")
    @Parameter(description = "单位: only items of this unit", example = "91141029MA0DEM1AXT")
    String unit;

    @QueryParam("domain")
    @Parameter(description = "域: only items of this domain")
    DataDomain domain;

    CoverageLevel level() {
        return level;
    }

    UUID sourceSystem() {
        return sourceSystem;
    }

    String unit() {
        return unit;
    }

    DataDomain domain() {
        return domain;
    }
}
