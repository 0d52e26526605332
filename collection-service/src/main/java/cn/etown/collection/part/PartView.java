package cn.etown.collection.part;

import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;

/** What the API shows of a part. */
@Schema(name = "Part", description = "分片", examples = """
        {"number": 1, "digest": "sha-256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
         "format": "text/csv", "bytes": 186480, "records": 3108, "accepted": 3106, "quarantined": 2, "receivedAt": "2010-12-02T01:00:00Z"}""")
public record PartView(
        @Schema(description = "分片号", examples = "1") int number,

        @Schema(description = "内容摘要: SHA-256 of the content, decoded")
        String digest,

        @Schema(
                description =
                        "内容格式: the form in which the content was read, CSV with what differs from UTF-8, comma and double quote",
                examples = "text/csv; charset=GB18030")
        String format,

        @Schema(description = "字节数: bytes of the content, decoded")
        long bytes,

        @Schema(description = "记录数") long records,
        @Schema(description = "合格") long accepted,
        @Schema(description = "隔离") long quarantined,
        @Schema(description = "接收时间") Instant receivedAt) {

    static PartView of(Row row) {
        return new PartView(
                row.getInteger("number"),
                row.getString("digest"),
                row.getString("format"),
                row.getLong("bytes"),
                row.getLong("records"),
                row.getLong("accepted"),
                row.getLong("quarantined"),
                row.getOffsetDateTime("received_at").toInstant());
    }
}
