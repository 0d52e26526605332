package cn.etown.governance.contract;

import cn.etown.governance.contract.domain.LibraryRule;
import cn.etown.governance.contract.domain.Limit;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.math.BigDecimal;
import java.util.List;

/** What the API shows of a rule of the standard's library that a contract states. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "质量规则: a rule of the standard's library, as the contract states it", examples = """
        {"pointer": "/schema/0/properties/5/quality/0", "metric": "nullValues", "fields": ["channel"],
         "operator": "LESS_OR_EQUAL", "thresholds": ["5"], "unit": "PERCENT", "values": [], "severity": "ERROR", "scope": "DELIVERY"}""")
public record QualityRuleView(
        @Schema(description = "位置: a JSON pointer into the document")
        String pointer,

        @Schema(
                description = "指标: nullValues, missingValues, invalidValues, duplicateValues or rowCount",
                examples = "nullValues")
        String metric,

        @Schema(description = "字段: whose values it looks at; none where it counts records")
        List<String> fields,

        @Schema(description = "比较方式") Limit.Comparison operator,

        @Schema(description = "阈值: exact; two for BETWEEN, the smaller first", examples = "[\"5\"]")
        List<String> thresholds,

        @Schema(description = "单位: whole records, or percent of them")
        Limit.Counted unit,

        @Schema(description = "取值: of invalidValues those that are right, of missingValues those that count as missing")
        List<String> values,

        @Schema(description = "格式: of invalidValues what a right value has; absent where none is stated")
        String pattern,

        @Schema(description = "严重程度: of ERROR what breaks it is refused, of WARNING the breach is noted with the batch")
        Severity severity,

        @Schema(
                description =
                        "范围: RECORD where every record is held to it, DELIVERY where it looks at an original batch as a whole")
        Scope scope) {

    /** What follows where a rule is broken. */
    enum Severity {
        ERROR,
        WARNING
    }

    /** What a rule looks at. */
    enum Scope {
        RECORD,
        DELIVERY
    }

    static QualityRuleView of(LibraryRule rule) {
        return new QualityRuleView(
                rule.pointer(),
                rule.metric().written(),
                rule.fields(),
                rule.limit().operator(),
                rule.limit().thresholds().stream()
                        .map(BigDecimal::toPlainString)
                        .toList(),
                rule.limit().unit(),
                rule.values(),
                rule.pattern(),
                rule.warns() ? Severity.WARNING : Severity.ERROR,
                rule.holdsEachRecord() ? Scope.RECORD : Scope.DELIVERY);
    }
}
