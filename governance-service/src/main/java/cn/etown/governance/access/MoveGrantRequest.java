package cn.etown.governance.access;

import cn.etown.governance.access.domain.GrantState;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;

/** What the API takes to move a grant. */
@Schema(description = "使用授权状态变更: the target, and why", examples = """
        {"target": "GRANTED", "reason": "用途明确，字段与用途相符", "evidence": ["采监〔2026〕31号"]}""")
public record MoveGrantRequest(
        @NotNull @Schema(description = "目标状态") GrantState target,

        @NotBlank
        @Size(max = 1000)
        @Pattern(regexp = GrantText.LINES)
        @Schema(description = "原因", examples = "用途明确，字段与用途相符")
        String reason,

        @Size(max = 20) @Schema(description = "依据: links or file numbers")
        List<@NotBlank @Size(max = 500) @Pattern(regexp = GrantText.LINE) String> evidence) {}
