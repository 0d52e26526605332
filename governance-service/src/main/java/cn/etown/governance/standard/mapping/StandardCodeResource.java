package cn.etown.governance.standard.mapping;

import cn.etown.governance.standard.AskedDay;
import cn.etown.governance.standard.AskedTime;
import cn.etown.governance.standard.codelist.CodeListResource;
import cn.etown.kit.caller.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.List;

@Path("/standard-codes")
@Tag(name = "mappings", description = "代码映射: what codes of a unit's own are in standard codes")
public class StandardCodeResource {

    private final Mappings mappings;

    StandardCodeResource(Mappings mappings) {
        this.mappings = mappings;
    }

    @GET
    @RolesAllowed({
        Roles.OPERATOR,
        Roles.GOVERNOR,
        Roles.ASSESSOR,
        Roles.AUDITOR,
        Roles.SERVICE,
        Roles.CLERK,
        Roles.SIGNER
    })
    @Operation(
            operationId = "lookUpStandardCodes",
            summary = "Look up the standard codes of a unit's own codes",
            description =
                    "代码换算 (R5.4): up to 200 own codes by the mapping that holds on the day: of the published ones that hold"
                            + " then, the latest. With asOf as it was known at that time, so that figures that were reported keep"
                            + " their codes whatever was corrected since. People of a unit look up their own. Roles: operator, governor, assessor, auditor,"
                            + " service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "换算结果: the standard codes, and the own codes in no mapping")
    public Uni<StandardCodesView> lookUp(
            @QueryParam("unit")
                    @NotNull
                    @Pattern(regexp = "^[0-9A-Z]{18}$")
                    @Parameter(description = "单位: whose codes", example = "91141029MA0DEM1AXT")
                    String unit,
            @QueryParam("codeList")
                    @NotNull
                    @Size(max = 60)
                    @Pattern(regexp = CodeListResource.CODE)
                    @Parameter(description = "代码集", example = "product-categories")
                    String codeList,
            @QueryParam("on")
                    @NotNull
                    @Pattern(regexp = AskedDay.DATE)
                    @Parameter(
                            description = "日期: the day of the data",
                            example = "2026-01-01",
                            required = true,
                            schema = @Schema(type = SchemaType.STRING, format = "date"))
                    String on,
            @QueryParam("asOf")
                    @Pattern(regexp = AskedTime.TIME)
                    @Parameter(
                            description = "截至: as it was known at this time; now where none is named",
                            example = "2026-01-06T08:00:00+08:00",
                            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
                    String asOf,
            @QueryParam("code")
                    @NotEmpty
                    @Size(max = 200)
                    @Parameter(description = "本单位代码: repeated for each", example = "SP-0017")
                    List<@Size(min = 1, max = 100) @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$") String> codes) {
        return mappings.lookUp(unit, codeList, AskedDay.parse("on", on), codes, AskedTime.parse("asOf", asOf));
    }
}
