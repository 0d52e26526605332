package cn.etown.governance.standard.naming;

import cn.etown.governance.contract.domain.FieldType;
import cn.etown.governance.standard.domain.NamedThing;
import cn.etown.governance.standard.domain.Severity;
import cn.etown.kit.concurrency.EntityVersion;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.List;

/** What the API shows of a naming rule. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "NamingRule", description = "命名规则: what names of a kind must look like", examples = """
        {"code": "at-is-timestamp", "subject": "FIELD_NAME", "appliesTo": "[a-z]At$", "types": ["TIMESTAMP"], "needsCodeList": false,
         "severity": "SHOULD", "messageZh": "以 At 结尾的字段是时间点，类型应为 timestamp",
         "messageEn": "A field that ends in At is a moment: its type is timestamp", "active": true, "changedBy": "governor",
         "changedAt": "2026-01-01T00:00:00Z", "revision": 0}""")
public record NamingRuleView(
        @Schema(description = "规则代码", examples = "at-is-timestamp")
        String code,

        @Schema(description = "对象") NamedThing subject,

        @Schema(description = "适用: a regular expression found in the names the rule is for")
        String appliesTo,

        @Schema(description = "形式: a regular expression that must be found in such a name too")
        String mustMatch,

        @Schema(description = "类型: the types such a field may have; none: any")
        List<FieldType> types,

        @Schema(description = "须有代码集") boolean needsCodeList,
        @Schema(description = "程度") Severity severity,
        @Schema(description = "中文说明") String messageZh,
        @Schema(description = "英文说明") String messageEn,
        @Schema(description = "启用") boolean active,
        @Schema(description = "最近变更人") String changedBy,
        @Schema(description = "最近变更时间") Instant changedAt,

        @Schema(description = "提案: what it is to say, where something is proposed")
        NamingRuleProposalView proposal,

        @Schema(description = "修订号: counts the changes; the ETag says the same")
        long revision) {

    static NamingRuleView of(KeptRule kept) {
        var rule = kept.rule();
        return new NamingRuleView(
                rule.code(),
                rule.subject(),
                rule.appliesTo(),
                rule.mustMatch(),
                rule.types().stream().sorted().toList(),
                rule.needsCodeList(),
                rule.severity(),
                rule.message().zh(),
                rule.message().en(),
                kept.active(),
                kept.changedBy(),
                kept.changedAt(),
                kept.proposal(),
                kept.revision());
    }

    EntityVersion entityVersion() {
        return new EntityVersion(revision);
    }
}
