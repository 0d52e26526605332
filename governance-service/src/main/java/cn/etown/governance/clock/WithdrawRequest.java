package cn.etown.governance.clock;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the API takes to take back a version that does not hold yet. */
@Schema(description = "撤回: why a version that does not hold yet is taken back", examples = """
        {"reason": "生效日录入有误"}""")
public record WithdrawRequest(
        @NotBlank
        @Size(max = 500)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "原因", examples = "生效日录入有误")
        String reason) {}
