package cn.etown.governance.unit;

import cn.etown.governance.unit.domain.UnitState;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import cn.etown.kit.time.PlausibleDay;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;
import java.util.List;

/** What the API takes to end a unit. */
@Schema(description = "单位终止: from which day a unit takes part no more, and why", examples = """
        {"target": "ENDED", "endedOn": "2026-06-30", "reason": "机构改革，职能并入县商务局", "evidence": ["乡编〔2026〕12号"]}""")
public record MoveUnitRequest(
        @NotNull @Schema(description = "目标状态: ENDED") UnitState target,

        @NotNull
        @Schema(description = "终止日期: the last day on which it took part, today at the latest", examples = "2026-06-30")
        @PlausibleDay
        LocalDate endedOn,

        @NotBlank
        @Size(max = 1000)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "原因", examples = "机构改革，职能并入县商务局")
        String reason,

        @Size(max = 20) @Schema(description = "依据: links or file numbers")
        List<@NotBlank @Size(max = 500) @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$") String> evidence) {

    /** Refuses an end that has not come, for until then more may begin. */
    void mustHaveCome(LocalDate today) {
        if (endedOn.isAfter(today)) {
            var detail = new Text("终止日期不能晚于今天 " + today, "It has ended today, " + today + ", at the latest");
            throw new RuleRefused("end-day", detail).withErrors(List.of(new FieldError("/endedOn", detail)));
        }
    }
}
