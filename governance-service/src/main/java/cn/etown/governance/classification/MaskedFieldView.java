package cn.etown.governance.classification;

import cn.etown.governance.classification.domain.SensitivityClass;
import cn.etown.governance.classification.domain.ValueKind;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the API shows of how a field is masked. */
@Schema(name = "MaskedField", description = "字段脱敏: how the values of a field are masked on a day", examples = """
        {"field": "buyerPhone", "sensitivityClass": "L3", "personalData": true, "valueKind": "TEXT",
         "masking": {"method": "KEEP_LAST", "keep": 4}, "maskingRules": 1}""")
public record MaskedFieldView(
        @Schema(description = "字段", examples = "buyerPhone") String field,

        @Schema(description = "分级: absent as long as nobody has classified it, and then nothing is shown")
        SensitivityClass sensitivityClass,

        @Schema(description = "是否个人信息", examples = "true") boolean personalData,
        @Schema(description = "值的种类") ValueKind valueKind,

        @Schema(description = "脱敏方法: the strictest of the rules that hold")
        MaskingView masking,

        @Schema(description = "脱敏规则版本: the number of the version that holds on the day", examples = "1")
        int maskingRules) {

    static MaskedFieldView of(FieldClass field, MaskingRuleSet held) {
        var marking = field.marking();
        return new MaskedFieldView(
                field.field(),
                marking.sensitivityClass(),
                marking.personalData(),
                field.valueKind(),
                MaskingView.of(held.rules().maskingOf(marking, field.valueKind())),
                held.number());
    }
}
