package cn.etown.collection.reconciliation;

import cn.etown.collection.reconciliation.domain.CaseState;
import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.UUID;

/** One move of a case: who, when, why, on what evidence. */
@Schema(name = "ReconciliationCaseMove", description = "核查历史: who moved a case, when and why", examples = """
        {"from": "OPEN", "to": "ANSWERED", "at": "2026-11-27T01:02:03Z", "by": "王芳", "reason": "两笔订单在传输中丢失，已补报更正批次",
         "link": null, "digest": null, "reconciliation": "019adf4c-1f4b-7c3e-8d2a-1f0e9d8c7b6a"}""")
public record CaseMoveView(
        @Schema(description = "原状态", nullable = true) CaseState from,

        @Schema(description = "新状态") CaseState to,

        @Schema(description = "时间") Instant at,

        @Schema(description = "经办人") String by,

        @Schema(description = "说明", nullable = true) String reason,

        @Schema(description = "证据链接", nullable = true) String link,

        @Schema(description = "证据的 SHA-256 摘要", nullable = true)
        String digest,

        @Schema(description = "当时的对账结果") UUID reconciliation) {

    static CaseMoveView of(Row row) {
        String from = row.getString("from_state");
        return new CaseMoveView(
                from == null ? null : CaseState.valueOf(from),
                CaseState.valueOf(row.getString("to_state")),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("name"),
                row.getString("reason"),
                row.getString("link"),
                row.getString("digest"),
                row.getUUID("reconciliation"));
    }
}
