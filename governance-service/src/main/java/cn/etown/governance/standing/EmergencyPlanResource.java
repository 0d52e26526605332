package cn.etown.governance.standing;

import cn.etown.kit.caller.Roles;
import cn.etown.kit.http.Links;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import java.util.UUID;

@Path("/emergency-plans")
@Tag(name = "emergency-plans", description = "应急预案: the units' own plans, on file")
public class EmergencyPlanResource {

    private final EmergencyPlans plans;

    EmergencyPlanResource(EmergencyPlans plans) {
        this.plans = plans;
    }

    @GET
    @Path("/{id}")
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
            operationId = "readEmergencyPlan",
            summary = "Read a version of an emergency plan",
            description = "查看应急预案: people of a unit see their own. Roles: operator, governor, assessor, auditor,"
                    + " service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "应急预案: the version, with its ETag")
    public Uni<RestResponse<EmergencyPlanView>> read(
            @PathParam("id")
                    @Parameter(description = "标识: the plan's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id) {
        return plans.require(id).map(found -> Links.versioned(found.entityVersion(), found));
    }
}
