package cn.etown.governance.unit;

import cn.etown.governance.unit.domain.UnitKind;
import cn.etown.governance.unit.domain.UnitRole;
import cn.etown.governance.unit.domain.UnitState;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.Refusal;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What the API shows of a unit. */
@Schema(description = "单位: an organisation that sends or reads data", examples = """
        {"code": "91141029MA0DEM1AXT", "name": "演示电商服务中心", "kind": "ENTERPRISE", "roles": ["PROVIDER"],
         "township": {"code": "141029100", "name": "昌宁镇"}, "parent": "11141029MA0DEM0CXF",
         "contact": {"phone": "0357-6820000", "email": "office@unit-a.example"}, "state": "ACTIVE",
         "registeredAt": "2026-01-01T00:00:00Z", "revision": 0}""")
public record UnitView(
        @Schema(description = "统一社会信用代码: unified social credit code", examples = "91141029MA0DEM1AXT")
        String code,

        @Schema(description = "名称", examples = "演示电商服务中心") String name,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "英文名称: absent where it has none", examples = "Demo e-commerce service center")
        String nameEn,

        @Schema(description = "单位性质: not there while it was not told")
        UnitKind kind,

        @Schema(description = "角色: provider, data user or both")
        List<UnitRole> roles,

        @Schema(description = "所在乡镇") Township township,

        @Schema(description = "上级单位: code of the unit it belongs to", examples = "11141029MA0DEM0CXF")
        String parent,

        @Schema(description = "联系方式") Contact contact,

        @Schema(description = "状态: whether it still takes part")
        UnitState state,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "终止日期: the last day on which it took part; absent while it does", examples = "2026-06-30")
        LocalDate endedOn,

        @Schema(description = "登记时间") Instant registeredAt,

        @Schema(description = "修订号: counts the changes; the ETag says the same")
        long revision) {

    static UnitView of(Unit unit) {
        return new UnitView(
                unit.code(),
                unit.name(),
                unit.nameEn(),
                unit.kind(),
                unit.roles(),
                unit.township(),
                unit.parent(),
                unit.contact(),
                unit.state(),
                unit.endedOn(),
                unit.registeredAt(),
                unit.revision());
    }

    /** Refuses what would begin anew with a unit that ended (R3.2a). */
    public void mustNotHaveEnded() {
        if (state == UnitState.ENDED) {
            throw ended();
        }
    }

    /** {@link #mustNotHaveEnded()} for a request that names the unit at {@code pointer}. */
    void mustNotHaveEndedAt(String pointer) {
        if (state == UnitState.ENDED) {
            var refusal = ended();
            throw refusal.withErrors(List.of(new FieldError(pointer, refusal.detail())));
        }
    }

    private Refusal ended() {
        var detail = new Text("单位已于 " + endedOn + " 终止：" + code, "The unit " + code + " ended on " + endedOn);
        return new RuleRefused("unit-ended", detail).withClause("R3.2a");
    }

    EntityVersion entityVersion() {
        return new EntityVersion(revision);
    }
}
