package cn.etown.assessment.score;

import cn.etown.assessment.scheme.SchemeView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;

/** What the API shows of a score. */
@Schema(
        name = "Score",
        description = "评分: what a unit came to in a month, with the evidence behind each point",
        examples = """
        {"id": "019b76da-a800-7000-8000-000000000007", "unit": "91141029MA0DEM1AXT", "month": "2010-12", "edition": 1,
         "newest": true, "madeAt": "2011-01-04T01:00:00Z",
         "madeBy": {"subject": "5b6f0c7e-4d6e-4a55-9a37-0f6d3a1c2b10", "name": "assessor"},
         "digest": "sha-256:dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd",
         "document": {
           "unit": {"code": "91141029MA0DEM1AXT", "name": "演示电商服务中心"}, "month": "2010-12", "scheme": """ + SchemeView.EXAMPLE + """
           ,
           "outcome": {"total": "15", "assessable": "15", "points": "14.8000", "percent": "98.66"},
           "indicators": [
             {"code": "accuracy", "name": {"zh": "准确性", "en": "Accuracy"},
              "formula": {"id": "accuracy", "version": 1}, "maximum": "10", "state": "ASSESSED", "value": "98.0000",
              "points": "9.8000", "lost": "0.2000", "favourable": 98, "applicable": 100,
              "counted": [{"batch": "019b76da-a800-7000-8000-000000000001", "favourable": 98, "applicable": 100}],
              "links": ["/api/monitoring/v1/quality?unit=91141029MA0DEM1AXT&from=2010-12-01&to=2010-12-31"]},
             {"code": "consistency", "name": {"zh": "一致性", "en": "Consistency"},
              "formula": {"id": "declared-against-counted", "version": 1}, "maximum": "5", "state": "ASSESSED",
              "value": "100.0000", "points": "5.0000", "lost": "0.0000", "favourable": 1, "applicable": 1,
              "counted": [{"batch": "019b76da-a800-7000-8000-000000000001", "favourable": 1, "applicable": 1}],
              "links": ["/api/collection/v1/batches?unit=91141029MA0DEM1AXT&from=2010-12-01&to=2010-12-31",
                        "/api/monitoring/v1/quality?unit=91141029MA0DEM1AXT&from=2010-12-01&to=2010-12-31"]}],
           "batches": [
             {"batch": "019b76da-a800-7000-8000-000000000001", "interface": "a-sales",
              "period": {"from": "2010-12-01", "to": "2010-12-01"}, "kind": "ORIGINAL",
              "verdict": "ACCEPTED_WITH_REJECTS", "declared": 100, "received": 100, "accepted": 98, "quarantined": 2,
              "differences": [],
              "receipt": "sha-256:cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc",
              "links": {"batch": "/api/collection/v1/batches/019b76da-a800-7000-8000-000000000001",
                        "receipt": "/api/collection/v1/batches/019b76da-a800-7000-8000-000000000001/receipt",
                        "quarantine": "/api/collection/v1/batches/019b76da-a800-7000-8000-000000000001/quarantine"}}],
           "notes": [{"code": "no-grade", "zh": "可评分值为 15 分，不足 60 分，不评等次",
                      "en": "15 points were assessable; with fewer than 60 there is no grade"}]}}""")
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
