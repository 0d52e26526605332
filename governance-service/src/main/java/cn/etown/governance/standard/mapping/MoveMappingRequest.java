package cn.etown.governance.standard.mapping;

import cn.etown.governance.standard.domain.MappingState;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;

/** What the API takes to move a mapping to another state. */
@Schema(description = "代码映射状态变更: the state to move to, and why", examples = """
        {"target": "SUBMITTED", "reason": "请确认", "evidence": []}""")
public record MoveMappingRequest(
        @NotNull @Schema(description = "目标状态: SUBMITTED, PUBLISHED or WITHDRAWN")
        MappingState target,

        @NotBlank
        @Size(max = 1000)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "原因", examples = "请确认")
        String reason,

        @Size(max = 20) @Schema(description = "依据: links or file numbers")
        List<@NotBlank @Size(max = 500) @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$") String> evidence) {}
