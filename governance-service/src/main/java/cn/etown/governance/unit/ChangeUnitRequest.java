package cn.etown.governance.unit;

import cn.etown.governance.unit.domain.UnitKind;
import cn.etown.governance.unit.domain.UnitRole;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.Set;

/** What the API takes to change a unit: all that is known of it, for what is left out is taken away. */
@Schema(description = "变更单位: all that is known of the unit; what is left out is taken away", examples = """
        {"name": "演示电商服务中心", "kind": "ENTERPRISE", "roles": ["PROVIDER", "DATA_USER"],
         "township": {"code": "141029100", "name": "昌宁镇"}, "parent": "11141029MA0DEM0CXF",
         "contact": {"phone": "0357-6820000", "email": "office@unit-a.example"}}""")
public record ChangeUnitRequest(
        @NotBlank
        @Size(max = 200)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "名称", examples = "演示电商服务中心")
        String name,

        @Size(min = 1, max = 200)
        @Pattern(regexp = "^[^\\s\\p{Cc}\\p{Cs}][^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "英文名称", examples = "Demo e-commerce service center")
        String nameEn,

        @NotNull @Schema(description = "单位性质: what sort of organisation it is")
        UnitKind kind,

        @NotEmpty
        @Size(max = 2)
        @Schema(description = "角色: provider, data user or both; one that something lives by is not taken away")
        Set<@NotNull UnitRole> roles,

        @Valid @Schema(description = "所在乡镇") Township township,

        @Pattern(regexp = "^[0-9A-Z]{18}$")
        @Schema(
                description = "上级单位: code of a registered unit that does not itself belong to this one",
                examples = "11141029MA0DEM0CXF")
        String parent,

        @Valid @Schema(description = "联系方式") Contact contact) {

    UnitDetails details() {
        return new UnitDetails(name, nameEn, kind, roles, township, parent, contact);
    }
}
