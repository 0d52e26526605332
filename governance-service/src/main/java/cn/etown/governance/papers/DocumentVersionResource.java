package cn.etown.governance.papers;

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
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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

@Path("/document-versions")
@Tag(name = "documents", description = "规范性文件: what the center prescribes, and who has taken note of it")
public class DocumentVersionResource {

    private final DocumentVersions versions;
    private final Links links;

    DocumentVersionResource(DocumentVersions versions, Links links) {
        this.versions = versions;
        this.links = links;
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR, Roles.CLERK, Roles.SIGNER, Roles.USER
    })
    @Operation(
            operationId = "readDocumentVersion",
            summary = "Read a version of a normative document",
            description = "查看文件版本: with its text and the ETag that a move needs. Roles: operator, governor, assessor,"
                    + " auditor, clerk, signer, user.")
    @APIResponse(responseCode = "200", description = "版本: the version, with its ETag")
    public Uni<RestResponse<DocumentVersionView>> read(
            @PathParam("id")
                    @Parameter(description = "标识: the version's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id) {
        return versions.require(id).map(found -> Links.versioned(found.entityVersion(), found));
    }

    @POST
    @Path("/{id}/transitions")
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR})
    @Operation(
            operationId = "moveDocumentVersion",
            summary = "Publish, repeal or withdraw a version",
            description =
                    "文件版本状态变更 (R7.2): DRAFT → PUBLISHED (in force from a day, by another person than drafted it; the"
                            + " version"
                            + " published before becomes REPLACED and ends on that day) or WITHDRAWN; PUBLISHED →"
                            + " REPEALED from a"
                            + " day. Roles: governor; operator for WITHDRAWN.")
    @APIResponse(responseCode = "200", description = "已变更: the version, with its new ETag")
    public Uni<RestResponse<DocumentVersionView>> move(
            @PathParam("id")
                    @Parameter(description = "标识: the version's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id,
            @HeaderParam("If-Match")
                    @Parameter(description = "所读版本: the ETag of the last read", example = "\"0\"", required = true)
                    String ifMatch,
            @NotNull @Valid MoveDocumentVersionRequest request) {
        return versions.move(id, EntityVersion.ofIfMatch(ifMatch), request)
                .map(found -> Links.versioned(found.entityVersion(), found));
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
            operationId = "readDocumentVersionHistory",
            summary = "Read the history of a version",
            description =
                    "文件版本历史: who published, replaced or repealed it, oldest first; never changed. Roles: operator,"
                            + " governor, assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页状态变更: one page")
    public Uni<Page<TransitionView>> history(
            @PathParam("id")
                    @Parameter(description = "标识: the version's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id,
            @Valid @BeanParam PageRequest page) {
        return versions.history(page, id);
    }

    @POST
    @Path("/{id}/acknowledgements")
    @Idempotent
    @RolesAllowed(Roles.SIGNER)
    @Operation(
            operationId = "acknowledgeDocument",
            summary = "Acknowledge a version for one's unit",
            description = "签收 (R7.2): that the caller's unit has taken note of a published version. Role: signer.")
    @Parameter(ref = "IdempotencyKey")
    @APIResponse(
            responseCode = "201",
            description = "已签收: the acknowledgement",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AcknowledgementView.class)))
    public Uni<RestResponse<AcknowledgementView>> acknowledge(
            @PathParam("id")
                    @Parameter(description = "标识: the version's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id) {
        return versions.acknowledge(id)
                .map(given ->
                        links.created("document-versions/" + id + "/acknowledgements", given.entityVersion(), given));
    }

    @GET
    @Path("/{id}/acknowledgements")
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
            operationId = "listAcknowledgements",
            summary = "List who has acknowledged a version, or who has not",
            description = "签收情况 (R7.2): units by code; people of a unit see their own. Roles: operator, governor,"
                    + " assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页单位: one page")
    public Uni<Page<AcknowledgementView>> acknowledgements(
            @PathParam("id")
                    @Parameter(description = "标识: the version's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id,
            @QueryParam("acknowledged")
                    @DefaultValue("true")
                    @Parameter(description = "是否已签收: false for the units that have not and still take part")
                    boolean acknowledged,
            @Valid @BeanParam PageRequest page) {
        return versions.acknowledgements(page, id, acknowledged);
    }
}
