package cn.etown.collection.signal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

/** What the API shows of a mandate. */
@Schema(name = "Mandate", description = "代报备案: that a client sends for a unit openly", examples = """
        {"id": "0198f2b6-7a30-7c1e-9d55-3f0c1f6f8a10", "unit": "91141029MA0DEM1AXT", "client": "county-erp-service",
         "until": "2027-11-30", "evidence": "与服务商签订的代报委托书 2026-11-01", "state": "IN_FORCE"}""")
public record MandateView(
        @Schema(description = "标识") UUID id,
        @Schema(description = "单位代码") String unit,
        @Schema(description = "客户端") String client,
        @Schema(description = "截止日") LocalDate until,
        @Schema(description = "依据") String evidence,

        @Schema(description = "状态: DECLARED 已申报, IN_FORCE 已确认, ENDED 已终止")
        MandateState state,

        @Schema(description = "申报人") String declaredBy,
        @Schema(description = "申报时间") Instant declaredAt,
        @Schema(description = "确认人", nullable = true) String confirmedBy,
        @Schema(description = "确认时间", nullable = true) Instant confirmedAt,
        @Schema(description = "终止人", nullable = true) String endedBy,
        @Schema(description = "终止时间", nullable = true) Instant endedAt,
        @JsonIgnore long version) {

    static MandateView of(Row row) {
        return new MandateView(
                row.getUUID("id"),
                row.getString("unit"),
                row.getString("client"),
                row.getLocalDate("until"),
                row.getString("evidence"),
                MandateState.valueOf(row.getString("state")),
                row.getString("declared_by"),
                time(row, "declared_at"),
                row.getString("confirmed_by"),
                time(row, "confirmed_at"),
                row.getString("ended_by"),
                time(row, "ended_at"),
                row.getLong("version"));
    }

    private static Instant time(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
