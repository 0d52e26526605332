package cn.etown.monitoring.quality;

import cn.etown.monitoring.batch.BatchLinks;
import cn.etown.monitoring.batch.domain.BatchKind;
import cn.etown.monitoring.batch.domain.Period;
import cn.etown.monitoring.batch.domain.Verdict;
import cn.etown.monitoring.quality.domain.Accuracy;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What the API shows of the quality of a batch. */
@Schema(name = "BatchQuality", description = "批次质量: what was declared, counted and judged of one batch", examples = """
        {"batch": "019b76da-a800-7000-8000-000000000001", "interface": "a-sales", "kind": "ORIGINAL",
         "period": {"from": "2010-12-01", "to": "2010-12-01"}, "verdict": "ACCEPTED_WITH_REJECTS",
         "records": {"declared": 200, "received": 200, "conforming": 197, "accepted": 197, "quarantined": 3},
         "accuracy": {"state": "MEASURED", "value": "98.5"}, "declaredMatches": true,
         "receipt": "sha-256:cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc",
         "judgedAt": "2010-12-02T01:00:00Z",
         "links": {"batch": "/api/collection/v1/batches/019b76da-a800-7000-8000-000000000001",
                   "receipt": "/api/collection/v1/batches/019b76da-a800-7000-8000-000000000001/receipt"}}""")
public record BatchQualityView(
        @Schema(description = "批次标识: the batch", examples = "019b76da-a800-7000-8000-000000000001")
        UUID batch,

        @JsonProperty("interface") @Schema(name = "interface", description = "数据接口编码", examples = "a-sales")
        String interfaceCode,

        @Schema(description = "批次类型") BatchKind kind,
        @Schema(description = "数据期: the days it reports on") PeriodView period,
        @Schema(description = "裁定") Verdict verdict,
        @Schema(description = "记录数") RecordsView records,

        @Schema(description = "准确性: 100 × (1 − quarantined ÷ received)")
        FigureView accuracy,

        @Schema(description = "声明与清点一致: whether counts, totals and digest are as declared (R4.3b)", examples = "true")
        boolean declaredMatches,

        @Schema(
                description = "回执摘要: SHA-256 of the signed receipt in compact form",
                examples = "sha-256:cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc")
        String receipt,

        @Schema(description = "裁定时间", examples = "2010-12-02T01:00:00Z")
        Instant judgedAt,

        BatchLinks links) {

    /** The days a batch reports on. */
    @Schema(name = "Period", description = "数据期")
    public record PeriodView(
            @Schema(description = "首日", examples = "2010-12-01")
            LocalDate from,

            @Schema(description = "末日", examples = "2010-12-01")
            LocalDate to) {

        static PeriodView of(Period period) {
            return new PeriodView(period.from(), period.to());
        }
    }

    static BatchQualityView of(BatchQuality quality) {
        return new BatchQualityView(
                quality.batch(),
                quality.interfaceCode(),
                quality.kind(),
                PeriodView.of(quality.period()),
                quality.verdict(),
                RecordsView.of(quality.records()),
                FigureView.of(Accuracy.of(quality.records())),
                quality.declaredMatches(),
                quality.receipt(),
                quality.judgedAt(),
                BatchLinks.to(quality.batch()));
    }
}
