package cn.etown.governance.standard.element;

import cn.etown.governance.classification.domain.SensitivityClass;
import cn.etown.governance.contract.domain.FieldType;
import cn.etown.governance.standard.domain.ElementContent;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the API takes as a version of a data element. */
@Schema(description = "数据元: a data element and what a version of it says", examples = """
        {"code": "saleAmount", "nameZh": "销售金额", "nameEn": "amount of sale", "type": "NUMBER", "precision": 18, "scale": 2, "measureUnit": "CNY",
         "caliber": "买方实付金额，含税，不含运费；退货为负数", "classification": "L2", "personalData": false}""")
public record DataElementRequest(
        @NotNull
        @Pattern(regexp = DataElementResource.CODE)
        @Schema(description = "数据元代码: as fields of this meaning are named", examples = "saleAmount")
        String code,

        @NotBlank
        @Size(max = 100)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "中文名称", examples = "销售金额")
        String nameZh,

        @NotBlank
        @Size(max = 100)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "英文名称", examples = "amount of sale")
        String nameEn,

        @NotNull @Schema(description = "数据类型: the type of the fields that carry it")
        FieldType type,

        @Min(1) @Max(10_000) @Schema(description = "最大长度: characters, of STRING only", examples = "64")
        Integer maxLength,

        @Min(1) @Max(38) @Schema(description = "精度: digits in all, of NUMBER only", examples = "18")
        Integer precision,

        @Min(0) @Max(38) @Schema(description = "小数位: digits after the point, of NUMBER only", examples = "2")
        Integer scale,

        @Size(max = 60)
        @Pattern(regexp = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$")
        @Schema(description = "代码集: the published code list its values are taken from", examples = "sales-channels")
        String codeList,

        @Size(max = 10)
        @Pattern(regexp = "^[A-Z0-9]+$")
        @Schema(description = "计量单位: a code of the list measure-units", examples = "CNY")
        String measureUnit,

        @Size(max = 2000)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "口径: what is counted, when, in what unit", examples = "买方实付金额，含税，不含运费；退货为负数")
        String caliber,

        @Pattern(regexp = "^[0-9A-Z]{18}$")
        @Schema(description = "归口单位: the unit that answers for it; absent where the center does")
        String owner,

        @Schema(description = "建议分级: the class proposed for such fields")
        SensitivityClass classification,

        @Schema(description = "是否个人信息: whether it tells of a person")
        boolean personalData) {

    ElementContent content() {
        return new ElementContent(
                nameZh,
                nameEn,
                type,
                maxLength,
                precision,
                scale,
                codeList,
                measureUnit,
                caliber == null || caliber.isBlank() ? null : caliber,
                owner,
                classification,
                personalData);
    }
}
