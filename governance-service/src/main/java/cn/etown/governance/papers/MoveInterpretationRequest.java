package cn.etown.governance.papers;

import cn.etown.governance.papers.domain.InterpretationState;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;

/** What the API takes to publish or withdraw an interpretation. */
@Schema(description = "解释状态变更: the state to move to, and why", examples = """
        {"target": "PUBLISHED", "reason": "领导小组办公室签发", "evidence": ["乡e办函〔2026〕3号"]}""")
public record MoveInterpretationRequest(
        @NotNull @Schema(description = "目标状态") InterpretationState target,

        @NotBlank
        @Size(max = 1000)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "原因", examples = "领导小组办公室签发")
        String reason,

        @Size(max = 20) @Schema(description = "依据: links or file numbers")
        List<@NotBlank @Size(max = 500) @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$") String> evidence) {}
