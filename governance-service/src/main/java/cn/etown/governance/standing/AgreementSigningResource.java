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

@Path("/agreement-signings")
@Tag(name = "agreement-signings", description = "责任书签署: what units signed, and until when it holds")
public class AgreementSigningResource {

    private final AgreementSignings signings;

    AgreementSigningResource(AgreementSignings signings) {
        this.signings = signings;
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
            operationId = "readAgreementSigning",
            summary = "Read a signing",
            description = "查看责任书签署: who signed which text, when, and until when it holds; people of a unit see their"
                    + " own. Roles: operator, governor, assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "责任书签署: the signing, with its ETag")
    public Uni<RestResponse<AgreementSigningView>> read(
            @PathParam("id")
                    @Parameter(description = "标识: the signing's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id) {
        return signings.require(id).map(found -> Links.versioned(found.entityVersion(), found));
    }
}
