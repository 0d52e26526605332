package cn.etown.governance.standing;

import cn.etown.governance.standing.domain.EvidenceKind;
import cn.etown.governance.standing.domain.EvidenceState;
import cn.etown.kit.concurrency.EntityVersion;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What the API shows of filed evidence. */
@Schema(description = "安全能力证明: evidence of security capability that a unit filed", examples = """
        {"id": "019b76da-a800-7000-8000-000000000001", "unit": "91141029MA0DEM1AXT", "kind": "CLASSIFIED_PROTECTION",
         "fileNumber": "等保备〔2026〕12号", "link": "https://files.unit-a.example/evidence.pdf",
         "digest": "sha-256:516a4be50eaddfcc8f0793f5d894538669c162a388949956249442b4c4d3fc50",
         "issuedBy": "市公安局网安支队", "until": "2027-12-31", "state": "FILED", "filedAt": "2026-01-01T00:00:00Z",
         "by": {"subject": "5f2c8d1e-6c1f-4f0e-9a63-2f1f7f0a9b11", "name": "clerk-a"}, "decisionDue": "2026-01-09", "revision": 0}""")
public record EvidenceView(
        @Schema(description = "标识") UUID id,

        @Schema(description = "单位: code of the unit", examples = "91141029MA0DEM1AXT")
        String unit,

        @Schema(description = "证明种类") EvidenceKind kind,

        @Schema(description = "文号或证书编号", examples = "等保备〔2026〕12号")
        String fileNumber,

        @Schema(description = "链接: where the file is kept, where it is")
        String link,

        @Schema(description = "文件摘要: of the file's bytes") String digest,
        @Schema(description = "出具单位", examples = "市公安局网安支队") String issuedBy,

        @Schema(description = "有效期至: the last day on which it holds")
        LocalDate until,

        @Schema(description = "状态") EvidenceState state,
        @Schema(description = "提交时间") Instant filedAt,
        @Schema(description = "提交人") Person by,

        @Schema(
                description =
                        "审核期限: until when the center decides on it; null for what was filed before there was such a day",
                nullable = true)
        LocalDate decisionDue,

        @Schema(description = "修订号: counts the changes; the ETag says the same")
        long revision) {

    EntityVersion entityVersion() {
        return new EntityVersion(revision);
    }
}
