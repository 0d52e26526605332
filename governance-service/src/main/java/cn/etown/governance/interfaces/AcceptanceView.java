package cn.etown.governance.interfaces;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the API shows of an acceptance. */
@Schema(description = "验收: what collection found when it tried an interface", examples = """
        {"id": "019b76da-a800-7000-8000-000000000002", "interface": "online-retail",
         "trialBatch": "/api/collection/v1/batches/019b76da-a800-7000-8000-000000000001", "contractVersion": "1.0.0",
         "criteria": [{"name": "拒收率不高于 1%", "passed": true, "result": "拒收率 0.2%"}], "passed": true,
         "reportedAt": "2026-03-02T01:00:00Z"}""")
public record AcceptanceView(
        @Schema(description = "标识") UUID id,

        @JsonProperty("interface") @Schema(description = "接口编码", examples = "online-retail")
        String interfaceCode,

        @Schema(description = "试传批次: the path of the trial batch")
        String trialBatch,

        @Schema(description = "接口规范版本", examples = "1.0.0") String contractVersion,

        @Schema(description = "验收标准与结果") List<AcceptanceCriterion> criteria,
        @Schema(description = "是否通过") boolean passed,
        @Schema(description = "报告时间") Instant reportedAt) {}
