package cn.etown.governance.papers;

import cn.etown.kit.time.PlausibleDay;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;
import java.util.List;

/** What the API takes to announce a training session. */
@Schema(description = "安排培训: a session and the units invited to it", examples = """
        {"topic": "接口规范编写", "clause": "R8.5", "heldOn": "2026-04-10", "material": "https://example.org/training.pdf",
         "units": ["91141029MA0DEM1AXT"]}""")
public record HoldTrainingRequest(
        @NotBlank
        @Size(max = 200)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "主题", examples = "接口规范编写")
        String topic,

        @NotNull
        @Size(max = 10)
        @Pattern(regexp = "^[\\x21-\\x7e]*$")
        @Schema(description = "条款: id of the clause it serves", examples = "R8.5")
        String clause,

        @NotNull @PlausibleDay @Schema(description = "培训日期") LocalDate heldOn,

        @Size(max = 500)
        @Pattern(regexp = "^https?://[\\x21-\\x7e]+$")
        @Schema(description = "材料链接", examples = "https://example.org/training.pdf")
        String material,

        @Size(max = 1000) @Schema(description = "受邀单位: codes of registered units; more can be invited later")
        List<@NotNull @Pattern(regexp = "^[0-9A-Z]{18}$") String> units,

        @Schema(description = "邀请全部单位: all on the register that have not ended; in the place of units")
        Boolean everyUnit) {

    Invited invited() {
        return Invited.of(units, everyUnit);
    }
}
