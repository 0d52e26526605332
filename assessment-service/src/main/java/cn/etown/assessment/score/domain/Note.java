package cn.etown.assessment.score.domain;

import cn.etown.assessment.scheme.domain.Reason;
import cn.etown.kit.problem.Text;

/** What a reader of a score must know beside its numbers. */
public enum Note {
    DUE_UNKNOWN(
            "due-unknown",
            new Text(
                    "本评分只计已收到并裁定的批次。应报清单尚未建立，应报未报的批次未被发现，也未扣分",
                    "This score counts batches that came and were judged. What was due is not known yet: batches that did not"
                            + " come were neither noticed nor held against the unit")),
    SCALED(
            "scaled",
            new Text(
                    "有指标不可评定，已移出总分，百分比按其余指标折算",
                    "An indicator is not assessable and left the total; the percentage is of the other ones")),
    NO_GRADE("no-grade", new Text("可评定的分值不足，不评等次", "Too few points were assessable for a grade"));

    private final Reason reason;

    Note(String code, Text text) {
        this.reason = new Reason(code, text);
    }

    public Reason reason() {
        return reason;
    }
}
