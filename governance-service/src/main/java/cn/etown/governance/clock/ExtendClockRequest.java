package cn.etown.governance.clock;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the API takes to extend a running clock. */
@Schema(description = "延期: by how many working days, and why", examples = """
        {"workingDays": 3, "reason": "须向第三方平台调取流水"}""")
public record ExtendClockRequest(
        @NotNull
        @Min(1)
        @Max(100)
        @Schema(description = "延长的工作日数: at most what the setting EXTENSION allows", examples = "3")
        Integer workingDays,

        @NotBlank
        @Size(max = 1000)
        @Pattern(regexp = "^[^\\p{Cs}\\x00-\\x09\\x0B-\\x1F\\x7F-\\x9F]*$")
        @Schema(description = "原因", examples = "须向第三方平台调取流水")
        String reason) {}
