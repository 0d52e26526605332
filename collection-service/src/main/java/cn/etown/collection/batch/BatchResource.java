package cn.etown.collection.batch;

import cn.etown.collection.batch.domain.BatchState;
import cn.etown.collection.catalogue.Interfaces;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.http.Links;
import cn.etown.kit.idempotency.AnswersRepeats;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.time.PlausibleDay;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import java.time.LocalDate;
import java.util.UUID;

@Path("/batches")
@Tag(name = "batches", description = "批次: what a provider sends for one interface and one data period")
public class BatchResource {

    private final Batches batches;
    private final BatchOpening opening;
    private final Links links;

    BatchResource(Batches batches, BatchOpening opening, Links links) {
        this.batches = batches;
        this.opening = opening;
        this.links = links;
    }

    @POST
    @AnswersRepeats
    @RolesAllowed({Roles.CLERK, Roles.SIGNER})
    @Operation(
            operationId = "openBatch",
            summary = "Open a batch",
            description =
                    "开批次 (R4.3b): declares period, record count and control totals of what is to be sent. The interface must"
                            + " be ONLINE or DEPRECATED and the caller's own, and the unit must hold agreement and accepted"
                            + " security evidence (R4.1, unit-not-in-standing); the period ends today at the latest. A batch has at most 50,000,000 records and 20 GiB, unless the"
                            + " center set other limits (batch-too-large), and an interface so many open ones (too-many-open-batches). A CORRECTION"
                            + " 更正 states its reason and puts right what was accepted for every day of its period (nothing-to-correct), by"
                            + " business key (no-key): each of its lines has one more cell, under the heading _operation, UPSERT 写入"
                            + " or WITHDRAW 撤回. What it replaces stays readable as of before. Roles: clerk, signer.")
    @Parameter(
            in = ParameterIn.HEADER,
            name = "Idempotency-Key",
            description = "幂等键: a repeat with the same key gets the first answer",
            schema = @Schema(implementation = String.class, maxLength = 100))
    @APIResponse(
            responseCode = "201",
            description = "已开批: the batch",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = BatchView.class)))
    public Uni<RestResponse<BatchView>> open(@NotNull @Valid OpenBatchRequest request) {
        return batches.admit(request).chain(opening::open);
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
            operationId = "listBatches",
            summary = "List batches in the order of their opening",
            description =
                    "批次列表: people of a unit see their own. Roles: clerk, signer, operator, governor, assessor, auditor, service.")
    @APIResponse(responseCode = "200", description = "一页批次: one page")
    public Uni<Page<BatchView>> list(
            @QueryParam("interface")
                    @Size(max = 100)
                    @Pattern(regexp = Interfaces.CODE)
                    @Parameter(description = "数据接口编码: only those of this interface", example = "sales-lines")
                    String interfaceCode,
            @QueryParam("unit")
                    @Pattern(regexp = "[0-9A-Z]{18}")
                    @Parameter(description = "单位代码: only those of this unit", example = "91141029MA0DEM1AXT")
                    String unit,
            @QueryParam("state") @Parameter(description = "状态: only those in this state") BatchState state,
            @QueryParam("from") @Parameter(description = "起始日: only periods with a day from this one on") @PlausibleDay
                    LocalDate from,
            @QueryParam("to") @Parameter(description = "结束日: only periods with a day up to this one") @PlausibleDay
                    LocalDate to,
            @Valid @BeanParam PageRequest page) {
        return batches.list(page, BatchFilter.of(unit, interfaceCode, state, from, to));
    }

    @GET
    @Path("/{id}")
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
            operationId = "readBatch",
            summary = "Read a batch",
            description =
                    "查看批次: what was declared and, once judged, what was counted; with the ETag that sealing needs. Roles:"
                            + " clerk, signer, operator, governor, assessor, auditor, service.")
    @APIResponse(
            responseCode = "200",
            description = "批次: the batch, with its ETag",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = BatchView.class)))
    public Uni<RestResponse<BatchView>> read(
            @PathParam("id") @Parameter(description = "批次标识: the batch's id") UUID id) {
        return batches.require(id).map(batch -> Links.versioned(batch.version(), batch));
    }

    @POST
    @Path("/{id}/transitions")
    @RolesAllowed({Roles.CLERK, Roles.SIGNER})
    @Operation(
            operationId = "moveBatch",
            summary = "Seal or abandon a batch",
            description =
                    "封存或放弃批次 (R4.3b): VALIDATING seals the batch, whose parts must be numbered from 1 without gap, and which"
                            + " is then judged; sealing again what is sealed changes nothing. ABANDONED gives up what was never sealed, and its rows are removed; so does the"
                            + " center where nothing came for 14 days, unless set otherwise. Roles: signer for VALIDATING, clerk or signer for"
                            + " ABANDONED.")
    @APIResponse(
            responseCode = "202",
            description = "已受理: the batch; its state tells how the judgement stands",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = BatchView.class)))
    public Uni<RestResponse<BatchView>> move(
            @PathParam("id") @Parameter(description = "批次标识: the batch's id") UUID id,
            @HeaderParam("If-Match")
                    @Parameter(description = "所读版本: the ETag of the last read", example = "\"0\"", required = true)
                    String ifMatch,
            @NotNull @Valid TransitionRequest request) {
        EntityVersion expected = EntityVersion.ofIfMatch(ifMatch);
        Uni<BatchView> moved = request.target() == TransitionRequest.Target.VALIDATING
                ? batches.seal(id, expected, request.reason())
                : batches.abandon(id, expected, request.reason());
        return moved.map(batch -> RestResponse.ResponseBuilder.create(RestResponse.Status.ACCEPTED, batch)
                .header("Location", links.to("batches/" + id))
                .tag(batch.version().etag())
                .build());
    }

    @GET
    @Path("/{id}/transitions")
    @RolesAllowed({Roles.CLERK, Roles.SIGNER, Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR})
    @Operation(
            operationId = "readBatchHistory",
            summary = "Read the history of a batch",
            description =
                    "批次历史: who moved it, when and why, oldest first; never changed. Roles: clerk, signer, operator, governor, assessor, auditor.")
    @APIResponse(responseCode = "200", description = "一页状态变更: one page")
    public Uni<Page<TransitionView>> history(
            @PathParam("id") @Parameter(description = "批次标识: the batch's id") UUID id,
            @Valid @BeanParam PageRequest page) {
        return batches.history(id, page);
    }
}
