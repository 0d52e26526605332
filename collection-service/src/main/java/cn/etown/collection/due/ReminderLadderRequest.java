package cn.etown.collection.due;

import cn.etown.collection.terms.NextTerms;
import cn.etown.kit.time.PlausibleDay;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;
import java.util.List;

/** The next version of when what is not here is asked for. */
@Schema(description = "催报规则: the next version of when what is not here is asked for", examples = """
        {"holdsFrom": "2027-01-01", "remindBeforeMinutes": 120, "superviseAfterDays": 1, "noticeAfterDays": 3,
         "source": "县数据局 2026 年第 12 号通知"}""")
public record ReminderLadderRequest(
        @NotNull @PlausibleDay @Schema(description = "生效日: what is due from this day on, tomorrow at the earliest")
        LocalDate holdsFrom,

        @NotNull @Min(1) @Max(10_080) @Schema(description = "提前提醒分钟数: before the latest arrival", examples = "60")
        Integer remindBeforeMinutes,

        @NotNull @Min(1) @Max(60) @Schema(description = "督办: working days after the latest arrival", examples = "1")
        Integer superviseAfterDays,

        @NotNull
        @Min(2)
        @Max(120)
        @Schema(description = "通报: working days after the latest arrival, more than 督办", examples = "3")
        Integer noticeAfterDays,

        @NotBlank
        @Size(max = 200)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "来源: where the times are taken from", examples = "县数据局 2026 年第 12 号通知")
        String source)
        implements NextTerms {

    @Override
    public List<Object> terms() {
        return List.of(remindBeforeMinutes, superviseAfterDays, noticeAfterDays);
    }
}
