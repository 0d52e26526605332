package cn.etown.monitoring.quality;

import cn.etown.monitoring.quality.domain.Figure;
import cn.etown.monitoring.quality.domain.Figure.Measured;
import cn.etown.monitoring.quality.domain.Figure.NotAssessable;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the API shows of a quality figure. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Figure", description = "质量指标值: a value from 0 to 100, or the reason why there is none")
public record FigureView(
        State state,

        @Schema(
                description = "值: 0 to 100 with at most four decimals, rounded down; absent where not assessable",
                examples = "98.5")
        String value,

        @Schema(description = "不可评估的原因: absent where measured")
        ReasonView reason) {

    /** Whether there is a value. */
    @Schema(name = "FigureState", description = "状态: 已测量 or 不可评估")
    public enum State {
        MEASURED,
        NOT_ASSESSABLE
    }

    /** Why there is no value. */
    @Schema(name = "Reason", description = "原因")
    public record ReasonView(
            @Schema(description = "代码", examples = "nothing-received")
            String code,

            @Schema(description = "中文说明", examples = "没有收到记录")
            String zh,

            @Schema(description = "英文说明", examples = "No record was received")
            String en) {}

    static FigureView of(Figure figure) {
        if (figure instanceof NotAssessable none) {
            var text = none.reason().text();
            return new FigureView(
                    State.NOT_ASSESSABLE, null, new ReasonView(none.reason().code(), text.zh(), text.en()));
        }
        return new FigureView(State.MEASURED, ((Measured) figure).value().toPlainString(), null);
    }
}
