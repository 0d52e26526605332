package cn.etown.governance.papers;

import cn.etown.governance.papers.domain.PaperState;
import cn.etown.kit.concurrency.EntityVersion;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What the API shows of a paper of a source system. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "SystemPaper", description = "源系统文档: a paper as its unit filed it", examples = """
        {"id": "019b76da-a800-7000-8000-000000000001", "sourceSystem": "019b76da-a800-7000-8000-000000000002",
         "unit": "91141029MA0DEM1AXT", "kind": "ASSET_LIST", "title": "订单系统资产清单", "version": "2026-1",
         "link": "https://example.org/assets.pdf",
         "digest": "sha-256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "validFrom":"
                 + " "2026-01-01",
         "validUntil": "2026-12-31", "filedBy": "unit-a-clerk", "filedAt": "2026-01-05T01:00:00Z", "state": "REFUSED",
         "decideBy": "2026-01-19", "decidedBy": "operator", "decidedAt": "2026-01-06T01:00:00Z",
         "reason": "资产清单缺少退货表", "revision": 1}""")
public record SystemPaperView(
        @Schema(description = "标识") UUID id,
        @Schema(description = "源系统") UUID sourceSystem,

        @Schema(description = "所属单位", examples = "91141029MA0DEM1AXT")
        String unit,

        @Schema(description = "文档类别") PaperKind kind,
        @Schema(description = "标题") String title,
        @Schema(description = "版本") String version,
        @Schema(description = "链接") String link,
        @Schema(description = "文件摘要") String digest,
        @Schema(description = "生效日期") LocalDate validFrom,

        @Schema(description = "有效期至: the last day on which it counts")
        LocalDate validUntil,

        @Schema(description = "报送人") String filedBy,
        @Schema(description = "报送时间") Instant filedAt,

        @Schema(description = "状态: what is FILED or ACCEPTED counts, what is REFUSED does not")
        PaperState state,

        @Schema(description = "应审核日期: the last day on which a decision is in time")
        LocalDate decideBy,

        @Schema(description = "审核人: absent before the decision")
        String decidedBy,

        @Schema(description = "审核时间") Instant decidedAt,

        @Schema(description = "审核原因: why it was accepted or refused")
        String reason,

        @Schema(description = "修订号: counts the changes; the ETag says the same")
        long revision) {

    EntityVersion entityVersion() {
        return new EntityVersion(revision);
    }
}
