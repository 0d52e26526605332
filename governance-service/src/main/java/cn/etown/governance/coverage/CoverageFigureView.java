package cn.etown.governance.coverage;

import cn.etown.governance.coverage.domain.Counted;
import cn.etown.governance.coverage.domain.Tally;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the API shows of a coverage figure. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "CoverageFigure",
        description =
                "覆盖率: connected ÷ (in scope − live exemptions) × systems with a listing ÷ systems, from 0 to 100, or the"
                        + " reason why there is none",
        examples = """
        {"state": "MEASURED", "value": "87.5000"}""")
public record CoverageFigureView(
        State state,

        @Schema(
                description = "值: 0 to 100 with four decimals, rounded down; absent where not assessable",
                examples = "87.5000")
        String value,

        @Schema(description = "原因: why there is no value, or NO_LISTING where the value is lower for want of a listing")
        WhyNot reason) {

    /** Whether there is a value. */
    @Schema(name = "CoverageFigureState", description = "状态: 已测量 or 不可评估")
    public enum State {
        MEASURED,
        NOT_ASSESSABLE
    }

    /** Why there is no value, or why it is lower than the items alone would make it. */
    @Schema(
            name = "CoverageNotAssessable",
            description = "原因: nothing is in scope (范围内没有数据项), all that is has a live exemption (全部豁免), or a source"
                    + " system never uploaded a listing (未上传清单) and counts 0 by itself and in the figures above it")
    public enum WhyNot {
        NOTHING_IN_SCOPE,
        ALL_EXEMPT,
        NO_LISTING
    }

    static CoverageFigureView of(Tally tally) {
        return tally.coverage()
                .map(value -> new CoverageFigureView(State.MEASURED, value.toPlainString(), lowered(tally)))
                .orElseGet(() -> new CoverageFigureView(
                        State.NOT_ASSESSABLE,
                        null,
                        tally.inScope() == 0 ? WhyNot.NOTHING_IN_SCOPE : WhyNot.ALL_EXEMPT));
    }

    private static WhyNot lowered(Tally tally) {
        return tally.of(Counted.UNLISTED) == 0 ? null : WhyNot.NO_LISTING;
    }
}
