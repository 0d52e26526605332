package cn.etown.collection.signal;

import cn.etown.collection.terms.NextTerms;
import cn.etown.kit.time.PlausibleDay;
import com.fasterxml.jackson.annotation.JsonFormat;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/** The next version of when something is a signal. */
@Schema(description = "代报信号规则: the next version of when something is a signal", examples = """
        {"holdsFrom": "2027-01-01", "dayBegins": "06:00", "dayEnds": "22:00", "oddBatches": 10, "windowDays": 30,
         "leastRecords": 5, "source": "县数据局 2026 年第 12 号通知"}""")
public record SignalRuleRequest(
        @NotNull @PlausibleDay @Schema(description = "生效日: what is sealed from this day on, tomorrow at the earliest")
        LocalDate holdsFrom,

        @NotNull
        @JsonFormat(pattern = "HH:mm")
        @Schema(description = "白天开始时刻: in county time", implementation = String.class, examples = "06:00")
        LocalTime dayBegins,

        @NotNull
        @JsonFormat(pattern = "HH:mm")
        @Schema(
                description = "白天结束时刻: in county time, after its beginning",
                implementation = String.class,
                examples = "22:00")
        LocalTime dayEnds,

        @NotNull
        @Min(2)
        @Max(1000)
        @Schema(description = "非常时段批次数: of one caller in one night or day off", examples = "10")
        Integer oddBatches,

        @NotNull
        @Min(1)
        @Max(366)
        @Schema(description = "共用天数: within which units count as sharing something", examples = "30")
        Integer windowDays,

        @NotNull
        @Min(1)
        @Max(1_000_000)
        @Schema(description = "相同内容的最少记录数: content with fewer can be the same by chance", examples = "5")
        Integer leastRecords,

        @NotBlank
        @Size(max = 200)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "来源: where the numbers are taken from", examples = "县数据局 2026 年第 12 号通知")
        String source)
        implements NextTerms {

    @Override
    public List<Object> terms() {
        return List.of(dayBegins, dayEnds, oddBatches, windowDays, leastRecords);
    }
}
