package cn.etown.governance.usage;

import cn.etown.kit.concurrency.EntityVersion;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the API shows of a registered use. */
@Schema(description = "使用登记: a registered use of an interface or of a data item", examples = """
        {"id": "019b76da-a800-7000-8000-000000000002", "interface": "online-retail", "kind": "INDICATOR",
         "link": "/api/monitoring/v1/indicators/019b76da-a800-7000-8000-000000000001",
         "name": "网络零售额", "fields": ["price", "quantity"], "registeredBy": "monitoring-service",
         "registeredAt": "2026-01-01T00:00:00Z", "revision": 0}""")
public record UsageView(
        @Schema(description = "标识") UUID id,

        @JsonProperty("interface")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "接口编码: absent of a data item", examples = "online-retail")
        String interfaceCode,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description = "数据项: that a demand waits for; absent of an interface",
                examples = "019b76da-a800-7000-8000-000000000003")
        UUID dataItem,

        @Schema(description = "使用种类") UsageKind kind,

        @Schema(description = "链接: the path where what uses it is found")
        String link,

        @Schema(description = "名称") String name,

        @Schema(description = "负责单位: absent where the center answers for it")
        String unit,

        @Schema(description = "所用字段: none means the whole record")
        List<String> fields,

        @Schema(description = "登记方: the client that registered it")
        String registeredBy,

        @Schema(description = "登记时间") Instant registeredAt,

        @Schema(description = "修订号: counts the changes; the ETag says the same")
        long revision) {

    static UsageView of(Usage usage) {
        return new UsageView(
                usage.id(),
                usage.interfaceCode(),
                usage.dataItem(),
                usage.kind(),
                usage.link(),
                usage.name(),
                usage.unit(),
                usage.fields(),
                usage.registeredBy(),
                usage.registeredAt(),
                usage.revision());
    }

    EntityVersion entityVersion() {
        return new EntityVersion(revision);
    }
}
