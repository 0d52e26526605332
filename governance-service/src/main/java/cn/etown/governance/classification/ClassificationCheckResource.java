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

@Path("/classification-checks")
@Tag(name = "classification")
public class ClassificationCheckResource {

    private final Classifications classifications;

    ClassificationCheckResource(Classifications classifications) {
        this.classifications = classifications;
    }

    @POST
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
            operationId = "checkClassification",
            summary = "Find the class of fields taken together, storing nothing",
            description =
                    "核定集合分级 (R3.2d, R7.6): a set has its strictest member's class (就高从严), and none is said as long as"
                            + " a field is not classified. People of a unit ask for their own. Roles: operator, governor, assessor,"
                            + " auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "集合分级: the class, and which fields decide it")
    public Uni<ClassificationCheckView> check(@NotNull @Valid ClassificationCheckRequest request) {
        return classifications.check(request);
    }
}
