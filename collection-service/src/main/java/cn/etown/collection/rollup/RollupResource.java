package cn.etown.collection.rollup;

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

@Path("/batches/{id}")
@Tag(name = "rollups", description = "汇总: measures by day and dimensions")
public class RollupResource {

    private final Rollups rollups;

    RollupResource(Rollups rollups) {
        this.rollups = rollups;
    }

    @GET
    @Path("rollup")
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
            operationId = "readRollup",
            summary = "Read the rollup of a batch",
            description =
                    "批次汇总 (R3.3): the contract's measures over the accepted records, by day and dimensions; empty unless the"
                            + " batch was accepted. Roles: clerk, signer, operator, governor, assessor, auditor, service.")
    @APIResponse(responseCode = "200", description = "一页汇总: one page")
    public Uni<RollupPage> read(
            @PathParam("id") @Parameter(description = "批次标识: the batch's id") UUID id,
            @Valid @BeanParam PageRequest page) {
        return rollups.list(id, page);
    }

    @GET
    @Path("rollup-days")
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
            operationId = "readRollupDays",
            summary = "Read the rollup of a batch by day alone",
            description =
                    "批次日汇总 (R3.3): the contract's measures over the accepted records, by day and over all dimensions, for whoever"
                            + " needs no more than a day's sums; empty unless the batch was accepted. Roles: clerk, signer,"
                            + " operator, governor, assessor, auditor, service.")
    @APIResponse(responseCode = "200", description = "一页日汇总: one page")
    public Uni<RollupDays> readDays(
            @PathParam("id") @Parameter(description = "批次标识: the batch's id") UUID id,
            @Valid @BeanParam PageRequest page) {
        return rollups.listDays(id, page);
    }
}
