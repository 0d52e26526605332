package cn.etown.collection.signal;

import cn.etown.collection.signal.domain.SignalKind;
import cn.etown.collection.signal.domain.SignalState;
import com.fasterxml.jackson.annotation.JsonIgnore;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the API shows of a signal. */
@Schema(name = "Signal", description = "代报信号: for a person to judge, never a verdict", examples = """
        {"id": "0198f2b6-7a30-7c1e-9d55-3f0c1f6f8a10", "kind": "SAME_ADDRESS", "value": "203.0.113.7",
         "units": ["91141029MA0DEM1AXT", "93141029MA0DEM2BXB"], "batches": 4, "state": "OPEN", "rule": 1}""")
public record SignalView(
        @Schema(description = "标识") UUID id,

        @Schema(
                description =
                        "类别: SAME_CLIENT 同一客户端, SAME_CALLER 同一账号, SAME_ADDRESS 同一地址, SAME_CONTENT 相同内容, SAME_RECORDS 相同记录, ODD_HOURS 非常时段批量报送")
        SignalKind kind,

        @Schema(
                description =
                        "共同之处: the client, account, address or digest; at odd hours the account and the day on which the night began")
        String value,

        @Schema(description = "涉及单位") List<String> units,
        @Schema(description = "批次数: all that show it") int batches,

        @Schema(description = "依据: the newest of these batches, 50 at most")
        List<Evidence> evidence,

        @Schema(description = "最早时间") Instant firstAt,
        @Schema(description = "最近时间") Instant lastAt,
        @Schema(description = "规则版本") int rule,
        @Schema(description = "产生时间") Instant raisedAt,

        @Schema(description = "状态: OPEN 待研判, DISMISSED 排除, TAKEN_UP 转入核查")
        SignalState state,

        @JsonIgnore long version) {

    /** A batch that shows it. */
    @Schema(name = "SignalEvidence", description = "依据: one batch")
    public record Evidence(
            @Schema(description = "批次标识") UUID batch,
            @Schema(description = "单位代码") String unit,
            @Schema(description = "封存时间") Instant at,

            @Schema(description = "是否有代报备案: whether the unit had declared who sends for it")
            boolean declared) {}

    static SignalView of(Row row) {
        return new SignalView(
                row.getUUID("id"),
                SignalKind.valueOf(row.getString("kind")),
                row.getString("value"),
                List.of(row.getArrayOfStrings("units")),
                row.getInteger("batches"),
                row.getJsonObject("evidence").getJsonArray("batches").stream()
                        .map(JsonObject.class::cast)
                        .map(batch -> new Evidence(
                                UUID.fromString(batch.getString("batch")),
                                batch.getString("unit"),
                                Instant.parse(batch.getString("at")),
                                batch.getBoolean("declared")))
                        .toList(),
                row.getOffsetDateTime("first_at").toInstant(),
                row.getOffsetDateTime("last_at").toInstant(),
                row.getInteger("rule"),
                row.getOffsetDateTime("raised_at").toInstant(),
                SignalState.valueOf(row.getString("state")),
                row.getLong("version"));
    }
}
