package cn.etown.monitoring.quality;

import cn.etown.monitoring.quality.QualityRepository.Totals;
import cn.etown.monitoring.quality.domain.Accuracy;
import cn.etown.monitoring.quality.domain.DeclaredAgainstCounted;
import cn.etown.monitoring.query.Days;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;

/** What the API shows of the quality of all that a unit sent for a period. */
@Schema(
        name = "QualitySummary",
        description = "质量汇总: all batches of a unit whose data period ends in the days asked for",
        examples = """
        {"unit": "91141029MA0DEM1AXT", "from": "2010-12-01", "to": "2010-12-31", "batches": 20, "matching": 19,
         "records": {"declared": 200, "received": 200, "conforming": 197, "accepted": 197, "quarantined": 3},
         "accuracy": {"state": "MEASURED", "value": "98.5"},
         "declaredAgainstCounted": {"state": "MEASURED", "value": "95"},
         "evidence": "/api/monitoring/v1/quality?unit=91141029MA0DEM1AXT&from=2010-12-01&to=2010-12-31"}""")
public record QualitySummaryView(
        @Schema(description = "统一社会信用代码: the unit's code", examples = "91141029MA0DEM1AXT")
        String unit,

        @Schema(description = "开始日期", examples = "2010-12-01")
        LocalDate from,

        @Schema(description = "结束日期", examples = "2010-12-31")
        LocalDate to,

        @Schema(description = "批次数: batches judged", examples = "20")
        long batches,

        @Schema(description = "与声明一致的批次数: batches that are as declared", examples = "19")
        long matching,

        @Schema(description = "记录数: of all batches") RecordsView records,

        @Schema(description = "准确性: 100 × (1 − quarantined ÷ received)")
        FigureView accuracy,

        @Schema(description = "声明与清点一致: 100 × matching ÷ batches")
        FigureView declaredAgainstCounted,

        @Schema(
                description = "证据: the batches",
                examples = "/api/monitoring/v1/quality?unit=91141029MA0DEM1AXT&from=2010-12-01&to=2010-12-31")
        String evidence) {

    static QualitySummaryView of(String unit, Days days, Totals totals, String evidence) {
        return new QualitySummaryView(
                unit,
                days.from(),
                days.to(),
                totals.batches(),
                totals.matching(),
                RecordsView.of(totals.records()),
                FigureView.of(Accuracy.of(totals.records())),
                FigureView.of(DeclaredAgainstCounted.of(totals.matching(), totals.batches())),
                evidence);
    }
}
