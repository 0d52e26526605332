package cn.etown.governance.standing;

import cn.etown.kit.concurrency.EntityVersion;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What the API shows of a version of a unit's emergency plan. */
@Schema(description = "应急预案: a version of the unit's own plan, on file", examples = """
        {"id": "019b76da-a800-7000-8000-000000000001", "unit": "91141029MA0DEM1AXT", "version": 1,
         "title": "数据安全事件应急预案", "link": "https://files.unit-a.example/plan.pdf",
         "digest": "sha-256:516a4be50eaddfcc8f0793f5d894538669c162a388949956249442b4c4d3fc50",
         "reviewedUntil": "2026-12-31", "filedAt": "2026-01-01T00:00:00Z",
         "by": {"subject": "5f2c8d1e-6c1f-4f0e-9a63-2f1f7f0a9b11", "name": "clerk-a"}}""")
public record EmergencyPlanView(
        @Schema(description = "标识") UUID id,

        @Schema(description = "单位: code of the unit", examples = "91141029MA0DEM1AXT")
        String unit,

        @Schema(description = "版本号: from 1, the newest one holds", examples = "1")
        long version,

        @Schema(description = "名称", examples = "数据安全事件应急预案") String title,
        @Schema(description = "链接: where the file is kept") String link,
        @Schema(description = "文件摘要: of the file's bytes") String digest,

        @Schema(description = "复审期限: the last day before it must be reviewed anew")
        LocalDate reviewedUntil,

        @Schema(description = "备案时间") Instant filedAt,
        @Schema(description = "备案人") Person by) {

    /** A plan on file never changes; another version follows it. */
    EntityVersion entityVersion() {
        return new EntityVersion(0);
    }
}
