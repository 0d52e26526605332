package cn.etown.collection.rollup;

import cn.etown.kit.caller.Roles;
import cn.etown.kit.http.Links;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import java.util.UUID;

@Path("/batches/{id}")
@Tag(name = "rollups", description = "汇总: measures by day and dimensions")
public class RollupResource {

    private final Rollups rollups;
    private final RollupComputations computations;
    private final Links links;

    RollupResource(Rollups rollups, RollupComputations computations, Links links) {
        this.rollups = rollups;
        this.computations = computations;
        this.links = links;
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
                            + " batch was accepted. Distinct things are those of the batch's rows that were visible when it was"
                            + " computed; the sketches of those whose fields are all open can be merged over days, dimensions and batches (R3.2d). Roles: clerk, signer, operator, governor, assessor, auditor, service.")
    @APIResponse(responseCode = "200", description = "一页汇总: one page")
    public Uni<RollupPage> read(
            @PathParam("id") @Parameter(description = "批次标识: the batch's id") UUID id,
            @QueryParam("version")
                    @Min(1)
                    @Parameter(description = "汇总版本: as that computation had it; absent for the newest", example = "1")
                    Integer version,
            @Valid @BeanParam PageRequest page) {
        return rollups.list(id, version, page);
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

    @POST
    @Path("rollup-computations")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "computeRollup",
            summary = "Have the rollup of a batch computed anew",
            description =
                    "重算批次汇总 (R3.3): from the rows as they are, as the next version; what it came to before is kept where it"
                            + " differs, and the event rollup-computed.v1 tells of it. Where a computation of the batch waits already,"
                            + " that one is answered. Role: operator.")
    @APIResponse(
            responseCode = "202",
            description = "已受理: its address tells how far it is",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RollupComputationView.class)))
    public Uni<RestResponse<RollupComputationView>> compute(
            @PathParam("id") @Parameter(description = "批次标识: the batch's id") UUID id) {
        return computations.requestOf(id).map(asked -> asked.accepted(links));
    }

    @GET
    @Path("rollup-versions")
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
            operationId = "listRollupVersions",
            summary = "List the computations of a batch's rollup",
            description =
                    "汇总版本列表 (R3.3): when it was computed, and whether it came out otherwise; the rollup of each is read by its number."
                            + " Roles: clerk, signer, operator, governor, assessor, auditor, service.")
    @APIResponse(responseCode = "200", description = "一页汇总版本: one page")
    public Uni<Page<RollupVersionView>> versions(
            @PathParam("id") @Parameter(description = "批次标识: the batch's id") UUID id,
            @Valid @BeanParam PageRequest page) {
        return computations.versions(id, page);
    }
}
