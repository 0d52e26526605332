package cn.etown.governance.sourcesystem;

import cn.etown.governance.sourcesystem.domain.Phase;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;

/** What the API takes to move a source system to its next phase. */
@Schema(description = "源系统阶段变更: the phase to move to, and why", examples = """
        {"target": "CONSTRUCTION", "reason": "项目已立项", "evidence": ["立项批复〔2026〕8号"]}""")
public record MoveSourceSystemRequest(
        @NotNull @Schema(description = "目标阶段") Phase target,

        @NotBlank
        @Size(max = 1000)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "原因", examples = "项目已立项")
        String reason,

        @Size(max = 20) @Schema(description = "依据: links or file numbers")
        List<@NotBlank @Size(max = 500) @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$") String> evidence) {}
