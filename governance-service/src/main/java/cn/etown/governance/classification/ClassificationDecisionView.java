package cn.etown.governance.classification;

import cn.etown.governance.classification.domain.ProposalState;
import cn.etown.kit.concurrency.EntityVersion;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What the API shows of a decision on a field's class. */
@Schema(
        name = "ClassificationDecision",
        description = "分级决定: what a field is to count as, and what became of the proposal",
        examples = """
        {"id": "019b76da-a800-7000-8000-000000000001", "interface": "online-retail", "field": "orderNo", "unit": "91141029MA0DEM1AXT",
         "from": {"sensitivityClass": "L2", "personalData": false}, "to": {"sensitivityClass": "L1", "personalData": false},
         "reason": "订单编号不含个人信息，可公开", "evidence": ["采监〔2026〕31号"], "state": "PROPOSED", "proposedBy": "operator",
         "proposedAt": "2026-03-02T01:00:00Z", "decisionDue": "2026-03-09", "revision": 0}""")
public record ClassificationDecisionView(
        @Schema(description = "标识") UUID id,

        @JsonProperty("interface") @Schema(description = "接口编码", examples = "online-retail")
        String interfaceCode,

        @Schema(description = "字段", examples = "orderNo") String field,

        @Schema(description = "所属单位", examples = "91141029MA0DEM1AXT")
        String unit,

        @Schema(description = "提议时: what counted when it was proposed")
        MarkingView from,

        @Schema(description = "提议为: what it is to count as") MarkingView to,

        @Schema(description = "理由", examples = "订单编号不含个人信息，可公开")
        String reason,

        @Schema(description = "依据: links or file numbers", examples = "[\"采监〔2026〕31号\"]")
        List<String> evidence,

        @Schema(description = "状态") ProposalState state,
        @Schema(description = "提议人", examples = "operator") String proposedBy,
        @Schema(description = "提议时间") Instant proposedAt,

        @Schema(description = "应决定日期: the last day on which a decision is in time; absent where none was needed")
        LocalDate decisionDue,

        @Schema(description = "决定人: absent before, and where it took effect at once")
        String decidedBy,

        @Schema(description = "决定时间") Instant decidedAt,
        @Schema(description = "决定理由") String decisionReason,

        @Schema(description = "修订号: counts the changes; the ETag says the same")
        long revision) {

    static ClassificationDecisionView of(ClassificationDecision decision) {
        return new ClassificationDecisionView(
                decision.id(),
                decision.interfaceCode(),
                decision.field(),
                decision.unit(),
                MarkingView.of(decision.from()),
                MarkingView.of(decision.to()),
                decision.reason(),
                decision.evidence(),
                decision.state(),
                decision.proposerName(),
                decision.proposedAt(),
                decision.decisionDue(),
                decision.deciderName(),
                decision.decidedAt(),
                decision.decisionReason(),
                decision.revision());
    }

    EntityVersion entityVersion() {
        return new EntityVersion(revision);
    }
}
