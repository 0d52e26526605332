package cn.etown.governance.sourcesystem;

import cn.etown.governance.sourcesystem.domain.DataDomain;
import cn.etown.governance.sourcesystem.domain.Phase;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the API takes to register a source system. */
@Schema(description = "登记源系统: a source system to register", examples = """
        {"unit": "91141029MA0DEM1AXT", "name": "网店订单系统", "domain": "BUSINESS_PLATFORM", "phase": "OPERATION"}""")
public record RegisterSourceSystemRequest(
        @NotNull
        @Pattern(regexp = "^[0-9A-Z]{18}$")
        @Schema(description = "所属单位: code of a registered unit", examples = "91141029MA0DEM1AXT")
        String unit,

        @NotBlank
        @Size(max = 200)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "名称", examples = "网店订单系统")
        String name,

        @NotNull @Schema(description = "所属域: which of the five kinds of source")
        DataDomain domain,

        @NotNull @Schema(description = "阶段: planning, construction or operation")
        Phase phase) {}
