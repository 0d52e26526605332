package cn.etown.governance.sourcesystem;

import cn.etown.governance.sourcesystem.domain.Phase;
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

/** What the API takes to move a source system to its next phase. */
@Schema(description = "源系统阶段变更: the phase to move to, and why", examples = """
        {"target": "CONSTRUCTION", "reason": "项目已立项", "evidence": ["立项批复〔2026〕8号"]}""")
public record MoveSourceSystemRequest(
        @NotNull @Schema(description = "目标阶段") Phase target,

        @Schema(
                description =
                        "停用日期: the last day on which it was used, today at the latest; needed where the target is ENDED, and only there",
                examples = "2026-06-30")
        @PlausibleDay
        LocalDate endedOn,

        @NotBlank
        @Size(max = 1000)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "原因", examples = "项目已立项")
        String reason,

        @Size(max = 20) @Schema(description = "依据: links or file numbers")
        List<@NotBlank @Size(max = 500) @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$") String> evidence) {

    boolean ends() {
        return target == Phase.ENDED;
    }

    /** Refuses an end without its day, a day without an end, and an end that has not come. */
    void mustHold(LocalDate today) {
        if (ends() != (endedOn != null)) {
            throw refused(
                    ends()
                            ? new Text("停用须写明停用日期", "An end needs its day")
                            : new Text("只有停用才写停用日期", "Only an end has this day"));
        }
        if (ends() && endedOn.isAfter(today)) {
            throw refused(new Text("停用日期不能晚于今天 " + today, "It has ended today, " + today + ", at the latest"));
        }
    }

    private static RuntimeException refused(Text detail) {
        return new RuleRefused("end-day", detail).withErrors(List.of(new FieldError("/endedOn", detail)));
    }
}
