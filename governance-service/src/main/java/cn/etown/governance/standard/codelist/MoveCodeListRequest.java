package cn.etown.governance.standard.codelist;

import cn.etown.governance.standard.MoveVersionRequest;
import cn.etown.governance.standard.domain.VersionState;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;

/** What the API takes to publish or withdraw a version of a code list. */
@Schema(description = "代码集版本状态变更: the state to move to, and why", examples = """
        {"target": "PUBLISHED", "reason": "标准评审会通过", "evidence": ["采监〔2026〕3号"], "acknowledged": true}""")
public record MoveCodeListRequest(
        @NotNull @Schema(description = "目标状态: PUBLISHED or WITHDRAWN")
        VersionState target,

        @NotBlank
        @Size(max = 1000)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "原因", examples = "标准评审会通过")
        String reason,

        @Size(max = 20) @Schema(description = "依据: links or file numbers")
        List<@NotBlank @Size(max = 500) @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$") String> evidence,

        @Schema(
                description =
                        "已知悉影响: that what uses the codes which the version drops was seen; needed to publish it where"
                                + " anything does",
                nullable = true)
        Boolean acknowledged) {

    boolean isAcknowledged() {
        return Boolean.TRUE.equals(acknowledged);
    }

    MoveVersionRequest move() {
        return new MoveVersionRequest(target, reason, evidence);
    }
}
