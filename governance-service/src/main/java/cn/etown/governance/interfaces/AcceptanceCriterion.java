package cn.etown.governance.interfaces;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One executable criterion of an acceptance, and what came of it. */
@Schema(description = "验收标准: one criterion and its result")
public record AcceptanceCriterion(
        @NotBlank
        @Size(max = 200)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "标准", examples = "拒收率不高于 1%")
        String name,

        @NotNull @Schema(description = "是否通过") Boolean passed,

        @Size(max = 1000)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "结果: what was measured", examples = "拒收率 0.2%")
        String result) {}
