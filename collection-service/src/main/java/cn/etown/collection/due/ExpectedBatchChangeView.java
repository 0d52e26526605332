package cn.etown.collection.due;

import cn.etown.collection.due.domain.ExpectedState;
import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.UUID;

/** What the API shows of one fact in the history of an expected batch. */
@Schema(name = "ExpectedBatchChange", description = "应报批次变更", examples = """
        {"revision": 2, "at": "2026-03-03T01:00:04Z", "state": "MISSING", "policy": 1, "dueAt": "2026-03-03T01:00:00Z",
         "exemptReason": null, "batch": null, "workingDaysLate": null}""")
public record ExpectedBatchChangeView(
        @Schema(description = "序号: from 1") int revision,
        @Schema(description = "时间") Instant at,
        @Schema(description = "状态") ExpectedState state,
        @Schema(description = "策略序号") int policy,
        @Schema(description = "最晚到达", nullable = true) Instant dueAt,
        @Schema(description = "免报原因", nullable = true) String exemptReason,
        @Schema(description = "批次标识", nullable = true) UUID batch,
        @Schema(description = "迟报工作日数", nullable = true) Integer workingDaysLate) {

    static ExpectedBatchChangeView of(Row row) {
        var dueAt = row.getOffsetDateTime("due_at");
        return new ExpectedBatchChangeView(
                row.getInteger("revision"),
                row.getOffsetDateTime("at").toInstant(),
                ExpectedState.valueOf(row.getString("state")),
                row.getInteger("policy"),
                dueAt == null ? null : dueAt.toInstant(),
                row.getString("exempt_reason"),
                row.getUUID("batch"),
                row.getInteger("days_late"));
    }
}
