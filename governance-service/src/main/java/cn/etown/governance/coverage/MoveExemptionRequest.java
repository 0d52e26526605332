package cn.etown.governance.coverage;

import cn.etown.governance.coverage.domain.ExemptionState;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;

/** What the API takes to decide on an exemption. */
@Schema(description = "豁免决定: GRANTED, REFUSED, WITHDRAWN or REVOKED, and why", examples = """
        {"target": "GRANTED", "reason": "更换计划已核实", "evidence": ["采监〔2026〕9号"]}""")
public record MoveExemptionRequest(
        @NotNull @Schema(description = "目标状态") ExemptionState target,

        @NotBlank
        @Size(max = 1000)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "原因", examples = "更换计划已核实")
        String reason,

        @Size(max = 20) @Schema(description = "依据: links or file numbers")
        List<@NotBlank @Size(max = 500) @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$") String> evidence) {}
