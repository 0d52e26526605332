package cn.etown.assessment.score;

import cn.etown.assessment.scheme.SchemeView.InBoth;
import cn.etown.assessment.score.ScoreDocument.ReasonView;
import cn.etown.assessment.score.domain.CountedBatch;
import cn.etown.assessment.score.domain.IndicatorScore;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/** What the API shows of one indicator of a score. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "IndicatorScore",
        description = "指标得分: points = maximum × favourable ÷ applicable, rounded down to four decimals")
public record IndicatorScoreView(
        @Schema(description = "指标编码", examples = "accuracy") String code,
        @Schema(description = "指标名称") InBoth name,
        @Schema(description = "公式") FormulaUsed formula,
        @Schema(description = "分值", examples = "10") String maximum,
        @Schema(description = "状态") State state,

        @Schema(description = "不可评定的原因: absent where assessed")
        ReasonView reason,

        @Schema(
                description = "指标值: 0 to 100, four decimals, rounded down; absent where not assessable",
                examples = "98.0000")
        String value,

        @Schema(description = "得分: absent where not assessable", examples = "9.8000")
        String points,

        @Schema(description = "失分: maximum − points; absent where not assessable", examples = "0.2000")
        String lost,

        @Schema(
                description = "符合数: of accuracy records without fault, of declared-against-counted batches as declared",
                examples = "98")
        long favourable,

        @Schema(
                description = "总数: of accuracy records received, of declared-against-counted batches judged",
                examples = "100")
        long applicable,

        @Schema(description = "计入的批次: what each brought; their figures stand under batches")
        List<Counted> counted,

        @Schema(description = "证据链接: where the figures can be opened")
        List<String> links) {

    /** Whether there was anything to look at. */
    @Schema(name = "IndicatorState", description = "状态: 已评定 or 不可评定")
    public enum State {
        ASSESSED,
        NOT_ASSESSABLE
    }

    /** By which formula. */
    @Schema(name = "FormulaUsed", description = "所用公式")
    public record FormulaUsed(
            @Schema(description = "标识", examples = "accuracy")
            String id,

            @Schema(description = "版本", examples = "1") int version) {}

    /** What one batch brought. */
    @Schema(name = "CountedBatch", description = "计入的批次")
    public record Counted(
            @Schema(description = "批次标识") UUID batch,
            @Schema(description = "符合数", examples = "98") long favourable,
            @Schema(description = "总数", examples = "100") long applicable) {

        static Counted of(CountedBatch counted) {
            return new Counted(
                    counted.batch(),
                    counted.share().favourable(),
                    counted.share().applicable());
        }
    }

    static IndicatorScoreView of(IndicatorScore score, EvidenceLinks links) {
        var indicator = score.indicator();
        var formula = indicator.formula();
        return new IndicatorScoreView(
                indicator.code(),
                InBoth.of(indicator.name()),
                new FormulaUsed(formula.id(), formula.version()),
                indicator.maximum().toPlainString(),
                score.isAssessable() ? State.ASSESSED : State.NOT_ASSESSABLE,
                score.isAssessable() ? null : ReasonView.of(formula.nothingToCount()),
                score.value().map(BigDecimal::toPlainString).orElse(null),
                score.points().map(BigDecimal::toPlainString).orElse(null),
                score.lost().map(BigDecimal::toPlainString).orElse(null),
                score.share().favourable(),
                score.share().applicable(),
                score.counted().stream().map(Counted::of).toList(),
                links.of(formula));
    }
}
