package cn.etown.governance.coverage;

import cn.etown.governance.coverage.domain.Counted;
import cn.etown.governance.coverage.domain.Tally;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;
import java.util.List;

/** What the API shows of the coverage of one thing on one day. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        description = "全面性: how many data items in scope stand how at the end of a day, and the coverage they make",
        examples = """
        {"level": "UNIT", "key": "91141029MA0DEM1AXT", "asOf": "2026-03-31", "inScope": 100, "connected": 70,
         "planned": 5, "exempt": 20, "missing": 4, "disputed": 1, "outOfScope": 12, "systems": 4, "systemsWithoutListing": 1,
         "systemsWithOldListing": 0, "figure": {"state": "MEASURED", "value": "65.6250", "reason": "NO_LISTING"},
         "listingsOwed": [{"sourceSystem": "019b76da-a800-7000-8000-000000000002", "name": "订单系统",
         "unit": "91141029MA0DEM1AXT", "reason": "NO_LISTING", "since": "2026-03-02"}]}""")
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

        @Schema(description = "移出范围: taken out of scope by a decision; no part of the figure")
        long outOfScope,

        @Schema(description = "源系统数: on the register on that day")
        long systems,

        @Schema(description = "未上传清单的源系统数: each counts as a system of average size with nothing connected")
        long systemsWithoutListing,

        @Schema(description = "清单过期的源系统数: the newest listing is too old")
        long systemsWithOldListing,

        @Schema(description = "覆盖率") CoverageFigureView figure,

        @Schema(
                description =
                        "待交清单的源系统: without a listing or with one that is too old, by unit, at most 20 of those the caller"
                                + " may see; absent in a history")
        List<ListingOwedView> listingsOwed) {

    /** @param listingsOwed {@code null} in a history */
    static CoverageView of(
            CoverageLevel level, String key, LocalDate day, Tally tally, List<ListingOwedView> listingsOwed) {
        return new CoverageView(
                level,
                key,
                day,
                tally.inScope(),
                tally.of(Counted.CONNECTED),
                tally.of(Counted.PLANNED),
                tally.of(Counted.EXEMPT),
                tally.of(Counted.MISSING),
                tally.of(Counted.DISPUTED),
                tally.of(Counted.OUT_OF_SCOPE),
                tally.of(Counted.SYSTEM),
                tally.of(Counted.UNLISTED),
                tally.of(Counted.OUTDATED),
                CoverageFigureView.of(tally),
                listingsOwed);
    }
}
