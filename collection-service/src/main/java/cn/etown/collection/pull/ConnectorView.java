package cn.etown.collection.pull;

import cn.etown.collection.pull.domain.ConnectorState;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.UUID;

/** What the API shows of a connector: never its credentials. */
@Schema(name = "Connector", description = "连接器", examples = """
        {"id": "0198f2b6-7a30-7c1e-9d55-3f0c1f6f8a10", "interface": "sales-lines", "unit": "91141029MA0DEM1AXT", "state": "ACTIVE",
         "hasCredentials": true, "draftedBy": "operator-1", "acceptedBy": "signer-1", "approvedBy": "governor-1"}""")
public record ConnectorView(
        @Schema(description = "标识") UUID id,

        @JsonProperty("interface") @Schema(name = "interface", description = "数据接口编码")
        String interfaceCode,

        @Schema(description = "单位代码: for whom it acts") String unit,
        @Schema(description = "条款") ConnectorTerms terms,

        @Schema(description = "是否有凭据: they are never shown") boolean hasCredentials,

        @Schema(description = "状态: DRAFT 草稿, ACCEPTED 单位已接受, ACTIVE 已批准, SUSPENDED 暂停, RETIRED 停用")
        ConnectorState state,

        @Schema(description = "起草人") String draftedBy,

        @Schema(description = "接受人: the unit's signer", nullable = true)
        String acceptedBy,

        @Schema(description = "批准人", nullable = true) String approvedBy,

        @Schema(description = "下次检查时间", nullable = true) Instant nextRoundAt,

        @JsonIgnore long version) {}
