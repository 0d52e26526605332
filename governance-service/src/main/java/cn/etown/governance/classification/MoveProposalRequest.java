package cn.etown.governance.classification;

import cn.etown.governance.classification.domain.ProposalState;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;

/** What the API takes to decide on a proposal. */
@Schema(description = "决定提议: ACCEPTED, REFUSED or WITHDRAWN, and why", examples = """
        {"target": "ACCEPTED", "reason": "经核实不含个人信息", "evidence": ["采监〔2026〕33号"]}""")
public record MoveProposalRequest(
        @NotNull @Schema(description = "目标状态") ProposalState target,

        @NotBlank
        @Size(max = 1000)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "原因", examples = "经核实不含个人信息")
        String reason,

        @Size(max = 20) @Schema(description = "依据: links or file numbers")
        List<@NotBlank @Size(max = 500) @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$") String> evidence) {}
