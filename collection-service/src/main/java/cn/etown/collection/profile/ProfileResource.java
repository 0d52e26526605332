package cn.etown.collection.profile;

import cn.etown.kit.caller.Roles;
import cn.etown.kit.page.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.UUID;

@Path("/batches/{id}/profile")
@Tag(name = "profiles", description = "画像: what the records of a batch look like")
public class ProfileResource {

    private final Profiles profiles;

    ProfileResource(Profiles profiles) {
        this.profiles = profiles;
    }

    @GET
    @RolesAllowed({
        Roles.CLERK,
        Roles.SIGNER,
        Roles.OPERATOR,
        Roles.GOVERNOR,
        Roles.ASSESSOR,
        Roles.AUDITOR,
        Roles.SERVICE
    })
    @Operation(
            operationId = "readProfile",
            summary = "Read the profile of a batch",
            description =
                    "批次画像 (R8.3): counted while the records streamed in, whatever the verdict: per field how many cells are empty,"
                            + " how many different values there are, least, greatest and mean, and the most frequent values. Values"
                            + " are shown of fields only that are classified L1 or L2 and tell of no person. Empty until the batch"
                            + " is judged. Roles: clerk, signer, operator, governor, assessor, auditor, service.")
    @APIResponse(responseCode = "200", description = "一页画像: one page")
    public Uni<ProfilePage> read(
            @PathParam("id") @Parameter(description = "批次标识: the batch's id") UUID id,
            @Valid @BeanParam PageRequest page) {
        return profiles.list(id, page);
    }
}
