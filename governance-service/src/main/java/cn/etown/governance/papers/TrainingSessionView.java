package cn.etown.governance.papers;

import cn.etown.governance.papers.domain.TrainingState;
import cn.etown.kit.concurrency.EntityVersion;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What the API shows of a training session. */
@Schema(name = "TrainingSession", description = "培训: a session; its attendances are read apart", examples = """
        {"id": "019b76da-a800-7000-8000-000000000001", "topic": "接口规范编写", "clause": "R8.5", "heldOn": "2026-04-10",
         "material": "https://example.org/training.pdf", "registeredAt": "2026-03-20T01:00:00Z",
         "state": "ANNOUNCED", "attendanceCompleteAt": "2026-04-10T09:00:00Z", "revision": 0}""")
public record TrainingSessionView(
        @Schema(description = "标识") UUID id,
        @Schema(description = "主题") String topic,
        @Schema(description = "条款", examples = "R8.5") String clause,
        @Schema(description = "培训日期") LocalDate heldOn,
        @Schema(description = "材料链接") String material,
        @Schema(description = "登记时间") Instant registeredAt,

        @Schema(description = "状态: ANNOUNCED, or CANCELLED") TrainingState state,

        @Schema(description = "到训登记完成时间: from then on it is known of every invited unit whether it came")
        Instant attendanceCompleteAt,

        @Schema(description = "修订号: counts the changes; the ETag says the same")
        long revision) {

    EntityVersion entityVersion() {
        return new EntityVersion(revision);
    }
}
