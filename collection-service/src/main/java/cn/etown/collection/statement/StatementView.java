package cn.etown.collection.statement;

import cn.etown.collection.statement.StatementRequest.StatedPeriod;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** What the API shows of a statement. */
@Schema(name = "Statement", description = "对账单: what a source says of its own records", examples = """
        {"id": "019adf4c-5f4b-7c3e-8d2a-1f0e9d8c7b6a", "interface": "sales-lines", "unit": "91141029MA0DEM1AXT", "contractVersion": 1,
         "period": {"from": "2010-12-01", "to": "2010-12-01"}, "records": 3108, "failing": 0, "totals": {"amount": "58960.79"},
         "recordSetDigest": "sha-256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "reason": null,
         "supersedes": null, "supersededBy": null, "statedAt": "2026-11-26T01:02:03Z", "statedBy": "王芳"}""")
public record StatementView(
        @Schema(description = "标识") UUID id,

        @JsonProperty("interface") @Schema(name = "interface", description = "数据接口编码")
        String interfaceCode,

        @Schema(description = "单位代码") String unit,

        @Schema(description = "接口规范版本") int contractVersion,

        @Schema(description = "数据期") StatedPeriod period,

        @Schema(description = "记录数") long records,

        @Schema(description = "不合格记录数") long failing,

        @Schema(description = "控制总量") Map<String, String> totals,

        @Schema(description = "记录集摘要") String recordSetDigest,

        @Schema(description = "更替原因", nullable = true) String reason,

        @Schema(description = "所更替的对账单", nullable = true) UUID supersedes,

        @Schema(description = "更替它的对账单: null of the one that holds", nullable = true)
        UUID supersededBy,

        @Schema(description = "时间") Instant statedAt,

        @Schema(description = "签署人") String statedBy) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static StatementView of(Row row) {
        return new StatementView(
                row.getUUID("id"),
                row.getString("interface"),
                row.getString("unit"),
                row.getInteger("contract_version"),
                new StatedPeriod(row.getLocalDate("period_from"), row.getLocalDate("period_to")),
                row.getLong("records"),
                row.getLong("failing"),
                totals(row.getJsonObject("totals").encode()),
                row.getString("record_set_digest"),
                row.getString("reason"),
                row.getUUID("supersedes"),
                row.getUUID("superseded_by"),
                row.getOffsetDateTime("stated_at").toInstant(),
                row.getString("stated_name"));
    }

    private static Map<String, String> totals(String json) {
        try {
            return JSON.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
