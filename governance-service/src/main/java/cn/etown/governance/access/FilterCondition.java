package cn.etown.governance.access;

import cn.etown.governance.access.domain.Condition;
import cn.etown.governance.access.domain.Operator;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;

/** One condition on rows. */
@Schema(description = "行条件: one condition; all of a filter hold together", examples = """
        {"field": "channel", "operator": "IN", "values": ["网店", "直播"]}""")
public record FilterCondition(
        @NotNull
        @Pattern(regexp = GrantText.FIELD)
        @Schema(description = "字段: of the contract in force", examples = "channel")
        String field,

        @NotNull @Schema(description = "比较方式") Operator operator,

        @NotNull
        @Size(min = 1, max = 100)
        @Schema(
                description =
                        "取值: as text, read as the field's type: dates and times in ISO 8601, numbers in plain decimal",
                examples = "[\"网店\", \"直播\"]")
        List<@NotNull @Size(max = 200) @Pattern(regexp = GrantText.LINE) String> values) {

    Condition condition() {
        return new Condition(field, operator, values);
    }
}
