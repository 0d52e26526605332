package cn.etown.governance.standard.check;

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

@Path("/contracts/{id}/findings")
@Tag(name = "contract-checks", description = "规范核对: contracts held against the standard library")
public class ContractFindingResource {

    private final ContractChecks checks;

    ContractFindingResource(ContractChecks checks) {
        this.checks = checks;
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
            operationId = "listContractFindings",
            summary = "Hold a contract against the standard library",
            description =
                    "规范核对 (R3.2b): reuse of data elements, naming, caliber, classification, code lists; how many findings"
                            + " of each severity, and where each is and what to do. Measured against the library as it is now; people"
                            + " of a unit see their own. Roles: operator, governor, assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "核对结果: the counts and one page of findings")
    public Uni<FindingsView> findings(
            @PathParam("id")
                    @Parameter(description = "标识: the contract's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id,
            @Valid @BeanParam PageRequest page) {
        return checks.of(page, id);
    }
}
