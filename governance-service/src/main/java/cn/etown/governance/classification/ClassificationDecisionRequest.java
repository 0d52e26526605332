package cn.etown.governance.classification;

import cn.etown.governance.classification.domain.Marking;
import cn.etown.governance.classification.domain.SensitivityClass;
import cn.etown.governance.interfaces.InterfaceResource;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;

/** What the API takes to propose what a field counts as. */
@Schema(description = "提议字段分级: what a field is to count as, why, and on what evidence", examples = """
        {"interface": "online-retail", "field": "orderNo", "sensitivityClass": "L1", "personalData": false,
         "reason": "订单编号不含个人信息，可公开", "evidence": ["采监〔2026〕31号"]}""")
public record ClassificationDecisionRequest(
        @NotNull
        @Size(max = 50)
        @Pattern(regexp = InterfaceResource.CODE)
        @JsonProperty("interface")
        @Schema(description = "接口编码", examples = "online-retail")
        String interfaceCode,

        @NotNull
        @Pattern(regexp = FieldName.FIELD)
        @Schema(description = "字段: one that an approved contract of the interface has", examples = "orderNo")
        String field,

        @NotNull @Schema(description = "分级") SensitivityClass sensitivityClass,

        @NotNull @Schema(description = "是否个人信息", examples = "false")
        Boolean personalData,

        @Size(max = 100)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*\\S[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "个人信息种类: of personal data only", examples = "收货人电话")
        String personalKind,

        @NotBlank
        @Size(max = 1000)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "理由", examples = "订单编号不含个人信息，可公开")
        String reason,

        @Size(max = 20) @Schema(description = "依据: links or file numbers; at least one where it lowers what counts")
        List<@NotBlank @Size(max = 500) @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$") String> evidence) {

    public ClassificationDecisionRequest {
        evidence = evidence == null ? List.of() : evidence;
    }

    Marking marking() {
        return new Marking(sensitivityClass, personalData, personalKind);
    }
}
