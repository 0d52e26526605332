package cn.etown.governance.standard.naming;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;

/** What the API shows of a proposal to change a naming rule. */
@Schema(
        name = "NamingRuleProposal",
        description = "命名规则提案: what the rule is to say once another person puts it in force",
        examples = """
                {"content": {"subject": "FIELD_NAME", "appliesTo": "[a-z]At$", "types": ["TIMESTAMP"], "needsCodeList": false, "severity": "MUST",
                 "messageZh": "以 At 结尾的字段是时间点，类型应为 timestamp",
                 "messageEn": "A field that ends in At is a moment: its type is timestamp", "active": true},
                 "proposedBy": "operator", "proposedAt": "2026-01-01T00:00:00Z"}""")
public record NamingRuleProposalView(
        @Schema(description = "提案内容") NamingRuleRequest content,
        @Schema(description = "提案人") String proposedBy,
        @Schema(description = "提案时间") Instant proposedAt) {}
