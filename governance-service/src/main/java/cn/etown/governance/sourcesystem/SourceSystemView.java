package cn.etown.governance.sourcesystem;

import cn.etown.governance.sourcesystem.domain.DataDomain;
import cn.etown.governance.sourcesystem.domain.Phase;
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
import java.util.UUID;

/** What the API shows of a source system. */
@Schema(description = "源系统: a system of a unit that data come from", examples = """
        {"id": "019b76da-a800-7000-8000-000000000001", "unit": "91141029MA0DEM1AXT", "name": "网店订单系统", "domain": "BUSINESS_PLATFORM", "phase": "OPERATION",
         "licence": null, "registeredAt": "2026-01-01T00:00:00Z", "revision": 0}""")
public record SourceSystemView(
        @Schema(description = "标识") UUID id,

        @Schema(description = "所属单位: code of the unit that owns it", examples = "91141029MA0DEM1AXT")
        String unit,

        @Schema(description = "名称", examples = "网店订单系统") String name,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "英文名称: absent where it has none", examples = "Shop order system")
        String nameEn,

        @Schema(description = "所属域: which of the five kinds of source")
        DataDomain domain,

        @Schema(description = "阶段: planning, construction, operation, or ended")
        Phase phase,

        @Schema(description = "许可或法律依据: of an external source")
        Licence licence,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "停用日期: the last day on which it was used; absent while it is", examples = "2026-06-30")
        LocalDate endedOn,

        @Schema(description = "登记时间") Instant registeredAt,

        @Schema(description = "修订号: counts the changes; the ETag says the same")
        long revision) {

    static SourceSystemView of(SourceSystem system) {
        return new SourceSystemView(
                system.id(),
                system.unit(),
                system.name(),
                system.nameEn(),
                system.domain(),
                system.phase(),
                system.licence(),
                system.endedOn(),
                system.registeredAt(),
                system.revision());
    }

    /** Refuses what would begin anew with a system that ended (R3.2a). */
    public void mustNotHaveEnded() {
        if (phase == Phase.ENDED) {
            throw ended();
        }
    }

    /** {@link #mustNotHaveEnded()} for a request that names the system at {@code pointer}. */
    void mustNotHaveEndedAt(String pointer) {
        if (phase == Phase.ENDED) {
            var refusal = ended();
            throw refusal.withErrors(List.of(new FieldError(pointer, refusal.detail())));
        }
    }

    private Refusal ended() {
        var detail = new Text("源系统已于 " + endedOn + " 停用", "The source system ended on " + endedOn);
        return new RuleRefused("source-system-ended", detail).withClause("R3.2a");
    }

    EntityVersion entityVersion() {
        return new EntityVersion(revision);
    }
}
