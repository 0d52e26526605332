package cn.etown.assessment.score;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;

/** What the API shows of a score. */
@Schema(name = "Score", description = "评分: what a unit came to in a month, with the evidence behind each point")
public record ScoreView(
        @Schema(description = "标识") UUID id,

        @Schema(description = "统一社会信用代码", examples = "91141029MA0DEM1AXT")
        String unit,

        @Schema(description = "月份", implementation = String.class, examples = "2010-12")
        YearMonth month,

        @Schema(description = "版次: counts the scores of this unit and month, from 1", examples = "1")
        int edition,

        @Schema(description = "是否最新: whether no later edition exists")
        boolean newest,

        @Schema(description = "评分时间") Instant madeAt,
        @Schema(description = "评分人") Maker madeBy,

        @Schema(description = "文档摘要: SHA-256 of the document's canonical form (RFC 8785)")
        String digest,

        @Schema(description = "评分文档") ScoreDocument document) {

    /** Who made the score. */
    @Schema(name = "ScoreMaker", description = "评分人: the person as the token named them")
    public record Maker(
            @Schema(description = "账号标识") String subject,
            @Schema(description = "姓名或账号名") String name) {}

    static ScoreView of(Score score, ScoreDocument document) {
        return new ScoreView(
                score.id(),
                score.unit(),
                score.month(),
                score.edition(),
                score.isNewest(),
                score.madeAt(),
                new Maker(score.maker(), score.makerName()),
                score.digest(),
                document);
    }
}
