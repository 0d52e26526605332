package cn.etown.governance.standard.naming;

import cn.etown.governance.contract.domain.FieldType;
import cn.etown.governance.standard.domain.NamedThing;
import cn.etown.governance.standard.domain.NamingRule;
import cn.etown.governance.standard.domain.Severity;
import cn.etown.kit.problem.Text;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.Set;

/** What the API takes as a naming rule. */
@Schema(description = "命名规则: what names of a kind must look like", examples = """
        {"subject": "FIELD_NAME", "appliesTo": "[a-z]At$", "types": ["TIMESTAMP"], "needsCodeList": false, "severity": "SHOULD",
         "messageZh": "以 At 结尾的字段是时间点，类型应为 timestamp",
         "messageEn": "A field that ends in At is a moment: its type is timestamp", "active": true}""")
public record NamingRuleRequest(
        @NotNull @Schema(description = "对象: field name, heading or interface code")
        NamedThing subject,

        @NotBlank
        @Size(max = 200)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "适用: a regular expression found in the names the rule is for", examples = "[a-z]At$")
        String appliesTo,

        @Size(min = 1, max = 200)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "形式: a regular expression that must be found in such a name too")
        String mustMatch,

        @Size(max = 7) @Schema(description = "类型: the types such a field may have; none: any")
        Set<@NotNull FieldType> types,

        @Schema(description = "须有代码集: whether such a field must refer to a data element with a code list")
        boolean needsCodeList,

        @NotNull @Schema(description = "程度") Severity severity,

        @NotBlank
        @Size(max = 500)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "中文说明", examples = "以 At 结尾的字段是时间点，类型应为 timestamp")
        String messageZh,

        @NotBlank
        @Size(max = 500)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "英文说明", examples = "A field that ends in At is a moment: its type is timestamp")
        String messageEn,

        @Schema(description = "启用: whether contracts are held against it")
        boolean active) {

    NamingRule rule(String code) {
        return new NamingRule(
                code,
                subject,
                appliesTo,
                mustMatch,
                types == null ? Set.of() : types,
                needsCodeList,
                severity,
                new Text(messageZh, messageEn));
    }
}
