package cn.etown.governance.standard.naming;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;

/** What the API takes to decide on what was proposed of a naming rule. */
@Schema(description = "命名规则审批: what becomes of the proposal, and why", examples = """
        {"target": "IN_FORCE", "reason": "标准评审会通过", "evidence": ["采监〔2026〕3号"]}""")
public record MoveNamingRuleRequest(
        @NotNull @Schema(description = "目标状态: IN_FORCE or WITHDRAWN")
        RuleState target,

        @NotBlank
        @Size(max = 1000)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "原因", examples = "标准评审会通过")
        String reason,

        @Size(max = 20) @Schema(description = "依据: links or file numbers")
        List<@NotBlank @Size(max = 500) @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$") String> evidence) {}
