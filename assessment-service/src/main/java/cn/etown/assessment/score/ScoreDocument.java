package cn.etown.assessment.score;

import cn.etown.assessment.figures.Figures;
import cn.etown.assessment.figures.domain.BatchFigures;
import cn.etown.assessment.scheme.SchemeView;
import cn.etown.assessment.scheme.domain.Grade;
import cn.etown.assessment.scheme.domain.Reason;
import cn.etown.assessment.score.domain.Assessment;
import cn.etown.assessment.unit.UnitView;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;

/**
 * A score as it is kept: the rules, the figures and what came out, so that it can be computed again from this alone, at any
 * time and by anybody.
 */
@Schema(
        description =
                "评分文档: rules, figures and outcome; with these alone the score can be computed again. Its digest is the"
                        + " SHA-256 of its canonical form (RFC 8785)")
public record ScoreDocument(
        @Schema(description = "单位") UnitView unit,

        @Schema(description = "月份", implementation = String.class, examples = "2010-12")
        YearMonth month,

        @Schema(description = "评价体系: the rules, as they were in force on the month's last day (R12)")
        SchemeView scheme,

        @Schema(description = "结果") Outcome outcome,
        @Schema(description = "指标得分") List<IndicatorScoreView> indicators,

        @Schema(
                description = "证据: every judged batch whose period ends in the month, at most " + Figures.MOST_BATCHES,
                maxItems = Figures.MOST_BATCHES)
        List<BatchEvidence> batches,

        @Schema(description = "说明: what must be known beside the numbers")
        List<ReasonView> notes) {

    /** What came out. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Outcome", description = "结果")
    public record Outcome(
            @Schema(description = "满分: the points of the scheme", examples = "15")
            String total,

            @Schema(description = "可评分值: the points of the assessable indicators", examples = "15")
            String assessable,

            @Schema(description = "得分: the sum of the indicators' points", examples = "14.6666")
            String points,

            @Schema(
                    description =
                            "得分率（%）: points of the assessable ones, two decimals, rounded down; absent where nothing was"
                                    + " assessable",
                    examples = "97.77")
            String percent,

            @Schema(description = "等次: absent where fewer points were assessable than the scheme asks for")
            Grade grade) {

        static Outcome of(Assessment assessment) {
            return new Outcome(
                    assessment.scheme().total().toPlainString(),
                    assessment.assessable().toPlainString(),
                    assessment.points().toPlainString(),
                    assessment.percent().map(BigDecimal::toPlainString).orElse(null),
                    assessment.grade().orElse(null));
        }
    }

    /** Something that is said with a stable code, in both languages. */
    @Schema(name = "ScoreReason", description = "说明")
    public record ReasonView(
            @Schema(description = "代码", examples = "due-unknown")
            String code,

            @Schema(description = "中文说明") String zh,
            @Schema(description = "英文说明") String en) {

        static ReasonView of(Reason reason) {
            return new ReasonView(
                    reason.code(), reason.text().zh(), reason.text().en());
        }
    }

    static ScoreDocument of(UnitView unit, YearMonth month, Assessment assessment, List<BatchFigures> figures) {
        var links = new EvidenceLinks(unit.code(), month);
        return new ScoreDocument(
                unit,
                month,
                SchemeView.of(assessment.scheme()),
                Outcome.of(assessment),
                assessment.indicators().stream()
                        .map(score -> IndicatorScoreView.of(score, links))
                        .toList(),
                figures.stream().map(BatchEvidence::of).toList(),
                assessment.notes().stream()
                        .map(note -> ReasonView.of(note.reason(assessment)))
                        .toList());
    }
}
