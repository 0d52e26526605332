package cn.etown.governance.papers;

import cn.etown.kit.caller.Roles;
import cn.etown.kit.http.Links;
import cn.etown.kit.idempotency.Idempotent;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import cn.etown.kit.time.PlausibleDay;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

@Path("/normative-documents")
@Tag(name = "documents", description = "规范性文件: what the center prescribes, and who has taken note of it")
public class NormativeDocumentResource {

    private final NormativeDocuments documents;
    private final DocumentVersions versions;
    private final Links links;

    NormativeDocumentResource(NormativeDocuments documents, DocumentVersions versions, Links links) {
        this.documents = documents;
        this.versions = versions;
        this.links = links;
    }

    @POST
    @Idempotent
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "registerDocument",
            summary = "Register a normative document",
            description = "登记规范性文件 (R7.2): its code, title and kind, before any version of it. Role: operator.")
    @Parameter(ref = "IdempotencyKey")
    @APIResponse(
            responseCode = "201",
            description = "已登记: the document",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DocumentView.class)))
    public Uni<RestResponse<DocumentView>> register(@NotNull @Valid RegisterDocumentRequest request) {
        return documents
                .register(request)
                .map(found -> links.created("normative-documents/" + found.id(), found.entityVersion(), found));
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR, Roles.CLERK, Roles.SIGNER, Roles.USER
    })
    @Operation(
            operationId = "listDocuments",
            summary = "List normative documents",
            description = "规范性文件列表: in the order they were registered. Roles: operator, governor, assessor, auditor,"
                    + " clerk, signer, user.")
    @APIResponse(responseCode = "200", description = "一页文件: one page")
    public Uni<Page<DocumentView>> list(
            @QueryParam("kind") @Parameter(description = "规范类别: only those of this kind") DocumentKind kind,
            @Valid @BeanParam PageRequest page) {
        return documents.list(page, Optional.ofNullable(kind));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR, Roles.CLERK, Roles.SIGNER, Roles.USER
    })
    @Operation(
            operationId = "readDocument",
            summary = "Read a normative document",
            description = "查看规范性文件. Roles: operator, governor, assessor, auditor, clerk, signer, user.")
    @APIResponse(responseCode = "200", description = "文件: the document, with its ETag")
    public Uni<RestResponse<DocumentView>> read(
            @PathParam("id")
                    @Parameter(description = "标识: the document's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id) {
        return documents.require(id).map(found -> Links.versioned(found.entityVersion(), found));
    }

    @GET
    @Path("/{id}/in-force")
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR, Roles.CLERK, Roles.SIGNER, Roles.USER
    })
    @Operation(
            operationId = "readDocumentInForce",
            summary = "Read the version of a document that is in force on a day",
            description =
                    "当日施行的版本 (R7.2): 404 where none is. Roles: operator, governor, assessor, auditor, clerk, signer,"
                            + " user.")
    @APIResponse(responseCode = "200", description = "版本: the version with its text")
    public Uni<RestResponse<DocumentVersionView>> inForce(
            @PathParam("id")
                    @Parameter(description = "标识: the document's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id,
            @PlausibleDay
                    @QueryParam("on")
                    @Parameter(description = "日期: today where it is left out", example = "2026-04-01")
                    LocalDate on) {
        return documents
                .inForce(id, Optional.ofNullable(on))
                .map(found -> Links.versioned(found.entityVersion(), found));
    }

    @POST
    @Path("/{id}/versions")
    @Idempotent
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR})
    @Operation(
            operationId = "draftDocumentVersion",
            summary = "Draft the next version of a normative document",
            description =
                    "起草文件版本 (R7.2): its text in Markdown, at most 200,000 characters, or a link to the file with its"
                            + " SHA-256."
                            + " What it says never changes. Roles: operator, governor.")
    @Parameter(ref = "IdempotencyKey")
    @APIResponse(
            responseCode = "201",
            description = "草案: the version, DRAFT",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DocumentVersionView.class)))
    public Uni<RestResponse<DocumentVersionView>> draft(
            @PathParam("id")
                    @Parameter(description = "标识: the document's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id,
            @NotNull @Valid DraftDocumentRequest request) {
        return versions.draft(id, request)
                .map(found -> links.created("document-versions/" + found.id(), found.entityVersion(), found));
    }

    @GET
    @Path("/{id}/versions")
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR, Roles.CLERK, Roles.SIGNER, Roles.USER
    })
    @Operation(
            operationId = "listDocumentVersions",
            summary = "List the versions of a normative document",
            description =
                    "文件版本列表: by number, without the texts; people of units see what was published. Roles: operator,"
                            + " governor, assessor, auditor, clerk, signer, user.")
    @APIResponse(responseCode = "200", description = "一页版本: one page")
    public Uni<Page<DocumentVersionView>> versions(
            @PathParam("id")
                    @Parameter(description = "标识: the document's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id,
            @Valid @BeanParam PageRequest page) {
        return versions.list(page, id);
    }
}
