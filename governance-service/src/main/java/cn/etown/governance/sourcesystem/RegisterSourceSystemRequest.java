package cn.etown.governance.sourcesystem;

import cn.etown.governance.sourcesystem.domain.DataDomain;
import cn.etown.governance.sourcesystem.domain.Phase;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;
import java.util.List;

/** What the API takes to register a source system. */
@Schema(description = "登记源系统: a source system to register", examples = """
        {"unit": "91141029MA0DEM1AXT", "name": "网店订单系统", "domain": "BUSINESS_PLATFORM", "phase": "OPERATION"}""")
public record RegisterSourceSystemRequest(
        @NotNull
        @Pattern(regexp = "^[0-9A-Z]{18}$")
        @Schema(description = "所属单位: code of a registered unit", examples = "91141029MA0DEM1AXT")
        String unit,

        @NotBlank
        @Size(max = 200)
        @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "名称", examples = "网店订单系统")
        String name,

        @Size(min = 1, max = 200)
        @Pattern(regexp = "^[^\\s\\p{Cc}\\p{Cs}][^\\p{Cc}\\p{Cs}]*$")
        @Schema(description = "英文名称", examples = "Shop order system")
        String nameEn,

        @NotNull @Schema(description = "所属域: which of the five kinds of source")
        DataDomain domain,

        @NotNull @Schema(description = "阶段: planning, construction or operation; not ended")
        Phase phase,

        @Valid @Schema(description = "许可或法律依据: needed where the domain is EXTERNAL; it has not ended")
        Licence licence) {

    /** Refuses a system that never was. */
    void mustNotHaveEnded() {
        if (phase == Phase.ENDED) {
            var detail = new Text("已停用的源系统不予登记", "A system that has ended is not registered");
            throw new RuleRefused("source-system-ended", detail).withErrors(List.of(new FieldError("/phase", detail)));
        }
    }

    /** Refuses an external source that nobody has the right to use, or no longer (R3.1, R5.3). */
    void mustBeLicensed(LocalDate today) {
        mustBeLicensed(domain, licence);
        if (licence != null) {
            licence.mustNotHaveEnded(today, "/licence/until");
        }
    }

    static void mustBeLicensed(DataDomain domain, Licence licence) {
        if (domain == DataDomain.EXTERNAL && licence == null) {
            var detail = new Text("外部数据资源须注明许可或法律依据", "An external source needs a licence or a legal basis");
            throw new RuleRefused("licence-missing", detail)
                    .withErrors(List.of(new FieldError("/licence", detail)))
                    .withClause("R5.3");
        }
    }
}
