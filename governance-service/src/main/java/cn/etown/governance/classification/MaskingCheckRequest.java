package cn.etown.governance.classification;

import cn.etown.governance.interfaces.InterfaceResource;
import cn.etown.kit.time.PlausibleDay;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;
import java.util.List;

/** What the API takes to try how values are masked. */
@Schema(description = "试脱敏: values of fields of an interface; nothing of them is kept", examples = """
        {"interface": "online-retail", "values": [{"field": "buyerPhone", "value": "13800001234"}]}""")
public record MaskingCheckRequest(
        @NotNull
        @Size(max = 50)
        @Pattern(regexp = InterfaceResource.CODE)
        @JsonProperty("interface")
        @Schema(description = "接口编码", examples = "online-retail")
        String interfaceCode,

        @PlausibleDay @Schema(description = "日期: by the rules of this day; absent for today", examples = "2027-01-01")
        LocalDate on,

        @NotEmpty @Size(max = 200) @Schema(description = "值")
        List<@NotNull @Valid TriedValue> values) {

    /** A value of a field. */
    @Schema(name = "TriedValue", description = "试脱敏的值", examples = """
            {"field": "buyerPhone", "value": "13800001234"}""")
    public record TriedValue(
            @NotNull @Pattern(regexp = FieldName.FIELD) @Schema(description = "字段", examples = "buyerPhone")
            String field,

            @Size(max = 4000)
            @Schema(
                    description =
                            "值: as it is delivered, numbers as plain decimals, dates and times in ISO 8601; absent for no value",
                    examples = "13800001234")
            String value) {}
}
