package cn.etown.collection.selfcheck;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** One check of a batch against its receipt. */
@Schema(
        name = "Verification",
        description = "复核: a batch computed anew from its rows and held against its receipt",
        examples = """
        {"id": "019adf4c-5f4b-7c3e-8d2a-1f0e9d8c7b6a", "batch": "019adf4c-0f4b-7c3e-8d2a-1f0e9d8c7b6a", "state": "HOLDS",
         "recordsDone": 3108, "recordsTotal": 3108, "requestedAt": "2026-11-26T01:02:03Z", "finishedAt": "2026-11-26T01:02:04Z",
         "findings": []}""")
public record VerificationView(
        @Schema(description = "标识") UUID id,

        @Schema(description = "批次标识") UUID batch,

        @Schema(description = "状态: WAITING 等待或进行中, HOLDS 一致, DIFFERS 不一致")
        VerificationState state,

        @Schema(description = "已复核记录数: records looked at so far")
        long recordsDone,

        @Schema(description = "应复核记录数: records in all") long recordsTotal,

        @Schema(description = "提出时间") Instant requestedAt,

        @Schema(description = "完成时间", nullable = true) Instant finishedAt,

        @Schema(description = "差异: what differs, 100 at most")
        List<Finding> findings) {

    static VerificationView of(Row row) {
        OffsetDateTime finished = row.getOffsetDateTime("finished_at");
        JsonObject findings = row.getJsonObject("findings");
        return new VerificationView(
                row.getUUID("id"),
                row.getUUID("batch"),
                VerificationState.valueOf(row.getString("state")),
                row.getLong("records_done"),
                row.getLong("records_total"),
                row.getOffsetDateTime("requested_at").toInstant(),
                finished == null ? null : finished.toInstant(),
                findings == null
                        ? List.of()
                        : findings.getJsonArray("found").stream()
                                .map(found -> ((JsonObject) found).mapTo(Finding.class))
                                .toList());
    }
}
