package cn.etown.assessment.score;

import cn.etown.assessment.scheme.domain.Grade;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;

/** What a list shows of a score; the evidence stands in the score itself. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ScoreSummary", description = "评分摘要", examples = """
        {"id": "019b76da-a800-7000-8000-000000000007", "unit": "91141029MA0DEM1AXT", "month": "2010-12", "edition": 1,
         "newest": true, "scheme": "01857000-0000-7000-8000-000000000001", "points": "14.8000", "assessable": "15",
         "percent": "98.66", "madeAt": "2011-01-04T01:00:00Z",
         "digest": "sha-256:dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd"}""")
public record ScoreSummaryView(
        @Schema(description = "标识") UUID id,

        @Schema(description = "统一社会信用代码", examples = "91141029MA0DEM1AXT")
        String unit,

        @Schema(description = "月份", implementation = String.class, examples = "2010-12")
        YearMonth month,

        @Schema(description = "版次", examples = "1") int edition,
        @Schema(description = "是否最新") boolean newest,
        @Schema(description = "评价体系标识") UUID scheme,
        @Schema(description = "得分", examples = "14.6666") String points,
        @Schema(description = "可评分值", examples = "15") String assessable,

        @Schema(description = "得分率（%）: absent where nothing was assessable", examples = "97.77")
        String percent,

        @Schema(description = "等次: absent where fewer points were assessable than the scheme asks for")
        Grade grade,

        @Schema(description = "评分时间") Instant madeAt,
        @Schema(description = "文档摘要") String digest) {

    static ScoreSummaryView of(Score score) {
        return new ScoreSummaryView(
                score.id(),
                score.unit(),
                score.month(),
                score.edition(),
                score.isNewest(),
                score.scheme(),
                score.points().toPlainString(),
                score.assessable().toPlainString(),
                score.percent() == null ? null : score.percent().toPlainString(),
                score.grade(),
                score.madeAt(),
                score.digest());
    }
}
