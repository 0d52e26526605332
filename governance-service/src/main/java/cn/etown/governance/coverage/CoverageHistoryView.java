package cn.etown.governance.coverage;

import cn.etown.governance.coverage.domain.Tally;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;

/** What the API shows of the coverage of one thing, day by day. */
@Schema(description = "全面性历史: the coverage of one thing at the end of each day", examples = """
        {"level": "COUNTY", "key": "county", "days": [{"level": "COUNTY", "key": "county", "asOf": "2026-03-31",
         "inScope": 100, "connected": 70, "planned": 5, "exempt": 20, "missing": 4, "disputed": 1, "outOfScope": 12,
         "systems": 4, "systemsWithoutListing": 0, "systemsWithOldListing": 0,
         "figure": {"state": "MEASURED", "value": "87.5000"}}]}""")
public record CoverageHistoryView(
        @Schema(description = "统计层级") CoverageLevel level,
        @Schema(description = "对象") String key,
        @Schema(description = "逐日: in order, without gap") List<CoverageView> days) {

    static CoverageHistoryView of(CoverageLevel level, String key, SortedMap<LocalDate, Tally> days) {
        return new CoverageHistoryView(
                level,
                key,
                days.entrySet().stream()
                        .map(day -> CoverageView.of(level, key, day.getKey(), day.getValue(), null))
                        .toList());
    }
}
