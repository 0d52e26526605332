package cn.etown.collection.ledger;

import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.Base64;
import java.util.List;

/** One published checkpoint of the ledger. */
@Schema(
        name = "Checkpoint",
        description = "检查点: what the ledger was at one time, as the center published it",
        examples = """
        {"size": 2, "root": "XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=", "signedAt": "2026-11-26T01:02:03Z",
         "note": "etown/11141029MA0DEM0CXF/ledger\\n2\\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\\n\\n— etown/11141029MA0DEM0CXF/ledger x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\\n",
         "witnesses": []}""")
public record CheckpointView(
        @Schema(description = "回执数: how many receipts stand in it")
        long size,

        @Schema(description = "根哈希: the root of their tree (RFC 6962), base64")
        String root,

        @Schema(description = "签署时间: when the center signed it")
        Instant signedAt,

        @Schema(
                description =
                        "签名检查点全文: the signed note (C2SP tlog-checkpoint), with the signatures of the center and of all witnesses")
        String note,

        @Schema(description = "见证方: the names of the witnesses who signed it")
        List<String> witnesses) {

    /** How the columns below are read; a checkpoint is {@code c}. */
    static final String COLUMNS = """
            c.size, c.root, c.signed_at, c.note,
            coalesce((select string_agg(s.line, '' order by s.added_at, w.name) from ledger_cosignature s
                join witness w on w.id = s.witness where s.size = c.size), '') as lines,
            coalesce((select array_agg(w.name order by s.added_at, w.name) from ledger_cosignature s
                join witness w on w.id = s.witness where s.size = c.size), '{}') as witnesses
            from ledger_checkpoint c""";

    static CheckpointView of(Row row) {
        return new CheckpointView(
                row.getLong("size"),
                Base64.getEncoder().encodeToString(row.getBuffer("root").getBytes()),
                row.getOffsetDateTime("signed_at").toInstant(),
                row.getString("note") + row.getString("lines"),
                List.of(row.getArrayOfStrings("witnesses")));
    }
}
