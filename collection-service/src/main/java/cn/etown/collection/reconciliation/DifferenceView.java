package cn.etown.collection.reconciliation;

import cn.etown.collection.reconciliation.domain.DifferenceKind;
import cn.etown.kit.json.Digests;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;
import java.util.UUID;

/** One record that differs. */
@Schema(
        name = "RecordDifference",
        description = "差异: one record that differs between source and center",
        examples = """
        {"number": 1, "kind": "ALTERED", "key": ["536365", "85123A"],
         "statedDigest": "sha-256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
         "heldDigest": "sha-256:4355a46b19d348dc2f57c046f8ef63d4538ebb936000f3c9ee954a27460dd865",
         "batch": "019adf4c-0f4b-7c3e-8d2a-1f0e9d8c7b6a", "part": 1, "line": 17, "quarantined": false}""")
public record DifferenceView(
        @Schema(description = "序号") long number,

        @Schema(description = "类型: SHORT 短少, EXCESS 多出, ALTERED 被改, DUPLICATED 重复")
        DifferenceKind kind,

        @Schema(description = "业务主键: its values in canonical text; null of a record without one", nullable = true)
        List<String> key,

        @Schema(description = "来源的记录摘要", nullable = true) String statedDigest,

        @Schema(description = "中心的记录摘要", nullable = true) String heldDigest,

        @Schema(description = "批次: that brought what the center has", nullable = true)
        UUID batch,

        @Schema(description = "分片号", nullable = true) Integer part,

        @Schema(description = "行号", nullable = true) Long line,

        @Schema(description = "在隔离区: it came, but is in quarantine alone")
        boolean quarantined) {

    static DifferenceView of(Row row) {
        String key = row.getString("key_text");
        return new DifferenceView(
                row.getLong("number"),
                DifferenceKind.valueOf(row.getString("kind")),
                key == null
                        ? null
                        : new JsonArray(key).stream().map(String.class::cast).toList(),
                digest(row.getBuffer("stated_digest")),
                digest(row.getBuffer("held_digest")),
                row.getUUID("batch"),
                row.getInteger("part"),
                row.getLong("line"),
                row.getBoolean("quarantined"));
    }

    private static String digest(Buffer kept) {
        return kept == null ? null : Digests.text(kept.getBytes());
    }
}
