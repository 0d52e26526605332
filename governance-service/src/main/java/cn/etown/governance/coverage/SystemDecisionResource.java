package cn.etown.governance.coverage;

import cn.etown.kit.caller.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.UUID;

@Path("/source-systems/{id}")
@Tag(name = "data-items", description = "数据项: what source systems hold that could be collected")
public class SystemDecisionResource {

    private static final String ID = "标识: the source system's id";
    private static final String EXAMPLE_ID = "019b76da-a800-7000-8000-000000000001";

    private final SystemDecisions decisions;

    SystemDecisionResource(SystemDecisions decisions) {
        this.decisions = decisions;
    }

    @POST
    @Path("/data-item-moves")
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.SERVICE})
    @Operation(
            operationId = "moveDataItems",
            summary = "Record how many data items of a source system stand",
            description =
                    "批量数据项状态变更 (R4.3a): as moveDataItem, for up to 500 items, all of them or none. Each is named with the"
                            + " revision that was read: where one is stale nothing is changed (412), so sending a request again does"
                            + " nothing twice. Roles: operator or governor, service for PLANNED, assessor for DISPUTED; out of"
                            + " DISPUTED only a governor other than who raised the dispute.")
    @APIResponse(responseCode = "200", description = "已变更: the items as they are now, in the order of the request")
    public Uni<DecidedItemsView> move(
            @PathParam("id") @Parameter(description = ID, example = EXAMPLE_ID) UUID id,
            @NotNull @Valid MoveDataItemsRequest request) {
        return decisions.move(id, request);
    }

    @POST
    @Path("/scope-decisions")
    @RolesAllowed(Roles.GOVERNOR)
    @Operation(
            operationId = "decideDataItemScopes",
            summary = "Decide whether an approved scenario needs many data items of a source system",
            description =
                    "批量接入范围认定 (R4.3a, 场景所需): as decideDataItemScope, for up to 500 items, all of them or none. Each is named"
                            + " with the revision that was read: where one is stale nothing is changed (412), so sending a request"
                            + " again does nothing twice. Out of scope takes evidence, and somebody who neither named one of the"
                            + " items nor uploaded a listing of the system; the figures tell how many items are out. Demands that wait"
                            + " for one of them are named in waitingDemands (else dependents-left). Role: governor.")
    @APIResponse(responseCode = "200", description = "已认定: the items as they are now, in the order of the request")
    public Uni<DecidedItemsView> decideScope(
            @PathParam("id") @Parameter(description = ID, example = EXAMPLE_ID) UUID id,
            @NotNull @Valid DecideScopesRequest request) {
        return decisions.decideScope(id, request);
    }
}
