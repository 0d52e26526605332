package cn.etown.governance.assurance;

import cn.etown.kit.time.PlausibleDay;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;

/** What the API takes to set the next version of a policy. */
@Schema(description = "设置保障策略: the next version, and from when it holds", examples = """
        {"holdsFrom": "2026-03-02", "reason": "首次设置", "terms": """ + PolicyTerms.EXAMPLE + "}")
public record SetAssurancePolicyRequest(
        @NotNull @Schema(description = "生效日期: today or later") @PlausibleDay
        LocalDate holdsFrom,

        @NotBlank
        @Size(max = 1000)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "原因", examples = "首次设置")
        String reason,

        @NotNull @Valid @Schema(description = "保障要求") PolicyTerms terms) {}
