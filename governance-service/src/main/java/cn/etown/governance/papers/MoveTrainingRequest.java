package cn.etown.governance.papers;

import cn.etown.governance.papers.domain.TrainingState;
import cn.etown.kit.time.PlausibleDay;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;

/** What the API takes to move a training session to another day, or to cancel it. */
@Schema(description = "培训改期或取消: the state to move to, the new day where it is moved, and why", examples = """
        {"target": "ANNOUNCED", "heldOn": "2026-04-17", "reason": "会场另有安排"}""")
public record MoveTrainingRequest(
        @NotNull @Schema(description = "目标状态: ANNOUNCED to move it to another day, or CANCELLED")
        TrainingState target,

        @PlausibleDay @Schema(description = "新的培训日期: today or later; for ANNOUNCED and nothing else")
        LocalDate heldOn,

        @NotBlank
        @Size(max = 1000)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "原因", examples = "会场另有安排")
        String reason) {}
