package cn.etown.governance.papers;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;
import java.util.UUID;

/** What the API shows of one paper that a source system lacks, and of the last one that was filed in its place. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "MissingPaper", description = "缺失文档: one paper that is missing, and why", examples = """
        {"kind": "ASSET_LIST", "why": "REFUSED", "paper": "019b76da-a800-7000-8000-000000000001",
         "validUntil": "2026-12-31", "reason": "资产清单缺少退货表"}""")
public record MissingPaperView(
        @Schema(description = "文档类别") PaperKind kind,
        @Schema(description = "缺失原因") Why why,

        @Schema(description = "最近报送的文档: absent where none was filed")
        UUID paper,

        @Schema(description = "该文档的有效期至: the last day on which it counted, or would count")
        LocalDate validUntil,

        @Schema(description = "退回原因: why it was refused") String reason) {

    /** Why no paper of the kind counts on a day. */
    @Schema(name = "MissingPaperWhy", description = "NEVER_FILED 从未报送, NOT_YET_VALID 尚未生效, EXPIRED 已过期, REFUSED 已退回")
    public enum Why {
        NEVER_FILED,
        NOT_YET_VALID,
        EXPIRED,
        REFUSED
    }
}
