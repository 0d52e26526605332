package cn.etown.governance.papers;

import cn.etown.governance.papers.domain.InterpretationState;
import cn.etown.kit.concurrency.EntityVersion;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What the API shows of an interpretation. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Interpretation",
        description = "解释: how the leading group's office understands a clause",
        examples = """
        {"id": "019b76da-a800-7000-8000-000000000001", "clause": "R4.3a", "question": "日志表是否属于应接数据项？",
         "answer": "已批准场景不需要的，不计入接入范围。", "reference": "乡e办函〔2026〕3号", "state": "PUBLISHED",
         "draftedBy": "operator", "draftedAt": "2026-03-20T01:00:00Z", "inForceFrom": "2026-04-01", "revision": 1}""")
public record InterpretationView(
        @Schema(description = "标识") UUID id,
        @Schema(description = "条款", examples = "R4.3a") String clause,
        @Schema(description = "问题") String question,
        @Schema(description = "答复") String answer,
        @Schema(description = "文号") String reference,
        @Schema(description = "状态") InterpretationState state,
        @Schema(description = "起草人") String draftedBy,
        @Schema(description = "起草时间") Instant draftedAt,

        @Schema(description = "施行日期: the first day on which it holds")
        LocalDate inForceFrom,

        @Schema(description = "失效日期: the first day on which it no longer does")
        LocalDate inForceUntil,

        @Schema(description = "取代") UUID supersedes,
        @Schema(description = "被取代") UUID supersededBy,

        @Schema(description = "修订号: counts the changes; the ETag says the same")
        long revision) {

    EntityVersion entityVersion() {
        return new EntityVersion(revision);
    }
}
