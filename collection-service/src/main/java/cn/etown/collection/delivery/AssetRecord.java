package cn.etown.collection.delivery;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.Map;
import java.util.UUID;

/** One record of an asset, and where it came from. */
@Schema(description = "数据资产记录")
public record AssetRecord(
        @Schema(description = "批次标识") UUID batch,
        @Schema(description = "分片号") int part,
        @Schema(description = "行号") long line,
        @Schema(description = "记录摘要") String digest,

        @Schema(description = "各字段的规范文本; null where there is no value")
        Map<String, String> values) {}
