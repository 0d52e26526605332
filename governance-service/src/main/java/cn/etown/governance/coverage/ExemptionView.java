package cn.etown.governance.coverage;

import cn.etown.governance.coverage.domain.ExemptionState;
import cn.etown.kit.concurrency.EntityVersion;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What the API shows of an exemption. */
@Schema(description = "豁免: a request that an item need not be connected until a day, and its decision", examples = """
        {"id": "019b76da-a800-7000-8000-000000000001", "item": "019b76da-a800-7000-8000-000000000002",
         "sourceSystem": "019b76da-a800-7000-8000-000000000003", "unit": "91141029MA0DEM1AXT",
         "reason": "源系统将于年内更换，新系统上线后接入", "until": "2026-12-31", "state": "ASKED", "askedBy": "unit-a-clerk",
         "askedAt": "2026-03-02T01:00:00Z", "decisionDue": "2026-03-09", "revision": 0}""")
public record ExemptionView(
        @Schema(description = "标识") UUID id,
        @Schema(description = "数据项") UUID item,
        @Schema(description = "源系统") UUID sourceSystem,

        @Schema(description = "所属单位", examples = "91141029MA0DEM1AXT")
        String unit,

        @Schema(description = "理由") String reason,
        @Schema(description = "截止日期: the last day") LocalDate until,
        @Schema(description = "状态") ExemptionState state,
        @Schema(description = "申请人") String askedBy,
        @Schema(description = "申请时间") Instant askedAt,

        @Schema(description = "应决定日期: the last day on which a decision is in time")
        LocalDate decisionDue,

        @Schema(description = "决定人: who decided last; absent before")
        String decidedBy,

        @Schema(description = "决定时间") Instant decidedAt,
        @Schema(description = "决定理由") String decisionReason,

        @Schema(description = "修订号: counts the changes; the ETag says the same")
        long revision) {

    static ExemptionView of(Exemption exemption) {
        return new ExemptionView(
                exemption.id(),
                exemption.item(),
                exemption.sourceSystem(),
                exemption.unit(),
                exemption.reason(),
                exemption.until(),
                exemption.state(),
                exemption.askerName(),
                exemption.askedAt(),
                exemption.decisionDue(),
                exemption.deciderName(),
                exemption.decidedAt(),
                exemption.decisionReason(),
                exemption.revision());
    }

    EntityVersion entityVersion() {
        return new EntityVersion(revision);
    }
}
