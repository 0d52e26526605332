package cn.etown.governance.standing;

import cn.etown.kit.time.PlausibleDay;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;

/** What the API takes to publish a version of the responsibility agreement. */
@Schema(description = "发布责任书: the text of the next version", examples = """
        {"title": "数据采集监测责任书", "text": "一、按时、完整、如实报送数据。\\n二、承担数据安全责任。",
         "validFrom": "2026-01-01", "termMonths": 12}""")
public record PublishAgreementRequest(
        @NotBlank
        @Size(max = 200)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "标题", examples = "数据采集监测责任书")
        String title,

        @NotBlank
        @Size(max = 50000)
        @Pattern(regexp = "^[^\\x00-\\x09\\x0B-\\x1F\\x7F-\\x9F\\p{Cs}]*$")
        @Schema(description = "正文: lines end with a line feed", examples = "一、按时、完整、如实报送数据。")
        String text,

        @NotNull @Schema(description = "生效日: today or later", examples = "2026-01-01") @PlausibleDay
        LocalDate validFrom,

        @NotNull @Min(1) @Max(60) @Schema(description = "有效月数: for how many months a signing holds", examples = "12")
        Integer termMonths) {}
