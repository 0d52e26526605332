package cn.etown.collection.batch;

import cn.etown.kit.caller.Roles;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.http.Links;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/intake-limits")
@Tag(name = "intake-limits", description = "报送限额: how much of the center's room a unit may take")
public class IntakeLimitResource {

    private static final String UNIT = "单位代码: the unit's code";
    private static final String UNIT_CODE = "[0-9A-Z]{18}";
    private static final String EXAMPLE = "91141029MA0DEM1AXT";

    private final UnitLimits limits;

    IntakeLimitResource(UnitLimits limits) {
        this.limits = limits;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.AUDITOR})
    @Operation(
            operationId = "listIntakeLimits",
            summary = "List the limits that were set for single units",
            description =
                    "单独设定的报送限额 (R4.3b): by unit; one for which nothing was set is not there. Roles: operator, governor,"
                            + " auditor.")
    @APIResponse(responseCode = "200", description = "一页限额: one page")
    public Uni<Page<IntakeLimitView>> list(@Valid @BeanParam PageRequest page) {
        return limits.list(page);
    }

    @GET
    @Path("/{unit}")
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.AUDITOR, Roles.CLERK, Roles.SIGNER})
    @Operation(
            operationId = "readIntakeLimit",
            summary = "Read the limits of a unit",
            description =
                    "查看报送限额 (R4.3b): what a unit with an interface may send, whether the center set it for this unit or it"
                            + " holds for all, and what came today. Roles: operator, governor, auditor; clerk and signer of"
                            + " the unit.")
    @APIResponse(responseCode = "200", description = "限额: the limits, with the ETag that a change needs")
    public Uni<RestResponse<IntakeLimitView>> read(
            @PathParam("unit") @Pattern(regexp = UNIT_CODE) @Parameter(description = UNIT, example = EXAMPLE)
                    String unit) {
        return limits.require(unit).map(limit -> Links.versioned(limit.version(), limit));
    }

    @PUT
    @Path("/{unit}")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "setIntakeLimit",
            summary = "Set the limits of a unit",
            description =
                    "设定报送限额 (R4.3b): a unit's own limits, as a whole; what is left out follows the service's setting again."
                            + " They hold for the next batch that is opened and the next part. Role: operator.")
    @APIResponse(responseCode = "200", description = "已设定: the limits, with their new ETag")
    public Uni<RestResponse<IntakeLimitView>> set(
            @PathParam("unit") @Pattern(regexp = UNIT_CODE) @Parameter(description = UNIT, example = EXAMPLE)
                    String unit,
            @HeaderParam("If-Match")
                    @Parameter(description = "所读版本: the ETag of the last read", example = "\"0\"", required = true)
                    String ifMatch,
            @NotNull @Valid IntakeLimitRequest own) {
        return limits.set(unit, EntityVersion.ofIfMatch(ifMatch), own)
                .map(limit -> Links.versioned(limit.version(), limit));
    }
}
