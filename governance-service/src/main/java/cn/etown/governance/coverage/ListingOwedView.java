package cn.etown.governance.coverage;

import cn.etown.governance.coverage.domain.Counted;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;
import java.util.UUID;

/** What the API shows of a source system whose listing is owed. */
@Schema(
        name = "ListingOwed",
        description = "待交清单的源系统: a source system without a listing, or with one that is too old",
        examples = """
        {"sourceSystem": "019b76da-a800-7000-8000-000000000002", "name": "订单系统", "unit": "91141029MA0DEM1AXT",
         "reason": "NO_LISTING", "since": "2026-03-02"}""")
public record ListingOwedView(
        @Schema(description = "源系统") UUID sourceSystem,
        @Schema(description = "名称") String name,

        @Schema(description = "所属单位", examples = "91141029MA0DEM1AXT")
        String unit,

        @Schema(description = "原因") Why reason,

        @Schema(description = "起始日期: when it was registered, or the first day on which its newest listing was too old")
        LocalDate since) {

    /** Why a listing is owed. */
    @Schema(
            name = "ListingOwedReason",
            description = "原因: none was ever uploaded (从未上传清单), or the newest is too old (清单已过期)")
    public enum Why {
        NO_LISTING,
        OLD_LISTING
    }

    static ListingOwedView of(CoverageChangeRepository.ListingOwed owed) {
        return new ListingOwedView(
                owed.sourceSystem(),
                owed.name(),
                owed.unit(),
                owed.counted() == Counted.UNLISTED ? Why.NO_LISTING : Why.OLD_LISTING,
                owed.since());
    }
}
