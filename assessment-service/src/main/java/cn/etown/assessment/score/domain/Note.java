package cn.etown.assessment.score.domain;

import cn.etown.assessment.scheme.domain.Reason;
import cn.etown.kit.problem.Text;

import java.util.function.Function;

/** What a reader of a score must know beside its numbers. */
public enum Note {
    DUE_UNKNOWN(
            "due-unknown",
            any -> new Text(
                    "本评分只计已收到并裁定的批次。应报清单尚未建立，应报未报的批次未被发现，也未扣分",
                    "This score counts batches that came and were judged. What was due is not known yet: batches that did not"
                            + " come were neither noticed nor held against the unit")),
    SCALED(
            "scaled",
            any -> new Text(
                    "有指标不可评定，已移出总分，百分比按其余指标折算",
                    "An indicator is not assessable and left the total; the percentage is of the other ones")),
    NO_GRADE("no-grade", Note::tooFewPoints);

    private final String code;
    private final Function<Assessment, Text> text;

    Note(String code, Function<Assessment, Text> text) {
        this.code = code;
        this.text = text;
    }

    /** This note as {@code assessment} has it said. */
    public Reason reason(Assessment assessment) {
        return new Reason(code, text.apply(assessment));
    }

    private static Text tooFewPoints(Assessment assessment) {
        String assessable = assessment.assessable().toPlainString();
        String least = assessment.scheme().leastAssessable().toPlainString();
        return new Text(
                "可评分值为 " + assessable + " 分，不足 " + least + " 分，不评等次",
                assessable + " points were assessable; with fewer than " + least + " there is no grade");
    }
}
