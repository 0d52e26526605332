package cn.etown.governance.standing;

import cn.etown.kit.json.Digests;
import cn.etown.kit.time.PlausibleDay;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;

/** What the API takes to put a version of a unit's emergency plan on file. */
@Schema(description = "应急预案备案: the next version of the unit's own plan", examples = """
        {"title": "数据安全事件应急预案", "link": "https://files.unit-a.example/plan.pdf",
         "digest": "sha-256:516a4be50eaddfcc8f0793f5d894538669c162a388949956249442b4c4d3fc50",
         "reviewedUntil": "2026-12-31"}""")
public record FileEmergencyPlanRequest(
        @NotBlank
        @Size(max = 200)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "名称", examples = "数据安全事件应急预案")
        String title,

        @NotNull
        @Size(max = 500)
        @Pattern(regexp = FileEvidenceRequest.LINK)
        @Schema(description = "链接: where the file is kept", examples = "https://files.unit-a.example/plan.pdf")
        String link,

        @NotNull
        @Pattern(regexp = "^" + Digests.PATTERN + "$")
        @Schema(
                description = "文件摘要: of the file's bytes",
                examples = "sha-256:516a4be50eaddfcc8f0793f5d894538669c162a388949956249442b4c4d3fc50")
        String digest,

        @NotNull
        @Schema(description = "复审期限: the last day before it must be reviewed anew", examples = "2026-12-31")
        @PlausibleDay
        LocalDate reviewedUntil) {}
