package cn.etown.governance.standard.element;

import cn.etown.governance.history.TransitionView;
import cn.etown.governance.standard.MoveVersionRequest;
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

@Path("/data-element-versions")
@Tag(name = "data-elements", description = "数据元: what fields mean")
public class DataElementVersionResource {

    private final DataElements elements;
    private final Links links;

    DataElementVersionResource(DataElements elements, Links links) {
        this.elements = elements;
        this.links = links;
    }

    @POST
    @Idempotent
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR})
    @Operation(
            operationId = "changeDataElement",
            summary = "Draft the next version of a data element",
            description =
                    "起草数据元新版本 (R3.2b): what is published stays as it is until a governor publishes the draft; one draft"
                            + " of an element is open at a time. Roles: operator, governor.")
    @Parameter(ref = "IdempotencyKey")
    @APIResponse(
            responseCode = "201",
            description = "草案: the draft",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DataElementView.class)))
    public Uni<RestResponse<DataElementView>> change(@NotNull @Valid DataElementRequest request) {
        return elements.change(request)
                .map(element ->
                        links.created("data-element-versions/" + element.id(), element.entityVersion(), element));
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
            operationId = "readDataElementVersion",
            summary = "Read a version of a data element",
            description =
                    "查看数据元版本: with the ETag that a move needs. Roles: operator, governor, assessor, auditor, service,"
                            + " clerk, signer.")
    @APIResponse(responseCode = "200", description = "数据元版本: the version, with its ETag")
    public Uni<RestResponse<DataElementView>> read(
            @PathParam("id")
                    @Parameter(description = "版本标识: the version's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id) {
        return elements.require(id).map(element -> Links.versioned(element.entityVersion(), element));
    }

    @POST
    @Path("/{id}/transitions")
    @RolesAllowed(Roles.GOVERNOR)
    @Operation(
            operationId = "moveDataElementVersion",
            summary = "Publish or withdraw a version of a data element",
            description = "发布或废止数据元版本 (R3.2b): DRAFT → PUBLISHED → WITHDRAWN. Published by a governor other than the"
                    + " author; the version published before is withdrawn in the same moment and stays readable. Role:"
                    + " governor.")
    @APIResponse(responseCode = "200", description = "已变更: the version in its new state, with its new ETag")
    public Uni<RestResponse<DataElementView>> move(
            @PathParam("id")
                    @Parameter(description = "版本标识: the version's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id,
            @HeaderParam("If-Match")
                    @Parameter(description = "所读版本: the ETag of the last read", example = "\"0\"", required = true)
                    String ifMatch,
            @NotNull @Valid MoveVersionRequest request) {
        return elements.move(id, EntityVersion.ofIfMatch(ifMatch), request)
                .map(element -> Links.versioned(element.entityVersion(), element));
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
            operationId = "readDataElementHistory",
            summary = "Read the history of a version of a data element",
            description = "数据元版本历史: who published or withdrew it, when, why and on what evidence, oldest first. Roles:"
                    + " operator, governor, assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页状态变更: one page")
    public Uni<Page<TransitionView>> history(
            @PathParam("id")
                    @Parameter(description = "版本标识: the version's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id,
            @Valid @BeanParam PageRequest page) {
        return elements.history(page, id);
    }
}
