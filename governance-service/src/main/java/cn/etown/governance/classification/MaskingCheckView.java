package cn.etown.governance.classification;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;

/** What the API shows of values that were masked on trial. */
@Schema(
        name = "MaskingCheck",
        description = "试脱敏结果: what a data user would see of each value, in their order",
        examples = """
        {"maskingRules": 1, "values": [{"field": "buyerPhone", "masking": {"method": "KEEP_LAST", "keep": 4}, "shown": "*******1234"}]}""")
public record MaskingCheckView(
        @Schema(description = "脱敏规则版本", examples = "1") int maskingRules,

        @Schema(description = "脱敏后的值") List<ShownValue> values) {

    /** What would be seen of one value. */
    @Schema(name = "ShownValue", description = "脱敏后的值", examples = """
            {"field": "buyerPhone", "masking": {"method": "KEEP_LAST", "keep": 4}, "shown": "*******1234"}""")
    public record ShownValue(
            @Schema(description = "字段", examples = "buyerPhone")
            String field,

            @Schema(description = "脱敏方法") MaskingView masking,

            @Schema(
                    description =
                            "可见内容: absent where nothing is shown. A hash is made with a key of this answer alone, for the real one is"
                                    + " not kept here: it shows the form, and which values are equal",
                    examples = "*******1234")
            String shown) {}
}
