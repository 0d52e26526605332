package cn.etown.governance.assurance;

import cn.etown.kit.caller.Roles;
import cn.etown.kit.concurrency.EntityVersion;
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

@Path("/assurance-policies")
@Tag(name = "assurance", description = "保障策略: how often, until when and how well an interface must deliver")
public class PolicyReadingResource {

    private final AssurancePolicies policies;

    PolicyReadingResource(AssurancePolicies policies) {
        this.policies = policies;
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
            operationId = "readAssurancePolicy",
            summary = "Read a version of an assurance policy",
            description =
                    "查看保障策略: it never changes; people of a unit see their own. Roles: operator, governor, assessor,"
                            + " auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "保障策略: the policy")
    public Uni<RestResponse<AssurancePolicyView>> read(
            @PathParam("id")
                    @Parameter(description = "标识: the policy's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id) {
        return policies.require(id).map(found -> Links.versioned(new EntityVersion(0), found));
    }
}
