package cn.etown.collection.batch;

import cn.etown.collection.batch.OpenBatchRequest.ExplanationView;
import cn.etown.collection.batch.OpenBatchRequest.PeriodView;
import cn.etown.collection.batch.domain.BatchKind;
import cn.etown.collection.batch.domain.BatchState;
import cn.etown.collection.batch.domain.Corrected;
import cn.etown.collection.batch.domain.Correction;
import cn.etown.collection.batch.domain.Counted;
import cn.etown.collection.batch.domain.Difference;
import cn.etown.collection.batch.domain.Manifest;
import cn.etown.collection.batch.domain.Verdict.RefusalReason;
import cn.etown.evidence.record.Decimals;
import cn.etown.kit.concurrency.EntityVersion;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the API shows of a batch. */
@Schema(name = "Batch", description = "批次", examples = """
        {"id": "0198f2b6-7a30-7c1e-9d55-3f0c1f6f8a10", "unit": "91141029MA0DEM1AXT", "interface": "sales-lines",
         "contractVersion": 1, "kind": "ORIGINAL", "period": {"from": "2010-12-01", "to": "2010-12-01"}, "state": "OPEN",
         "manifest": {"records": 3108, "totals": {"amount": "58960.79"}}, "counted": null, "differences": []}""")
public record BatchView(
        @Schema(description = "批次标识") UUID id,
        @Schema(description = "单位代码") String unit,

        @JsonProperty("interface") @Schema(name = "interface", description = "数据接口编码")
        String interfaceCode,

        @Schema(description = "接口规范版本") int contractVersion,
        @Schema(description = "批次类型") BatchKind kind,
        @Schema(description = "数据期") PeriodView period,
        @Schema(description = "状态") BatchState state,
        @Schema(description = "清单: what was declared") ManifestView manifest,

        @Schema(description = "更正原因; null but for a CORRECTION", nullable = true)
        String reason,

        @Schema(description = "变动说明; null where none was given", nullable = true)
        ExplanationView explanation,

        @Schema(description = "清点结果: what was counted; null until judged", nullable = true)
        CountedView counted,

        @Schema(
                description = "更正结果: what a CORRECTION comes to; null until judged, and for other kinds",
                nullable = true)
        CorrectedView corrected,

        @Schema(description = "与清单的差异") List<Difference> differences,

        @Schema(
                description = "整批规则的结果: what the contract's rules on the whole delivery came to; none until judged, and"
                        + " for a CORRECTION or NIL")
        List<RuleResultView> rules,

        @Schema(description = "未被接收的原因; null unless refused", nullable = true)
        BatchProblem problem,

        @Schema(description = "开批时间") Instant openedAt,
        @Schema(description = "开批人") String openedBy,
        @Schema(description = "封存时间", nullable = true) Instant sealedAt,
        @Schema(description = "裁定时间", nullable = true) Instant judgedAt,

        @Schema(description = "存证位置; null until judged", nullable = true)
        Long ledgerPosition,

        @JsonIgnore EntityVersion version) {

    /** What the provider declared. */
    @Schema(name = "Manifest", description = "清单")
    public record ManifestView(
            @Schema(description = "记录数") long records,
            @Schema(description = "控制总量") Map<String, String> totals,
            @Schema(description = "记录集摘要", nullable = true) String recordSetDigest) {

        static ManifestView of(Manifest manifest) {
            return new ManifestView(manifest.records(), Decimals.texts(manifest.totals()), manifest.recordSetDigest());
        }
    }

    /** What the center counted. */
    @Schema(name = "Counted", description = "清点结果")
    public record CountedView(
            @Schema(description = "收到") long received,
            @Schema(description = "符合接口规范") long conforming,

            @Schema(description = "接收: as conforming, 0 when refused")
            long accepted,

            @Schema(description = "隔离: received without conforming")
            long quarantined,

            @Schema(description = "收到记录的控制总量") Map<String, String> totals,
            @Schema(description = "接收记录的控制总量") Map<String, String> acceptedTotals,
            @Schema(description = "收到记录的摘要") String recordSetDigest,
            @Schema(description = "接收记录的摘要") String acceptedDigest) {

        static CountedView of(Counted counted) {
            return new CountedView(
                    counted.received(),
                    counted.conforming(),
                    counted.accepted(),
                    counted.quarantined(),
                    Decimals.texts(counted.totals()),
                    Decimals.texts(counted.acceptedTotals()),
                    counted.recordSetDigest(),
                    counted.acceptedDigest());
        }
    }

    /** What a correction comes to. */
    @Schema(
            name = "Corrected",
            description = "更正结果: what a CORRECTION comes to, or, where it was refused, would have come to",
            examples = """
                    {"upserts": 2, "withdrawals": 1, "superseded": 3, "totalsBefore": {"amount": "58960.79"},
                     "totalsAfter": {"amount": "58700.5"}, "totalsExplained": {"amount": "58960.79"}, "totalChangeLimit": "0.3"}""")
    public record CorrectedView(
            @Schema(description = "写入的记录数") long upserts,
            @Schema(description = "撤回的记录数") long withdrawals,

            @Schema(description = "被取代的记录数: no longer visible, those withdrawn and those another took the place of")
            long superseded,

            @Schema(description = "更正前的控制总量: of the interface's visible records of the period")
            Map<String, String> totalsBefore,

            @Schema(description = "更正后的控制总量") Map<String, String> totalsAfter,

            @Schema(
                    description =
                            "首次报送或最近一次经说明的更正之后的控制总量: from which the change is measured too; null where it was judged"
                                    + " before that was kept",
                    nullable = true)
            Map<String, String> totalsExplained,

            @Schema(description = "无需说明的最大变动比例: 0.3 for 30 %")
            String totalChangeLimit) {

        static CorrectedView of(Corrected corrected, Map<String, String> totalsExplained) {
            return new CorrectedView(
                    corrected.upserts(),
                    corrected.withdrawals(),
                    corrected.superseded(),
                    Decimals.texts(corrected.totalsBefore()),
                    Decimals.texts(corrected.totalsAfter()),
                    totalsExplained,
                    Decimals.text(corrected.totalChangeLimit()));
        }
    }

    /** Why a batch was refused. */
    @Schema(name = "BatchProblem", description = "未被接收的原因")
    public record BatchProblem(
            @Schema(description = "代码", examples = "manifest-differs")
            String code,

            @Schema(description = "条款", examples = "R4.3b") String clause,
            @Schema(description = "中文说明") String zh,
            @Schema(description = "英文说明") String en) {

        static BatchProblem of(RefusalReason reason) {
            return new BatchProblem(
                    reason.code(),
                    reason.clause(),
                    reason.detail().zh(),
                    reason.detail().en());
        }
    }

    static BatchView of(Batch batch) {
        return new BatchView(
                batch.id(),
                batch.unit(),
                batch.interfaceCode(),
                batch.contractVersion(),
                batch.kind(),
                PeriodView.of(batch.period()),
                batch.state(),
                ManifestView.of(batch.manifest()),
                batch.correction().map(Correction::reason).orElse(null),
                batch.correction()
                        .map(Correction::explanation)
                        .map(ExplanationView::of)
                        .orElse(null),
                batch.counted().map(CountedView::of).orElse(null),
                batch.corrected()
                        .map(corrected -> CorrectedView.of(corrected, batch.explainedTotals()))
                        .orElse(null),
                batch.differences(),
                batch.rules().stream().map(RuleResultView::of).toList(),
                batch.refusal().map(BatchProblem::of).orElse(null),
                batch.openedAt(),
                batch.openedBy(),
                batch.sealedAt(),
                batch.judgedAt(),
                batch.ledgerPosition(),
                batch.version());
    }
}
