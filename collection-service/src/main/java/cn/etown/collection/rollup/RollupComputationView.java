package cn.etown.collection.rollup;

import cn.etown.kit.http.Links;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestResponse;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A request to compute rollups anew from the rows, as the API shows it. */
@Schema(name = "RollupComputation", description = "汇总重算: rollups computed anew from the rows", examples = """
        {"id": "019adf4c-5f4b-7c3e-8d2a-1f0e9d8c7b6a", "interface": "sales-lines",
         "batch": "019adf4c-0f4b-7c3e-8d2a-1f0e9d8c7b6a", "state": "DONE", "batchesDone": 1, "batchesTotal": 1, "changed": 0,
         "requestedAt": "2026-11-26T01:02:03Z", "finishedAt": "2026-11-26T01:02:04Z"}""")
public record RollupComputationView(
        @Schema(description = "标识") UUID id,

        @Schema(description = "数据接口编码") @JsonProperty("interface")
        String interfaceCode,

        @Schema(description = "批次标识: null where it is about all batches of the interface", nullable = true)
        UUID batch,

        @Schema(description = "状态: WAITING 等待或进行中, DONE 完成") RollupComputationState state,

        @Schema(description = "已重算批次数") int batchesDone,

        @Schema(description = "应重算批次数") int batchesTotal,

        @Schema(description = "结果有变的批次数: of how many the rollup came out otherwise than before")
        int changed,

        @Schema(description = "提出时间") Instant requestedAt,

        @Schema(description = "完成时间", nullable = true) Instant finishedAt) {

    static RollupComputationView of(Row row) {
        OffsetDateTime finished = row.getOffsetDateTime("finished_at");
        return new RollupComputationView(
                row.getUUID("id"),
                row.getString("interface"),
                row.getUUID("batch"),
                RollupComputationState.valueOf(row.getString("state")),
                row.getInteger("batches_done"),
                row.getInteger("batches_total"),
                row.getInteger("changed"),
                row.getOffsetDateTime("requested_at").toInstant(),
                finished == null ? null : finished.toInstant());
    }

    /** 202, with the address that tells how far it is. */
    RestResponse<RollupComputationView> accepted(Links links) {
        return RestResponse.ResponseBuilder.<RollupComputationView>create(202)
                .header(HttpHeaders.LOCATION, links.to("rollup-computations/" + id))
                .entity(this)
                .build();
    }
}
