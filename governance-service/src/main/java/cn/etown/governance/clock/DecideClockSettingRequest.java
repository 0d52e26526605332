package cn.etown.governance.clock;

import cn.etown.governance.clock.domain.Matter;
import cn.etown.governance.clock.domain.Term;
import cn.etown.kit.time.PlausibleDay;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;

/** What the API takes to set how long a term is from a day on. */
@Schema(description = "设定期限: how many working days a term has, or months an interval, from a day on", examples = """
        {"kind": "QUALITY", "term": "ANSWER", "workingDays": 3, "validFrom": "2027-01-01", "source": "采监〔2026〕12号"}""")
public record DecideClockSettingRequest(
        @NotNull @Schema(description = "事项类别") Matter kind,
        @NotNull @Schema(description = "期限种类") Term term,

        @Min(1) @Max(100) @Schema(description = "工作日数: of every term but an interval", examples = "3")
        Integer workingDays,

        @Min(1) @Max(120) @Schema(description = "月数: of an interval (INTERVAL), and of nothing else", examples = "12")
        Integer months,

        @NotNull
        @PlausibleDay
        @Schema(
                description = "生效日: later than today; clocks that run already keep what they were started with",
                examples = "2027-01-01")
        LocalDate validFrom,

        @NotBlank
        @Size(max = 500)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "依据: where the number is taken from", examples = "采监〔2026〕12号")
        String source) {}
