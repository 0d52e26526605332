package cn.etown.governance.classification;

import cn.etown.kit.caller.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/masking-checks")
@Tag(name = "masking")
public class MaskingCheckResource {

    private final Maskings maskings;

    MaskingCheckResource(Maskings maskings) {
        this.maskings = maskings;
    }

    @POST
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.CLERK, Roles.SIGNER})
    @Operation(
            operationId = "checkMasking",
            summary = "See what a data user would see of values, storing nothing",
            description =
                    "试脱敏 (R3.2d): values of an interface's fields as the rules of a day mask them; people of a unit try"
                            + " those of their own. Roles: operator, governor, clerk, signer.")
    @APIResponse(responseCode = "200", description = "试脱敏结果: each value as it would be shown")
    public Uni<MaskingCheckView> check(@NotNull @Valid MaskingCheckRequest request) {
        return maskings.check(request);
    }
}
