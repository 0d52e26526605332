package cn.etown.collection.delivery;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.Map;
import java.util.UUID;

/** One record of an asset, and where it came from. */
@Schema(description = "数据资产记录", examples = """
        {"batch": "0198f2b6-7a30-7c1e-9d55-3f0c1f6f8a10", "part": 1, "line": 2,
         "digest": "sha-256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
         "values": {"order": "536365", "product": "85123A", "quantity": "6", "price": "2.55"}}""")
public record AssetRecord(
        @Schema(description = "批次标识") UUID batch,
        @Schema(description = "分片号") int part,
        @Schema(description = "行号") long line,
        @Schema(description = "记录摘要") String digest,

        @Schema(description = "各字段的规范文本; null where there is no value")
        Map<String, String> values) {}
