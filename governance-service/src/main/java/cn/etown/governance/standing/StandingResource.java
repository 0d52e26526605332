package cn.etown.governance.standing;

import cn.etown.governance.unit.UnitResource;
import cn.etown.kit.caller.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/units/{code}/standing")
@Tag(name = "units", description = "单位: the organisations that send or read data")
public class StandingResource {

    private final Standings standings;

    StandingResource(Standings standings) {
        this.standings = standings;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR, Roles.CLERK, Roles.SIGNER, Roles.USER
    })
    @Operation(
            operationId = "readUnitStanding",
            summary = "Read what a unit holds of what it must hold",
            description = "履责状况 (R4.1, R5.2): agreement, accepted security evidence and emergency plan, until when"
                    + " each holds and what is missing today; without the first two the unit may neither send"
                    + " nor read. People of a unit see their own. Roles: operator, governor, assessor, auditor,"
                    + " clerk, signer, user.")
    @APIResponse(responseCode = "200", description = "履责状况: the standing today")
    public Uni<StandingView> read(
            @PathParam("code")
                    @Pattern(regexp = UnitResource.CODE)
                    @Parameter(description = "统一社会信用代码: the unit's code", example = "91141029MA0DEM1AXT")
                    String code) {
        return standings.require(code);
    }
}
