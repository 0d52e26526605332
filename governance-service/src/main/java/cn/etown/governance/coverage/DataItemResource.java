package cn.etown.governance.coverage;

import cn.etown.governance.history.TransitionView;
import cn.etown.governance.usage.DependentView;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.http.Links;
import cn.etown.kit.idempotency.Idempotent;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import java.util.UUID;

@Path("/data-items")
@Tag(name = "data-items", description = "数据项: what source systems hold that could be collected")
public class DataItemResource {

    private final DataItems items;
    private final DataItemMoves moves;
    private final Exemptions exemptions;
    private final WaitingDemands demands;
    private final Links links;

    DataItemResource(DataItems items, DataItemMoves moves, Exemptions exemptions, WaitingDemands demands, Links links) {
        this.items = items;
        this.moves = moves;
        this.exemptions = exemptions;
        this.demands = demands;
        this.links = links;
    }

    @POST
    @Idempotent
    @RolesAllowed({Roles.OPERATOR, Roles.ASSESSOR, Roles.SERVICE})
    @Operation(
            operationId = "registerDataItem",
            summary = "Register a data item that a demand or an inspection brought to light",
            description =
                    "登记数据项 (R4.3a): in scope and MISSING, so that what a listing leaves out counts all the same. Where the"
                            + " item is known already the demand or inspection is added to its references, and an item that"
                            + " was out of scope is in scope and MISSING again; the same said again changes nothing. Roles:"
                            + " service or operator for a DEMAND, assessor or operator for an INSPECTION.")
    @Parameter(ref = "IdempotencyKey")
    @APIResponse(
            responseCode = "201",
            description = "已登记: the data item",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DataItemView.class)))
    @APIResponse(
            responseCode = "200",
            description = "已知: the data item that was known before, as it is now",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DataItemView.class)))
    public Uni<RestResponse<DataItemView>> register(@NotNull @Valid RegisterDataItemRequest request) {
        return items.register(request).map(this::answer);
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
            operationId = "listDataItems",
            summary = "List data items",
            description = "数据项列表: in the order they became known, with what each counts as today; people of a unit see"
                    + " their own."
                    + " Roles: operator, governor, assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页数据项: one page")
    public Uni<Page<DataItemView>> list(@Valid @BeanParam DataItemFilter filter, @Valid @BeanParam PageRequest page) {
        return items.list(page, filter);
    }

    @GET
    @Path("/{id}")
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
            operationId = "readDataItem",
            summary = "Read a data item",
            description = "查看数据项: with the ETag that a move needs; people of a unit see their own. Roles: operator,"
                    + " governor, assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "数据项: the item, with its ETag")
    public Uni<RestResponse<DataItemView>> read(
            @PathParam("id")
                    @Parameter(description = "标识: the data item's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id) {
        return items.require(id).map(item -> Links.versioned(item.entityVersion(), item));
    }

    @GET
    @Path("/{id}/impact")
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
            operationId = "readDataItemImpact",
            summary = "List what a change of a data item would touch",
            description =
                    "数据项变更影响 (R3.2e): the demands that wait for it, as they are registered, and the one it is planned"
                            + " for; before it is taken out of scope, or its source drops it. People of a unit see it for their"
                            + " own. Roles: operator, governor, assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页依赖方: one page, by link")
    public Uni<Page<DependentView>> impact(
            @PathParam("id")
                    @Parameter(description = "标识: the data item's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id,
            @Valid @BeanParam PageRequest page) {
        return demands.of(page, id);
    }

    @POST
    @Path("/{id}/transitions")
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.SERVICE})
    @Operation(
            operationId = "moveDataItem",
            summary = "Record how a data item stands",
            description = "数据项状态变更 (R4.3a): CONNECTED by a field of the contract in force of an interface of its source"
                    + " system, PLANNED for a demand until a day, MISSING, or"
                    + " DISPUTED. EXEMPT is reached only by an exemption. Roles: operator or governor for"
                    + " all of these,"
                    + " service for PLANNED, assessor for DISPUTED; out of DISPUTED only a governor other"
                    + " than who"
                    + " raised the dispute.")
    @APIResponse(responseCode = "200", description = "已变更: the item, with its new ETag")
    public Uni<RestResponse<DataItemView>> move(
            @PathParam("id")
                    @Parameter(description = "标识: the data item's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id,
            @HeaderParam("If-Match")
                    @Parameter(description = "所读版本: the ETag of the last read", example = "\"0\"", required = true)
                    String ifMatch,
            @NotNull @Valid MoveDataItemRequest request) {
        return moves.move(id, EntityVersion.ofIfMatch(ifMatch), request)
                .map(item -> Links.versioned(item.entityVersion(), item));
    }

    @GET
    @Path("/{id}/transitions")
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
            operationId = "readDataItemHistory",
            summary = "Read the history of a data item",
            description = "数据项历史: each decision about its standing and its scope, oldest first; never changed. Roles:"
                    + " operator, governor, assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页状态变更: one page")
    public Uni<Page<TransitionView>> history(
            @PathParam("id")
                    @Parameter(description = "标识: the data item's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id,
            @Valid @BeanParam PageRequest page) {
        return items.history(page, id);
    }

    @GET
    @Path("/{id}/references")
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
            operationId = "listDataItemReferences",
            summary = "List what named a data item",
            description =
                    "数据项出处 (R4.3a): each listing that brought the item or brought it back, each demand and each inspection"
                            + " that named it, oldest first; never changed. People of a unit see those of their own items."
                            + " Roles: operator, governor, assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页出处: one page")
    public Uni<Page<DataItemReferenceView>> references(
            @PathParam("id")
                    @Parameter(description = "标识: the data item's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id,
            @Valid @BeanParam PageRequest page) {
        return items.references(page, id);
    }

    @POST
    @Path("/{id}/scope-decisions")
    @RolesAllowed(Roles.GOVERNOR)
    @Operation(
            operationId = "decideDataItemScope",
            summary = "Decide whether an approved scenario needs a data item",
            description =
                    "接入范围认定 (R4.3a, 场景所需): into the scope for a named scenario, or out of it with a reason; also how"
                            + " the"
                            + " center decides on an item that left the listing. Out of scope takes evidence, and"
                            + " somebody who neither named the item nor uploaded a listing of its system; the figures tell how"
                            + " many items are out. Demands that wait for the item, which its impact names, are named in"
                            + " waitingDemands, or it stays in scope (dependents-left names those that are missing)."
                            + " Role: governor.")
    @APIResponse(responseCode = "200", description = "已认定: the item, with its new ETag")
    public Uni<RestResponse<DataItemView>> decideScope(
            @PathParam("id")
                    @Parameter(description = "标识: the data item's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id,
            @HeaderParam("If-Match")
                    @Parameter(description = "所读版本: the ETag of the last read", example = "\"0\"", required = true)
                    String ifMatch,
            @NotNull @Valid DecideScopeRequest request) {
        return moves.decideScope(id, EntityVersion.ofIfMatch(ifMatch), request)
                .map(item -> Links.versioned(item.entityVersion(), item));
    }

    @POST
    @Path("/{id}/exemptions")
    @Idempotent
    @RolesAllowed({Roles.CLERK, Roles.SIGNER, Roles.OPERATOR})
    @Operation(
            operationId = "askExemption",
            summary = "Ask for an exemption of a data item",
            description = "申请豁免 (R4.3a): why it need not be connected, and until when; nothing changes until a governor"
                    + " grants it."
                    + " Roles: clerk, signer, of the item's unit; operator.")
    @Parameter(ref = "IdempotencyKey")
    @APIResponse(
            responseCode = "201",
            description = "已申请: the exemption, ASKED",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ExemptionView.class)))
    public Uni<RestResponse<ExemptionView>> askExemption(
            @PathParam("id")
                    @Parameter(description = "标识: the data item's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id,
            @NotNull @Valid AskExemptionRequest request) {
        return exemptions
                .ask(id, request)
                .map(asked -> links.created("exemptions/" + asked.id(), asked.entityVersion(), asked));
    }

    private RestResponse<DataItemView> answer(DataItems.Registered registered) {
        var item = registered.item();
        return registered.isNew()
                ? links.created("data-items/" + item.id(), item.entityVersion(), item)
                : Links.versioned(item.entityVersion(), item);
    }
}
