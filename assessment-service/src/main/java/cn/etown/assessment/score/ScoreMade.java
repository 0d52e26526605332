package cn.etown.assessment.score;

import cn.etown.assessment.scheme.domain.Grade;
import cn.etown.kit.feed.NewEvent;

import java.time.Instant;
import java.util.UUID;

/**
 * The fact that a unit was scored, as the feed tells it.
 *
 * @param percent null where nothing was assessable
 * @param grade null where fewer points were assessable than the scheme asks for
 * @param digest of the score's document
 */
record ScoreMade(
        UUID score,
        String unit,
        String month,
        int edition,
        UUID scheme,
        String points,
        String assessable,
        String percent,
        Grade grade,
        String digest,
        Instant madeAt) {

    static NewEvent of(Score score) {
        return new NewEvent(
                "cn.etown.assessment.score-made.v1",
                "scores/" + score.id(),
                new ScoreMade(
                        score.id(),
                        score.unit(),
                        score.month().toString(),
                        score.edition(),
                        score.scheme(),
                        score.points().toPlainString(),
                        score.assessable().toPlainString(),
                        score.percent() == null ? null : score.percent().toPlainString(),
                        score.grade(),
                        score.digest(),
                        score.madeAt()));
    }
}
