package cn.etown.governance.classification;

import cn.etown.governance.classification.domain.MaskingRule;
import cn.etown.governance.classification.domain.SensitivityClass;
import cn.etown.governance.classification.domain.ValueKind;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;
import java.util.Set;

/** What the API shows and takes of a masking rule. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "MaskingRule",
        description =
                "脱敏规则: which values it holds for and how they are masked; of the rules that hold the strictest does",
        examples = """
        {"from": "L3", "personalOnly": true, "kinds": ["TEXT"], "masking": {"method": "KEEP_LAST", "keep": 4}}""")
public record MaskingRuleView(
        @Schema(description = "起始分级: holds for this class and stricter ones; absent for all classes")
        SensitivityClass from,

        @NotNull @Schema(description = "仅个人信息: holds for personal data only", examples = "true")
        Boolean personalOnly,

        @NotEmpty @Size(max = 10) @Schema(description = "值的种类: all of which the method must suit")
        List<@NotNull ValueKind> kinds,

        @NotNull @Valid @Schema(description = "脱敏方法") MaskingView masking) {

    static MaskingRuleView of(MaskingRule rule) {
        return new MaskingRuleView(
                rule.from(), rule.personalOnly(), List.copyOf(rule.kinds()), MaskingView.of(rule.masking()));
    }

    MaskingRule rule() {
        return new MaskingRule(from, personalOnly, Set.copyOf(kinds), masking.masking());
    }
}
