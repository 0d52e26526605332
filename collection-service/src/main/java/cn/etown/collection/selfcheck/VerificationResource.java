package cn.etown.collection.selfcheck;

import cn.etown.kit.caller.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.UUID;

@Path("/verifications/{id}")
@Tag(name = "verifications", description = "复核: the center's records held against its receipts")
public class VerificationResource {

    private final Verifications verifications;

    VerificationResource(Verifications verifications) {
        this.verifications = verifications;
    }

    @GET
    @RolesAllowed({Roles.CLERK, Roles.SIGNER, Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR})
    @Operation(
            operationId = "readVerification",
            summary = "Read a check of a batch",
            description =
                    "查看复核 (R4.3b): how far it is and what came out. Roles: clerk, signer, operator, governor, assessor, auditor.")
    @APIResponse(responseCode = "200", description = "复核: the check")
    public Uni<VerificationView> read(@PathParam("id") @Parameter(description = "复核标识: the check's id") UUID id) {
        return verifications.require(id);
    }
}
