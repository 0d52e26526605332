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
                        "签名检查点全文: the signed note (C2SP tlog-checkpoint), with the signatures of the center and of up to 14"
                                + " witnesses, the auditor's first; the others are listed at /ledger/cosignatures")
        String note,

        @Schema(description = "见证方: the names of the witnesses whose signatures stand in the note")
        List<String> witnesses) {

    /** With two of the center's own no more than the sixteen signatures that every reader of notes takes; the auditor's come first. */
    private static final int SHOWN_WITNESSES = 14;

    /** How the columns below are read; a checkpoint is {@code c}. */
    static final String COLUMNS = """
            c.size, c.root, c.signed_at, c.note, coalesce(s.lines, '') as lines, coalesce(s.names, '{}') as witnesses
            from ledger_checkpoint c cross join lateral (
                select string_agg(line, '' order by place) as lines, array_agg(name order by place) as names
                from (
                    select s.line, w.name, row_number() over (order by w.unit nulls first, s.added_at, w.name) as place
                    from ledger_cosignature s join witness w on w.id = s.witness where s.size = c.size) signed
                where place <= %d) s""".formatted(SHOWN_WITNESSES);

    static CheckpointView of(Row row) {
        return new CheckpointView(
                row.getLong("size"),
                Base64.getEncoder().encodeToString(row.getBuffer("root").getBytes()),
                row.getOffsetDateTime("signed_at").toInstant(),
                row.getString("note") + row.getString("lines"),
                List.of(row.getArrayOfStrings("witnesses")));
    }
}
