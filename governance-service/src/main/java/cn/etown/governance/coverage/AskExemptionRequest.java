package cn.etown.governance.coverage;

import cn.etown.kit.time.PlausibleDay;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;

/** What the API takes to ask for an exemption. */
@Schema(description = "申请豁免: why an item need not be connected, and until when", examples = """
        {"reason": "源系统将于年内更换，新系统上线后接入", "until": "2026-12-31"}""")
public record AskExemptionRequest(
        @NotBlank
        @Size(max = 1000)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "理由", examples = "源系统将于年内更换，新系统上线后接入")
        String reason,

        @NotNull
        @Schema(description = "截止日期: the last day of the exemption, after today and at most 366 days ahead")
        @PlausibleDay
        LocalDate until) {}
