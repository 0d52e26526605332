package cn.etown.collection.rollup;

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

@Path("/rollup-computations/{id}")
@Tag(name = "rollups", description = "汇总: measures by day and dimensions")
public class RollupComputationResource {

    private final RollupComputations computations;

    RollupComputationResource(RollupComputations computations) {
        this.computations = computations;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR})
    @Operation(
            operationId = "readRollupComputation",
            summary = "Read a computation of rollups",
            description =
                    "查看汇总重算 (R3.3): how far it is and how many came out otherwise. Roles: operator, governor, assessor, auditor.")
    @APIResponse(responseCode = "200", description = "汇总重算: the computation")
    public Uni<RollupComputationView> read(
            @PathParam("id") @Parameter(description = "重算标识: the computation's id") UUID id) {
        return computations.require(id);
    }
}
