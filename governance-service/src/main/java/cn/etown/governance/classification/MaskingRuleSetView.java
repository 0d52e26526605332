package cn.etown.governance.classification;

import cn.etown.governance.classification.domain.ProposalState;
import cn.etown.kit.concurrency.EntityVersion;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What the API shows of a version of the masking rules. */
@Schema(name = "MaskingRules", description = "脱敏规则版本: all rules as they hold from a day on", examples = """
        {"id": "019b76da-a800-7000-8000-000000000001", "number": 2, "validFrom": "2027-01-01", "source": "采监〔2026〕40号",
         "rules": [{"personalOnly": true, "kinds": ["TEXT"], "masking": {"method": "KEEP_LAST", "keep": 4}}],
         "state": "PROPOSED", "proposedBy": "operator", "proposedAt": "2026-12-01T01:00:00Z", "revision": 0}""")
public record MaskingRuleSetView(
        @Schema(description = "标识") UUID id,

        @Schema(description = "版本: counts those that were proposed, from 1", examples = "2")
        int number,

        @Schema(description = "生效日: it holds until that of the next version that was accepted")
        LocalDate validFrom,

        @Schema(description = "依据", examples = "采监〔2026〕40号")
        String source,

        @Schema(description = "规则") List<MaskingRuleView> rules,
        @Schema(description = "状态") ProposalState state,
        @Schema(description = "提议人", examples = "operator") String proposedBy,
        @Schema(description = "提议时间") Instant proposedAt,

        @Schema(description = "决定人: absent before, and of what came with the installation")
        String decidedBy,

        @Schema(description = "决定时间") Instant decidedAt,
        @Schema(description = "决定理由") String decisionReason,

        @Schema(description = "修订号: counts the changes; the ETag says the same")
        long revision) {

    static MaskingRuleSetView of(MaskingRuleSet set) {
        return new MaskingRuleSetView(
                set.id(),
                set.number(),
                set.validFrom(),
                set.source(),
                set.rules().rules().stream().map(MaskingRuleView::of).toList(),
                set.state(),
                set.proposerName(),
                set.proposedAt(),
                set.deciderName(),
                set.decidedAt(),
                set.decisionReason(),
                set.revision());
    }

    EntityVersion entityVersion() {
        return new EntityVersion(revision);
    }
}
