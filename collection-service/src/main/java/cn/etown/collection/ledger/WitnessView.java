package cn.etown.collection.ledger;

import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.UUID;

/** Who signs checkpoints beside the center. */
@Schema(name = "Witness", description = "见证方: who signs checkpoints beside the center", examples = """
        {"id": "019adf4c-5f4b-7c3e-8d2a-1f0e9d8c7b6a", "name": "auditor.example/witness",
         "key": "auditor.example/witness+0d4b25a3+BO8/Nw5LlgWkJVFuzUbSTVBbC0PUKLeMWpRNuKNZpIZY", "unit": null,
         "registeredAt": "2026-11-26T01:02:03Z"}""")
public record WitnessView(
        @Schema(description = "标识") UUID id,

        @Schema(description = "名称: the name it signs under") String name,

        @Schema(description = "公钥: its verifier key") String key,

        @Schema(description = "单位代码: the unit it belongs to; null for the auditor's", nullable = true)
        String unit,

        @Schema(description = "登记时间") Instant registeredAt) {

    static WitnessView of(Row row) {
        return new WitnessView(
                row.getUUID("id"),
                row.getString("name"),
                row.getString("key"),
                row.getString("unit"),
                row.getOffsetDateTime("registered_at").toInstant());
    }
}
