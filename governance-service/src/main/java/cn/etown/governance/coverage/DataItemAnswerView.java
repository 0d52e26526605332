package cn.etown.governance.coverage;

import cn.etown.governance.coverage.domain.AnswerState;
import cn.etown.kit.concurrency.EntityVersion;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What the API shows of a unit's answer. */
@Schema(description = "答复: what a unit said about items that were missing", examples = """
        {"id": "019b76da-a800-7000-8000-000000000009", "unit": "91141029MA0DEM1AXT",
         "items": ["019b76da-a800-7000-8000-000000000001"], "kind": "WILL_CONNECT", "text": "随退款接口一并接入",
         "plannedFor": "2026-06-30", "answeredBy": "unit-a-clerk", "answeredAt": "2026-03-02T01:00:00Z", "state": "GIVEN",
         "revision": 0}""")
public record DataItemAnswerView(
        @Schema(description = "标识") UUID id,

        @Schema(description = "所属单位", examples = "91141029MA0DEM1AXT")
        String unit,

        @Schema(description = "数据项") List<UUID> items,
        @Schema(description = "答复类型") AnswerKind kind,
        @Schema(description = "说明") String text,
        @Schema(description = "计划接入日期") LocalDate plannedFor,
        @Schema(description = "答复人") String answeredBy,
        @Schema(description = "答复时间") Instant answeredAt,

        @Schema(description = "状态: ACCEPTED or REFUSED once the center has decided")
        AnswerState state,

        @Schema(description = "应审核日期: the last day on which a decision is in time; absent where none is needed")
        LocalDate decisionDue,

        @Schema(description = "有效期至: the last day for which it is accepted; absent otherwise")
        LocalDate acceptedUntil,

        @Schema(description = "审核人: absent before the decision")
        String decidedBy,

        @Schema(description = "审核时间") Instant decidedAt,
        @Schema(description = "审核理由") String decisionReason,

        @Schema(description = "修订号: counts the changes; the ETag says the same")
        long revision) {

    EntityVersion entityVersion() {
        return new EntityVersion(revision);
    }
}
