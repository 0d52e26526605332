package cn.etown.governance.standard;

import cn.etown.governance.standard.domain.VersionState;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;

/** What the API takes to publish or withdraw a version of the standard library. */
@Schema(description = "标准版本状态变更: the state to move to, and why", examples = """
        {"target": "PUBLISHED", "reason": "标准评审会通过", "evidence": ["采监〔2026〕3号"]}""")
public record MoveVersionRequest(
        @NotNull @Schema(description = "目标状态: PUBLISHED or WITHDRAWN")
        VersionState target,

        @NotBlank
        @Size(max = 1000)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "原因", examples = "标准评审会通过")
        String reason,

        @Size(max = 20) @Schema(description = "依据: links or file numbers")
        List<@NotBlank @Size(max = 500) @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$") String> evidence) {}
