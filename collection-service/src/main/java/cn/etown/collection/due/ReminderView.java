package cn.etown.collection.due;

import cn.etown.collection.due.ExpectedBatchView.Days;
import cn.etown.collection.due.domain.ReminderStep;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/** What the API shows of a step by which a unit was asked for what it owes. */
@Schema(name = "Reminder", description = "催报记录: that a unit was asked for what it owes, with proof", examples = """
        {"id": "0198f2b6-7a30-7c1e-9d55-3f0c1f6f8a11", "step": "URGING", "unit": "91141029MA0DEM1AXT",
         "interface": "sales-lines", "expectedBatch": "0198f2b6-7a30-7c1e-9d55-3f0c1f6f8a10",
         "period": {"from": "2026-03-02", "to": "2026-03-02"}, "dueAt": "2026-03-03T01:00:00Z",
         "plannedAt": "2026-03-03T01:00:00Z", "givenAt": "2026-03-03T01:00:04Z", "ladder": 1, "channel": "FEED",
         "acknowledgement": null}""")
public record ReminderView(
        @Schema(description = "标识") UUID id,

        @Schema(description = "步骤: REMINDER 到期提醒, URGING 催报, SUPERVISION 督办, NOTICE 通报")
        ReminderStep step,

        @Schema(description = "单位代码: to whom") String unit,

        @JsonProperty("interface") @Schema(name = "interface", description = "数据接口编码")
        String interfaceCode,

        @Schema(description = "应报批次标识: what was owed") UUID expectedBatch,
        @Schema(description = "数据期") Days period,
        @Schema(description = "最晚到达") Instant dueAt,

        @Schema(description = "应催时间: when the step should have been given")
        Instant plannedAt,

        @Schema(description = "催报时间: when it was given") Instant givenAt,

        @Schema(description = "催报规则版本: by which its time was set", examples = "1")
        int ladder,

        @Schema(description = "告知方式: FEED, in this list and the feed", examples = "FEED")
        String channel,

        @Schema(description = "签收: that somebody of the unit saw it; null until then", nullable = true)
        Acknowledgement acknowledgement) {

    /** That somebody of the unit saw it. */
    @Schema(name = "ReminderAcknowledgement", description = "签收")
    public record Acknowledgement(
            @Schema(description = "签收时间") Instant at,
            @Schema(description = "签收人") String by,
            @Schema(description = "签收人姓名") String name) {}

    static ReminderView of(Row row) {
        OffsetDateTime seen = row.getOffsetDateTime("acknowledged_at");
        return new ReminderView(
                row.getUUID("id"),
                ReminderStep.valueOf(row.getString("step")),
                row.getString("unit"),
                row.getString("interface"),
                row.getUUID("expected"),
                new Days(row.getLocalDate("period_from"), row.getLocalDate("period_to")),
                row.getOffsetDateTime("due_at").toInstant(),
                row.getOffsetDateTime("planned_at").toInstant(),
                row.getOffsetDateTime("given_at").toInstant(),
                row.getInteger("ladder"),
                row.getString("channel"),
                seen == null
                        ? null
                        : new Acknowledgement(
                                seen.toInstant(),
                                row.getString("acknowledged_by"),
                                row.getString("acknowledged_name")));
    }
}
