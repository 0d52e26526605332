package cn.etown.governance.contract;

import cn.etown.kit.caller.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.UUID;

@Path("/contracts/{id}/differences")
@Tag(name = "contracts", description = "接口规范: versions of what an interface carries")
public class ContractComparisonResource {

    private final ContractImpact impact;

    ContractComparisonResource(ContractImpact impact) {
        this.impact = impact;
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
            operationId = "compareContracts",
            summary = "Compare two versions of a contract",
            description =
                    "版本差异 (R8.4): what differs field by field, and what follows. BACKWARD (向后兼容): every record that is"
                            + " right under the old version is right under the new one; FORWARD (向前兼容): the other way round;"
                            + " FULL: both; NONE: neither. Fields that a version does not name are passed over. The version calls"
                            + " for MAJOR where it is not backward compatible or a field or figure is gone, for MINOR where"
                            + " anything else that is enforced differs, for PATCH where only descriptions do; before 1.0.0 MINOR"
                            + " stands for MAJOR. A contract with a smaller semantic version cannot be submitted"
                            + " (version-too-small), nor one with objections (contract-incompatible). Lists which grants, demands, indicators and derived assets it touches."
                            + " Roles: operator, governor, assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "版本差异: what differs")
    public Uni<DifferencesView> differences(
            @PathParam("id")
                    @Parameter(
                            description = "标识: the contract that is compared",
                            example = "019b76da-a800-7000-8000-000000000003")
                    UUID id,
            @QueryParam("from")
                    @NotNull
                    @Parameter(
                            description = "原版本: the contract of the same interface it is compared with",
                            example = "019b76da-a800-7000-8000-000000000001",
                            required = true)
                    UUID from) {
        return impact.differences(id, from);
    }
}
