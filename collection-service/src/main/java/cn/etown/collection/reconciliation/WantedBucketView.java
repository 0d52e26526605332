package cn.etown.collection.reconciliation;

import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A bucket whose records the source is to name. */
@Schema(name = "WantedBucket", description = "待报的桶: whose records the source is to name", examples = """
        {"bucket": 17, "statedRecords": 13, "heldRecords": 12,
         "statedDigest": "sha-256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
         "heldDigest": "sha-256:4355a46b19d348dc2f57c046f8ef63d4538ebb936000f3c9ee954a27460dd865"}""")
public record WantedBucketView(
        @Schema(description = "桶号: 0 to 255") int bucket,

        @Schema(description = "对账单记录数") long statedRecords,

        @Schema(description = "中心记录数") long heldRecords,

        @Schema(description = "对账单摘要") String statedDigest,

        @Schema(description = "中心摘要") String heldDigest) {

    static WantedBucketView of(Row row) {
        return new WantedBucketView(
                row.getShort("bucket"),
                row.getLong("stated_records"),
                row.getLong("held_records"),
                row.getString("digest"),
                row.getString("held_digest"));
    }
}
