package cn.etown.governance.sourcesystem;

import cn.etown.governance.history.TransitionView;
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
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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

import java.util.Optional;
import java.util.UUID;

@Path("/source-systems")
@Tag(name = "source-systems", description = "源系统: the systems of units that data come from")
public class SourceSystemResource {

    private final SourceSystems systems;
    private final Links links;

    SourceSystemResource(SourceSystems systems, Links links) {
        this.systems = systems;
        this.links = links;
    }

    @POST
    @Idempotent
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "registerSourceSystem",
            summary = "Register a source system",
            description = "登记源系统 (R3.1): a system of a registered unit, its domain (域) and its phase (阶段)."
                    + " One of the domain EXTERNAL needs a licence or legal basis (R5.3, licence-missing)."
                    + " Role: operator.")
    @Parameter(ref = "IdempotencyKey")
    @APIResponse(
            responseCode = "201",
            description = "已登记: the source system",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SourceSystemView.class)))
    public Uni<RestResponse<SourceSystemView>> register(@NotNull @Valid RegisterSourceSystemRequest request) {
        return systems.register(request)
                .map(system -> links.created("source-systems/" + system.id(), system.entityVersion(), system));
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
            operationId = "listSourceSystems",
            summary = "List source systems",
            description =
                    "源系统列表: in the order of registration; people of a unit see their own. Roles: operator, governor,"
                            + " assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页源系统: one page")
    public Uni<Page<SourceSystemView>> list(
            @QueryParam("unit")
                    @Pattern(regexp = "^[0-9A-Z]{18}$")
                    @Parameter(description = "所属单位: only those of this unit", example = "91141029MA0DEM1AXT")
                    String unit,
            @Valid @BeanParam PageRequest page) {
        return systems.list(page, Optional.ofNullable(unit));
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
            operationId = "readSourceSystem",
            summary = "Read a source system",
            description =
                    "查看源系统: people of a unit see their own. Roles: operator, governor, assessor, auditor, service,"
                            + " clerk, signer.")
    @APIResponse(responseCode = "200", description = "源系统: the source system, with its ETag")
    public Uni<RestResponse<SourceSystemView>> read(
            @PathParam("id")
                    @Parameter(
                            description = "标识: the source system's id",
                            example = "019b76da-a800-7000-8000-000000000001")
                    UUID id) {
        return systems.require(id).map(system -> Links.versioned(system.entityVersion(), system));
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "changeSourceSystem",
            summary = "Correct a source system",
            description =
                    "更正源系统 (R3.1): its name and, while it has no interface, its domain (source-system-in-use); its unit stays,"
                            + " and one of another unit is registered anew. EXTERNAL needs a licence that it has already"
                            + " (licence-missing). One that ended stays as it was (source-system-ended). Role: operator.")
    @APIResponse(responseCode = "200", description = "已更正: the source system, with its new ETag")
    public Uni<RestResponse<SourceSystemView>> change(
            @PathParam("id")
                    @Parameter(
                            description = "标识: the source system's id",
                            example = "019b76da-a800-7000-8000-000000000001")
                    UUID id,
            @HeaderParam("If-Match")
                    @Parameter(description = "所读版本: the ETag of the last read", example = "\"0\"", required = true)
                    String ifMatch,
            @NotNull @Valid ChangeSourceSystemRequest request) {
        return systems.change(id, EntityVersion.ofIfMatch(ifMatch), request)
                .map(system -> Links.versioned(system.entityVersion(), system));
    }

    @POST
    @Path("/{id}/transitions")
    @RolesAllowed({Roles.OPERATOR, Roles.CLERK, Roles.SIGNER})
    @Operation(
            operationId = "moveSourceSystem",
            summary = "Move a source system to its next phase",
            description =
                    "源系统阶段变更 (R4.2, R8.1): PLANNING → CONSTRUCTION → OPERATION, told in the feed, so that the matching"
                            + " access work can keep step; from each to ENDED (停用), with its day, when every interface of it was"
                            + " retired (source-system-in-use). Roles: clerk and signer for their own unit, operator for any;"
                            + " operator alone for ENDED.")
    @APIResponse(responseCode = "200", description = "已变更: the source system in its new phase, with its new ETag")
    public Uni<RestResponse<SourceSystemView>> move(
            @PathParam("id")
                    @Parameter(
                            description = "标识: the source system's id",
                            example = "019b76da-a800-7000-8000-000000000001")
                    UUID id,
            @HeaderParam("If-Match")
                    @Parameter(description = "所读版本: the ETag of the last read", example = "\"0\"", required = true)
                    String ifMatch,
            @NotNull @Valid MoveSourceSystemRequest request) {
        return systems.move(id, EntityVersion.ofIfMatch(ifMatch), request)
                .map(system -> Links.versioned(system.entityVersion(), system));
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
            operationId = "readSourceSystemHistory",
            summary = "Read the phases of a source system",
            description = "源系统阶段历史: who moved it, when and why, oldest first; never changed. Roles: operator, governor,"
                    + " assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页状态变更: one page")
    public Uni<Page<TransitionView>> history(
            @PathParam("id")
                    @Parameter(
                            description = "标识: the source system's id",
                            example = "019b76da-a800-7000-8000-000000000001")
                    UUID id,
            @Valid @BeanParam PageRequest page) {
        return systems.history(page, id);
    }
}
