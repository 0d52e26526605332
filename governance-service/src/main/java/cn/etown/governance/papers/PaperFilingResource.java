package cn.etown.governance.papers;

import cn.etown.kit.caller.Roles;
import cn.etown.kit.http.Links;
import cn.etown.kit.idempotency.Idempotent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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

@Path("/source-systems/{id}/papers")
@Tag(name = "papers", description = "源系统文档: planning specifications, asset lists and scenarios of source systems")
public class PaperFilingResource {

    private final SystemPapers papers;
    private final Links links;

    PaperFilingResource(SystemPapers papers, Links links) {
        this.papers = papers;
        this.links = links;
    }

    @POST
    @Idempotent
    @RolesAllowed({Roles.CLERK, Roles.SIGNER})
    @Operation(
            operationId = "filePaper",
            summary = "File a paper of a source system",
            description =
                    "报送源系统文档 (R8.5): a planning specification (规划), asset list (资产) or the scenarios (场景), as a link"
                            + " with its"
                            + " SHA-256 and version. It counts from a day until a day, unless the center refuses it. It is kept as it is; a newer version is a new one. Roles:"
                            + " clerk, signer, of"
                            + " the system's unit.")
    @Parameter(ref = "IdempotencyKey")
    @APIResponse(
            responseCode = "201",
            description = "已报送: the paper",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SystemPaperView.class)))
    public Uni<RestResponse<SystemPaperView>> file(
            @PathParam("id")
                    @Parameter(
                            description = "标识: the source system's id",
                            example = "019b76da-a800-7000-8000-000000000001")
                    UUID id,
            @NotNull @Valid FilePaperRequest request) {
        return papers.file(id, request)
                .map(paper -> links.created("system-papers/" + paper.id(), paper.entityVersion(), paper));
    }
}
