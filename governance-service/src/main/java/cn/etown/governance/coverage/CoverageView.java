package cn.etown.governance.coverage;

import cn.etown.governance.coverage.domain.ItemCoverage;
import cn.etown.governance.coverage.domain.Tally;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;

/** What the API shows of the coverage of one thing on one day. */
@Schema(
        description = "全面性: how many data items in scope stand how at the end of a day, and the coverage they make",
        examples = """
        {"level": "UNIT", "key": "91141029MA0DEM1AXT", "asOf": "2026-03-31", "inScope": 100, "connected": 70,
         "planned": 5, "exempt": 20, "missing": 4, "disputed": 1, "figure": {"state": "MEASURED", "value":"
                 + " "87.5000"}}""")
public record CoverageView(
        @Schema(description = "统计层级") CoverageLevel level,

        @Schema(
                description = "对象: id of the source system, code of the unit, the domain, or \"county\"",
                examples = "91141029MA0DEM1AXT")
        String key,

        @Schema(description = "截至日期: at the end of this day; of a day to come, as far as is known now")
        LocalDate asOf,

        @Schema(description = "范围内") long inScope,
        @Schema(description = "已接入") long connected,
        @Schema(description = "计划接入") long planned,

        @Schema(description = "豁免: exemptions alive on that day")
        long exempt,

        @Schema(description = "缺失") long missing,
        @Schema(description = "存在争议: counts as missing") long disputed,
        @Schema(description = "覆盖率") CoverageFigureView figure) {

    static CoverageView of(CoverageLevel level, String key, LocalDate day, Tally tally) {
        return new CoverageView(
                level,
                key,
                day,
                tally.inScope(),
                tally.of(ItemCoverage.CONNECTED),
                tally.of(ItemCoverage.PLANNED),
                tally.of(ItemCoverage.EXEMPT),
                tally.of(ItemCoverage.MISSING),
                tally.of(ItemCoverage.DISPUTED),
                CoverageFigureView.of(tally));
    }
}
