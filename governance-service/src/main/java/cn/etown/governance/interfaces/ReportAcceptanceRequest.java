package cn.etown.governance.interfaces;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;

/** What the API takes of collection when it has tried an interface. */
@Schema(description = "报告验收: the result of a trial batch, criterion by criterion", examples = """
        {"trialBatch": "/api/collection/v1/batches/019b76da-a800-7000-8000-000000000001", "contractVersion": "1.0.0",
         "criteria": [{"name": "拒收率不高于 1%", "passed": true, "result": "拒收率 0.2%"}], "passed": true}""")
public record ReportAcceptanceRequest(
        @NotBlank
        @Size(max = 500)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(
                description = "试传批次: the path of the trial batch",
                examples = "/api/collection/v1/batches/019b76da-a800-7000-8000-000000000001")
        String trialBatch,

        @NotBlank
        @Size(max = 50)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "接口规范版本: the version that the trial was held against", examples = "1.0.0")
        String contractVersion,

        @NotEmpty @Size(max = 100) @Schema(description = "验收标准与结果")
        List<@NotNull @Valid AcceptanceCriterion> criteria,

        @NotNull @Schema(description = "是否通过: true only where every criterion passed")
        Boolean passed) {}
