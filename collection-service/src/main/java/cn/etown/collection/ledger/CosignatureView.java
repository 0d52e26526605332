package cn.etown.collection.ledger;

import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;

/** What one witness signed of a checkpoint. */
@Schema(name = "Cosignature", description = "见证签名: what one witness signed of a checkpoint", examples = """
        {"witness": "auditor.example/witness", "seenAt": "2026-11-26T01:02:03Z",
         "signature": "— auditor.example/witness jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA=="}""")
public record CosignatureView(
        @Schema(description = "见证方: its name") String witness,

        @Schema(description = "见证时间: when it saw the checkpoint, as signed")
        Instant seenAt,

        @Schema(description = "签名行: the signature line of C2SP tlog-cosignature, without the line's end")
        String signature) {

    static CosignatureView of(Row row) {
        return new CosignatureView(
                row.getString("name"),
                row.getOffsetDateTime("seen_at").toInstant(),
                row.getString("line").strip());
    }
}
