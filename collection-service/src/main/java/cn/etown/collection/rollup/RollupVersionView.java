package cn.etown.collection.rollup;

import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;

/** One computation of a batch's rollup. */
@Schema(name = "RollupVersion", description = "汇总版本: one computation of a batch's rollup", examples = """
        {"version": 2, "computedAt": "2026-11-26T01:02:04Z", "changed": false, "kept": true}""")
public record RollupVersionView(
        @Schema(description = "版本号: 1 is that of the judge") int version,

        @Schema(description = "计算时间") Instant computedAt,

        @Schema(description = "有变: whether it came out otherwise than the version before")
        boolean changed,

        @Schema(
                description =
                        "保存: whether it can be read; for so many years after it was replaced as summaries are kept")
        boolean kept) {

    static RollupVersionView of(Row row) {
        return new RollupVersionView(
                row.getInteger("version"),
                row.getOffsetDateTime("computed_at").toInstant(),
                row.getBoolean("changed"),
                row.getBoolean("kept"));
    }
}
