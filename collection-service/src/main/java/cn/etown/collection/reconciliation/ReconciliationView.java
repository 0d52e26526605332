package cn.etown.collection.reconciliation;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What the API shows of what is held for a period, against what is stated. */
@Schema(
        name = "Reconciliation",
        description = "对账结果: what the center holds for a period, against what the source states",
        examples = """
        {"id": "019adf4c-5f4b-7c3e-8d2a-1f0e9d8c7b6a", "interface": "sales-lines", "unit": "91141029MA0DEM1AXT",
         "period": {"from": "2010-12-01", "to": "2010-12-01"}, "statement": "019adf4c-0f4b-7c3e-8d2a-1f0e9d8c7b6a",
         "expectedBatch": null, "batch": null, "state": "DIFFERS", "newest": true, "recordsDone": 3107, "asOf": 42,
         "requestedAt": "2026-11-26T01:02:03Z", "waitsUntil": null, "finishedAt": "2026-11-26T01:02:04Z", "statedRecords": 3108, "heldRecords": 3107,
         "statedTotals": {"amount": "58960.79"}, "heldTotals": {"amount": "58945.49"}, "bucketsDiffer": 1,
         "differences": {"short": 1, "excess": 0, "altered": 0, "duplicated": 0, "setAside": 0}}""")
public record ReconciliationView(
        @Schema(description = "标识") UUID id,

        @JsonProperty("interface") @Schema(name = "interface", description = "数据接口编码")
        String interfaceCode,

        @Schema(description = "单位代码") String unit,

        @Schema(description = "数据期") Days period,

        @Schema(description = "对账单: null where there is none", nullable = true)
        UUID statement,

        @Schema(description = "应报批次: that is missing", nullable = true)
        UUID expectedBatch,

        @Schema(description = "批次: that gave cause", nullable = true)
        UUID batch,

        @Schema(
                description =
                        "状态: WAITING 等待或进行中, WANTS_RECORDS 待报记录摘要, MATCHED 一致, DIFFERS 不一致, MISSING 缺报, UNSTATED 未对账, OVERTAKEN 已被更新")
        ReconciliationState state,

        @Schema(description = "最新: of its period") boolean newest,

        @Schema(description = "已读记录数: while it is computed") long recordsDone,

        @Schema(description = "账本位置: up to which it was compared", nullable = true)
        Long asOf,

        @Schema(description = "提出时间") Instant requestedAt,

        @Schema(
                description =
                        "等待至: not looked at before: a batch is being judged, or what is due may still come in time; else null",
                nullable = true)
        Instant waitsUntil,

        @Schema(description = "完成时间", nullable = true) Instant finishedAt,

        @Schema(description = "对账单记录数: null where nothing says how many", nullable = true)
        Long statedRecords,

        @Schema(description = "中心记录数", nullable = true) Long heldRecords,

        @Schema(description = "对账单控制总量") Map<String, String> statedTotals,

        @Schema(description = "中心控制总量") Map<String, String> heldTotals,

        @Schema(description = "不一致的桶数", nullable = true) Integer bucketsDiffer,

        @Schema(description = "差异记录数: null where they were not counted", nullable = true)
        Counts differences) {

    /** The days of a period, both ends included. */
    @Schema(name = "ReconciledPeriod", description = "数据期: days, both ends included")
    public record Days(
            @Schema(description = "起始日") LocalDate from,

            @Schema(description = "结束日") LocalDate to) {}

    /** How many records differ. */
    @Schema(name = "DifferenceCounts", description = "差异记录数: by kind")
    public record Counts(
            @JsonProperty("short") @Schema(name = "short", description = "短少")
            long missing,

            @Schema(description = "多出") long excess,

            @Schema(description = "被改") long altered,

            @Schema(description = "重复") long duplicated,

            @Schema(description = "其中已隔离: duplicates that the center has in quarantine alone")
            long setAside) {}

    static ReconciliationView of(Row row) {
        Long missing = row.getLong("short");
        return new ReconciliationView(
                row.getUUID("id"),
                row.getString("interface"),
                row.getString("unit"),
                new Days(row.getLocalDate("period_from"), row.getLocalDate("period_to")),
                row.getUUID("statement"),
                row.getUUID("expected"),
                row.getUUID("batch"),
                ReconciliationState.valueOf(row.getString("state")),
                row.getBoolean("newest"),
                row.getLong("records_done"),
                row.getLong("as_of"),
                row.getOffsetDateTime("requested_at").toInstant(),
                row.getString("state").equals("WAITING") ? CaseRow.instant(row, "not_before") : null,
                CaseRow.instant(row, "finished_at"),
                row.getLong("stated_records"),
                row.getLong("held_records"),
                totals(row.getJsonObject("stated_totals")),
                totals(row.getJsonObject("held_totals")),
                row.getInteger("buckets_differ"),
                missing == null
                        ? null
                        : new Counts(
                                missing,
                                row.getLong("excess"),
                                row.getLong("altered"),
                                row.getLong("duplicated"),
                                row.getLong("set_aside")));
    }

    private static Map<String, String> totals(JsonObject kept) {
        Map<String, String> totals = new TreeMap<>();
        if (kept != null) {
            kept.forEach(total -> totals.put(total.getKey(), (String) total.getValue()));
        }
        return totals;
    }
}
