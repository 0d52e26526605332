package cn.etown.governance.interfaces;

import cn.etown.governance.interfaces.domain.ContractStanding;
import cn.etown.governance.interfaces.domain.InterfaceState;
import cn.etown.governance.sourcesystem.domain.DataDomain;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What the API shows of an interface. */
@Schema(description = "数据接口: an agreed flow of one kind of record from one source system", examples = """
        {"code": "online-retail", "name": "网店销售明细", "unit": "91141029MA0DEM1AXT",
         "sourceSystem": "019b76da-a800-7000-8000-000000000001", "domain": "BUSINESS_PLATFORM", "state": "ONLINE",
         "contract": "IN_FORCE", "registeredAt": "2026-01-01T00:00:00Z", "revision": 8}""")
public record InterfaceView(
        @Schema(description = "接口编码", examples = "online-retail")
        String code,

        @Schema(description = "名称", examples = "网店销售明细") String name,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "英文名称: absent where it has none", examples = "Online sales lines")
        String nameEn,

        @Schema(description = "所属单位: code of the unit that owns it", examples = "91141029MA0DEM1AXT")
        String unit,

        @Schema(description = "源系统: id of the source system")
        UUID sourceSystem,

        @Schema(description = "所属域") DataDomain domain,
        @Schema(description = "生命周期状态") InterfaceState state,

        @Schema(
                description =
                        "接口规范进展: the furthest state any version of the contract has reached, withdrawn ones left out")
        ContractStanding contract,

        @Schema(description = "登记时间") Instant registeredAt,

        @Schema(description = "下线日期: the day from which a deprecated interface may be retired; absent before")
        LocalDate sunset,

        @Schema(description = "停用原因: why it is suspended; absent while it is not", examples = "来源数据异常，停用核查")
        String suspensionReason,

        @Schema(description = "修订号: counts the changes; the ETag says the same")
        long revision) {

    static InterfaceView of(DataInterface found) {
        return new InterfaceView(
                found.code(),
                found.name(),
                found.nameEn(),
                found.unit(),
                found.sourceSystem(),
                found.domain(),
                found.state(),
                found.contract(),
                found.registeredAt(),
                found.sunset(),
                found.suspensionReason(),
                found.revision());
    }

    /** Refuses what would begin anew on an interface that was retired (R3.2f). */
    public void mustNotBeRetired() {
        if (state == InterfaceState.RETIRED) {
            throw new RuleRefused(
                            "interface-retired", new Text("该接口已退役：" + code, "The interface " + code + " was retired"))
                    .withClause("R3.2f");
        }
    }

    EntityVersion entityVersion() {
        return new EntityVersion(revision);
    }
}
