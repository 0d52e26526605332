package cn.etown.governance.papers;

import cn.etown.governance.papers.domain.DocumentState;
import cn.etown.kit.time.PlausibleDay;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;
import java.util.List;

/** What the API takes to publish, repeal or withdraw a version of a normative document. */
@Schema(description = "文件版本状态变更: the state to move to, from which day, and why", examples = """
        {"target": "PUBLISHED", "from": "2026-04-01", "reason": "领导小组会议通过", "evidence": ["采监〔2026〕11号"]}""")
public record MoveDocumentVersionRequest(
        @NotNull @Schema(description = "目标状态") DocumentState target,

        @PlausibleDay
        @Schema(
                description =
                        "起算日: the first day on which a published version is in force, or a repealed one no longer;"
                                + " today or"
                                + " later; for PUBLISHED and REPEALED and nothing else")
        LocalDate from,

        @NotBlank
        @Size(max = 1000)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "原因", examples = "领导小组会议通过")
        String reason,

        @Size(max = 20) @Schema(description = "依据: links or file numbers")
        List<@NotBlank @Size(max = 500) @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$") String> evidence) {}
