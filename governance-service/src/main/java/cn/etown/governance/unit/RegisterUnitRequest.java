package cn.etown.governance.unit;

import cn.etown.governance.unit.domain.UnitKind;
import cn.etown.governance.unit.domain.UnitRole;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.Set;

/** What the API takes to register a unit; what is not known yet is told later. */
@Schema(description = "登记单位: a unit to register", examples = """
        {"code": "91141029MA0DEM1AXT", "name": "演示电商服务中心", "kind": "ENTERPRISE", "roles": ["PROVIDER"],
         "township": {"code": "141029100", "name": "昌宁镇"}, "contact": {"phone": "0357-6820000"}}""")
public record RegisterUnitRequest(
        @NotNull
        @Size(min = 18, max = 18)
        @Pattern(regexp = "^[0-9A-Z]{18}$")
        @Schema(description = "统一社会信用代码: 18 characters with a valid check character", examples = "91141029MA0DEM1AXT")
        String code,

        @NotBlank
        @Size(max = 200)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "名称", examples = "演示电商服务中心")
        String name,

        @Size(min = 1, max = 200)
        @Pattern(regexp = "^[^\\s\\p{Cc}\\p{Cs}][^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "英文名称", examples = "Demo e-commerce service center")
        String nameEn,

        @Schema(description = "单位性质: what sort of organisation it is")
        UnitKind kind,

        @Size(max = 2)
        @Schema(
                description =
                        "角色: provider, data user or both; only a provider owns source systems, only a data user applies for grants")
        Set<@NotNull UnitRole> roles,

        @Valid @Schema(description = "所在乡镇") Township township,

        @Pattern(regexp = "^[0-9A-Z]{18}$")
        @Schema(description = "上级单位: code of a registered unit", examples = "11141029MA0DEM0CXF")
        String parent,

        @Valid @Schema(description = "联系方式") Contact contact) {

    UnitDetails details() {
        return new UnitDetails(name, nameEn, kind, roles, township, parent, contact);
    }
}
