package cn.etown.collection.rollup;

import cn.etown.kit.page.Page;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;
import java.util.UUID;

/** One page of a batch's rollup. */
@Schema(name = "Rollup", description = "批次汇总: one page")
public record RollupPage(
        @Schema(description = "批次标识") UUID batch,

        @Schema(
                description =
                        "汇总版本: how often it was computed, from 1; a higher one takes the place of a lower; 0 where there is none")
        int version,

        @Schema(description = "按日期和维度的汇总") List<RollupItem> items,

        @Schema(description = "下一页标记") @JsonInclude(JsonInclude.Include.NON_NULL)
        String next) {

    static RollupPage of(UUID batch, int version, Page<RollupItem> page) {
        return new RollupPage(batch, version, page.items(), page.next());
    }
}
