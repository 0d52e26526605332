package cn.etown.collection.delivery;

import cn.etown.kit.page.Page;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;

/** One page of an interface's records. */
@Schema(description = "数据资产记录: one page")
public record AssetPage(
        @Schema(description = "截至的存证位置: ask the next pages for the same")
        long asOf,

        @Schema(description = "记录") List<AssetRecord> items,

        @Schema(description = "下一页标记") @JsonInclude(JsonInclude.Include.NON_NULL)
        String next) {

    static AssetPage of(long asOf, Page<AssetRecord> page) {
        return new AssetPage(asOf, page.items(), page.next());
    }
}
