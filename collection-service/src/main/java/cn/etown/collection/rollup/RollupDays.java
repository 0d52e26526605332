package cn.etown.collection.rollup;

import cn.etown.kit.page.Page;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;
import java.util.UUID;

/** One page of a batch's rollup by day. */
@Schema(description = "批次日汇总: one page")
public record RollupDays(
        @Schema(description = "批次标识") UUID batch,

        @Schema(description = "汇总版本: as that of the rollup, of which these are the sums; 0 where there is none")
        int version,

        @Schema(description = "按日期的汇总: only days on which the batch has records")
        List<RollupDay> items,

        @Schema(description = "下一页标记") @JsonInclude(JsonInclude.Include.NON_NULL)
        String next) {

    static RollupDays of(UUID batch, int version, Page<RollupDay> page) {
        return new RollupDays(batch, version, page.items(), page.next());
    }
}
