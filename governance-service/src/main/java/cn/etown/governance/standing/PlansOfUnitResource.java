package cn.etown.governance.standing;

import cn.etown.governance.unit.UnitResource;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.http.Links;
import cn.etown.kit.idempotency.Idempotent;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/units/{code}/emergency-plans")
@Tag(name = "emergency-plans", description = "应急预案: the units' own plans, on file")
public class PlansOfUnitResource {

    private final EmergencyPlans plans;
    private final Links links;

    PlansOfUnitResource(EmergencyPlans plans, Links links) {
        this.plans = plans;
        this.links = links;
    }

    @POST
    @Idempotent
    @RolesAllowed({Roles.CLERK, Roles.SIGNER})
    @Operation(
            operationId = "fileEmergencyPlan",
            summary = "Put the next version of the own emergency plan on file",
            description = "应急预案备案 (R5.2): link and digest of the plan and the day until which it was reviewed; it"
                    + " takes the place of the version before. Roles: clerk, signer.")
    @Parameter(ref = "IdempotencyKey")
    @APIResponse(
            responseCode = "201",
            description = "已备案: the version",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EmergencyPlanView.class)))
    public Uni<RestResponse<EmergencyPlanView>> file(
            @PathParam("code")
                    @Pattern(regexp = UnitResource.CODE)
                    @Parameter(description = "统一社会信用代码: the unit's code", example = "91141029MA0DEM1AXT")
                    String code,
            @NotNull @Valid FileEmergencyPlanRequest request) {
        return plans.file(code, request)
                .map(saved -> links.created("emergency-plans/" + saved.id(), saved.entityVersion(), saved));
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
            operationId = "listEmergencyPlans",
            summary = "List the versions of a unit's emergency plan",
            description = "应急预案列表: oldest first; people of a unit see their own. Roles: operator, governor,"
                    + " assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页预案: one page")
    public Uni<Page<EmergencyPlanView>> list(
            @PathParam("code")
                    @Pattern(regexp = UnitResource.CODE)
                    @Parameter(description = "统一社会信用代码: the unit's code", example = "91141029MA0DEM1AXT")
                    String code,
            @Valid @BeanParam PageRequest page) {
        return plans.list(page, code);
    }
}
