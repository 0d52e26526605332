package cn.etown.governance.papers;

import cn.etown.kit.time.PlausibleDay;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;
import java.util.UUID;

/** What the API takes to draft an interpretation of a clause. */
@Schema(description = "起草解释: a question about a clause and the answer of the leading group's office", examples = """
        {"clause": "R4.3a", "question": "日志表是否属于应接数据项？", "answer": "已批准场景不需要的，不计入接入范围。",
         "reference": "乡e办函〔2026〕3号", "inForceFrom": "2026-04-01"}""")
public record DraftInterpretationRequest(
        @NotNull
        @Size(max = 10)
        @Pattern(regexp = "^[\\x21-\\x7e]*$")
        @Schema(description = "条款: id of the clause", examples = "R4.3a")
        String clause,

        @NotBlank
        @Size(max = 2000)
        @Pattern(regexp = "^[^\\x00-\\x08\\x0B-\\x1F\\x7F\\p{Cs}]*$")
        @Schema(description = "问题", examples = "日志表是否属于应接数据项？")
        String question,

        @NotBlank
        @Size(max = 20_000)
        @Pattern(regexp = "^[^\\x00-\\x08\\x0B-\\x1F\\x7F\\p{Cs}]*$")
        @Schema(description = "答复", examples = "已批准场景不需要的，不计入接入范围。")
        String answer,

        @NotBlank
        @Size(max = 200)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "文号: of the leading group's office (领导小组办公室)", examples = "乡e办函〔2026〕3号")
        String reference,

        @NotNull
        @PlausibleDay
        @Schema(description = "施行日期: the first day on which it holds; not before the day of its publication")
        LocalDate inForceFrom,

        @Schema(description = "取代: the published interpretation of the same clause that it takes the place of")
        UUID supersedes) {}
