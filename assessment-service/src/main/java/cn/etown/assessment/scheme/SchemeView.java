package cn.etown.assessment.scheme;

import cn.etown.assessment.scheme.domain.Formula;
import cn.etown.assessment.scheme.domain.Grade;
import cn.etown.assessment.scheme.domain.Indicator;
import cn.etown.assessment.scheme.domain.Scheme;
import cn.etown.kit.problem.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the API shows of an evaluation scheme. */
@Schema(name = "Scheme", description = "评价体系: one version of the scoring rules", examples = SchemeView.EXAMPLE)
public record SchemeView(
        @Schema(description = "标识", examples = "01857000-0000-7000-8000-000000000001")
        UUID id,

        @Schema(description = "编码", examples = "unit-month") String code,
        @Schema(description = "版本", examples = "1") int version,
        @Schema(description = "名称") InBoth name,

        @Schema(
                description = "施行日期: the first day on which it holds; it holds until another one does",
                examples = "2010-01-01")
        LocalDate holdsFrom,

        @Schema(description = "依据: where its numbers were taken from; [ours] marks the project's own")
        String source,

        @Schema(description = "满分", examples = "15") String total,

        @Schema(
                description = "评定等次所需的最低可评分值: with fewer assessable points there are points and a percentage, but no"
                        + " grade",
                examples = "60")
        String leastAssessable,

        @Schema(description = "等次: from which percentage of the assessable points on each is given, best first")
        List<GradeView> grades,

        @Schema(description = "指标") List<IndicatorView> indicators) {

    /** A whole scheme, for the API's document. */
    public static final String EXAMPLE = """
            {"id": "01857000-0000-7000-8000-000000000001", "code": "unit-month", "version": 1,
             "name": {"zh": "单位月度评价体系", "en": "Monthly evaluation of units"}, "holdsFrom": "2010-01-01",
             "source": "[ours] 指标取自制度第八条的准确性、一致性", "total": "15", "leastAssessable": "60",
             "grades": [{"grade": "EXCELLENT", "fromPercent": "90"}, {"grade": "GOOD", "fromPercent": "80"},
                        {"grade": "QUALIFIED", "fromPercent": "60"}, {"grade": "UNQUALIFIED", "fromPercent": "0"}],
             "indicators": [
               {"code": "accuracy", "name": {"zh": "准确性", "en": "Accuracy"}, "clause": "R8.3", "maximum": "10",
                "formula": {"id": "accuracy", "version": 1,
                            "description": {"zh": "准确性 = （收到记录数 − 隔离记录数） ÷ 收到记录数",
                                            "en": "Accuracy = (records received − records quarantined) ÷ records received"}}},
               {"code": "consistency", "name": {"zh": "一致性", "en": "Consistency"}, "clause": "R8.3", "maximum": "5",
                "formula": {"id": "declared-against-counted", "version": 1,
                            "description": {"zh": "一致性 = 清单与清点相符的批次数 ÷ 已裁定批次数",
                                            "en": "Consistency = batches that are as declared ÷ batches judged"}}}]}""";

    /** A message in both languages, where the document must hold for readers of either. */
    @Schema(name = "TextInBoth", description = "中英文本")
    public record InBoth(String zh, String en) {

        public static InBoth of(Text text) {
            return new InBoth(text.zh(), text.en());
        }
    }

    /** From where on a grade is given. */
    @Schema(name = "GradeFloor", description = "等次线")
    public record GradeView(
            @Schema(description = "等次: EXCELLENT 优, GOOD 良, QUALIFIED 合格, UNQUALIFIED 不合格")
            Grade grade,

            @Schema(description = "起始百分比", examples = "90") String fromPercent) {}

    /** One thing that points are given for. */
    @Schema(name = "Indicator", description = "指标")
    public record IndicatorView(
            @Schema(description = "编码", examples = "accuracy")
            String code,

            @Schema(description = "名称") InBoth name,
            @Schema(description = "条款", examples = "R8.3") String clause,
            @Schema(description = "分值", examples = "10") String maximum,
            @Schema(description = "公式") FormulaView formula) {

        public static IndicatorView of(Indicator indicator) {
            return new IndicatorView(
                    indicator.code(),
                    InBoth.of(indicator.name()),
                    indicator.clause(),
                    indicator.maximum().toPlainString(),
                    FormulaView.of(indicator.formula()));
        }
    }

    /** How an indicator is counted. */
    @Schema(name = "Formula", description = "公式: as published; a version never changes")
    public record FormulaView(
            @Schema(description = "标识", examples = "accuracy")
            String id,

            @Schema(description = "版本", examples = "1") int version,
            @Schema(description = "说明") InBoth description) {

        static FormulaView of(Formula formula) {
            return new FormulaView(formula.id(), formula.version(), InBoth.of(formula.description()));
        }
    }

    public static SchemeView of(Scheme scheme) {
        return new SchemeView(
                scheme.id(),
                scheme.code(),
                scheme.version(),
                InBoth.of(scheme.name()),
                scheme.holdsFrom(),
                scheme.source(),
                scheme.total().toPlainString(),
                scheme.leastAssessable().toPlainString(),
                grades(scheme.floors()),
                scheme.indicators().stream().map(IndicatorView::of).toList());
    }

    private static List<GradeView> grades(Map<Grade, BigDecimal> floors) {
        return floors.entrySet().stream()
                .sorted(Map.Entry.<Grade, BigDecimal>comparingByValue(Comparator.reverseOrder()))
                .map(floor -> new GradeView(floor.getKey(), floor.getValue().toPlainString()))
                .toList();
    }
}
