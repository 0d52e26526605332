package cn.etown.governance.standard.naming;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;

/** What the API shows of what a naming rule says, or said before. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "NamingRuleVersion",
        description = "命名规则版本: what the rule says from a moment on, until the next version begins",
        examples = """
                {"number": 2, "content": {"subject": "FIELD_NAME", "appliesTo": "[a-z]At$", "types": ["TIMESTAMP"],
                 "needsCodeList": false, "severity": "MUST", "messageZh": "以 At 结尾的字段是时间点，类型应为 timestamp",
                 "messageEn": "A field that ends in At is a moment: its type is timestamp", "active": true},
                 "holdsFrom": "2026-01-01T00:00:00Z", "proposedBy": "operator", "putInForceBy": "governor"}""")
public record NamingRuleVersionView(
        @Schema(description = "版本: counted from 1", examples = "2")
        int number,

        @Schema(description = "内容: all that it says, and whether contracts are held against it")
        NamingRuleRequest content,

        @Schema(description = "生效时间: it holds until the next version begins")
        Instant holdsFrom,

        @Schema(description = "提案人: absent where it came with the installation")
        String proposedBy,

        @Schema(description = "批准人") String putInForceBy) {}
