package cn.etown.governance.sourcesystem;

import cn.etown.governance.sourcesystem.domain.LicenceState;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;

/** What the API takes to decide on a licence that was proposed, or to take it back. */
@Schema(description = "审核许可: what becomes of the version, and why", examples = """
        {"target": "ACCEPTED", "reason": "原件已核验", "evidence": ["核验记录〔2027〕3号"]}""")
public record MoveLicenceRequest(
        @NotNull @Schema(description = "目标状态: ACCEPTED, REFUSED or WITHDRAWN")
        LicenceState target,

        @NotBlank
        @Size(max = 1000)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "原因", examples = "原件已核验")
        String reason,

        @Size(max = 20) @Schema(description = "依据: links or file numbers")
        List<@NotBlank @Size(max = 500) @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$") String> evidence) {}
