package cn.etown.collection.reconciliation;

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

/** The next version of how long a question about data may take. */
@Schema(description = "校核期限: the next version of how long a question about data may take", examples = """
        {"holdsFrom": "2027-01-01", "answerDays": 5, "complexDays": 10,
         "source": "县数据局 2026 年第 12 号通知"}""")
public record DisputeTermsRequest(
        @NotNull @PlausibleDay @Schema(description = "生效日: what is asked from this day on, tomorrow at the earliest")
        LocalDate holdsFrom,

        @NotNull @Min(1) @Max(60) @Schema(description = "答复期限: working days", examples = "5")
        Integer answerDays,

        @NotNull
        @Min(2)
        @Max(120)
        @Schema(description = "复杂问题的答复期限: working days, more than for another", examples = "10")
        Integer complexDays,

        @NotBlank
        @Size(max = 200)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "来源: where the times are taken from", examples = "县数据局 2026 年第 12 号通知")
        String source)
        implements NextTerms {

    @Override
    public List<Object> terms() {
        return List.of(answerDays, complexDays);
    }
}
