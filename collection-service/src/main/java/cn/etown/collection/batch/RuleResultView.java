package cn.etown.collection.batch;

import cn.etown.collection.batch.domain.RuleResult;
import cn.etown.evidence.record.BatchRule.Severity;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;

/** What the API shows of a rule on a whole delivery. */
@Schema(
        name = "RuleResult",
        description = "整批规则的结果: what a rule of the contract on the whole delivery came to",
        examples = """
        {"name": "渠道大多有值", "metric": "nullValues", "fields": ["channel"], "limit": "< 5%", "severity": "ERROR",
         "found": 12, "of": 3108, "holds": true}""")
public record RuleResultView(
        @Schema(description = "名称; null where the contract gives none", nullable = true)
        String name,

        @Schema(
                description = "指标: rowCount, nullValues, missingValues, invalidValues or duplicateValues",
                examples = "nullValues")
        String metric,

        @Schema(description = "字段: whose values it looks at; none where it counts records")
        List<String> fields,

        @Schema(description = "允许范围", examples = "< 5%") String limit,

        @Schema(description = "严重程度: ERROR, for which the batch is refused, or WARNING")
        Severity severity,

        @Schema(description = "计数: the records it counted") long found,

        @Schema(
                description =
                        "总数: among how many, all that came for rowCount, else those that keep the contract each for itself")
        long of,

        @Schema(description = "是否符合") boolean holds) {

    public static RuleResultView of(RuleResult result) {
        return new RuleResultView(
                result.name(),
                result.metric(),
                result.fields(),
                result.limit(),
                result.severity(),
                result.found(),
                result.of(),
                result.holds());
    }
}
