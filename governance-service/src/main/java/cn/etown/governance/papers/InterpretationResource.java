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

@Path("/interpretations")
@Tag(name = "interpretations", description = "解释: how the leading group's office understands the clauses")
public class InterpretationResource {

    private final Interpretations interpretations;
    private final Links links;

    InterpretationResource(Interpretations interpretations, Links links) {
        this.interpretations = interpretations;
        this.links = links;
    }

    @POST
    @Idempotent
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR})
    @Operation(
            operationId = "draftInterpretation",
            summary = "Draft an interpretation of a clause",
            description =
                    "起草解释 (R12): question and answer, the file number of the leading group's office (领导小组办公室), and"
                            + " from when it"
                            + " holds. What it says never changes. Roles: operator, governor.")
    @Parameter(ref = "IdempotencyKey")
    @APIResponse(
            responseCode = "201",
            description = "草案: the interpretation, DRAFT",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = InterpretationView.class)))
    public Uni<RestResponse<InterpretationView>> draft(@NotNull @Valid DraftInterpretationRequest request) {
        return interpretations
                .draft(request)
                .map(found -> links.created("interpretations/" + found.id(), found.entityVersion(), found));
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR, Roles.CLERK, Roles.SIGNER, Roles.USER
    })
    @Operation(
            operationId = "listInterpretations",
            summary = "List and search interpretations",
            description =
                    "解释列表 (R12): in the order they were drafted; by clause, by text from its first character, and by"
                            + " a day on"
                            + " which they hold; people of units see what was published. Roles: operator, governor,"
                            + " assessor, auditor, clerk, signer, user.")
    @APIResponse(responseCode = "200", description = "一页解释: one page")
    public Uni<Page<InterpretationView>> list(
            @Valid @BeanParam InterpretationFilter filter, @Valid @BeanParam PageRequest page) {
        return interpretations.list(page, filter);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR, Roles.CLERK, Roles.SIGNER, Roles.USER
    })
    @Operation(
            operationId = "readInterpretation",
            summary = "Read an interpretation",
            description = "查看解释: with the ETag that a move needs. Roles: operator, governor, assessor, auditor, clerk,"
                    + " signer, user.")
    @APIResponse(responseCode = "200", description = "解释: the interpretation, with its ETag")
    public Uni<RestResponse<InterpretationView>> read(
            @PathParam("id")
                    @Parameter(
                            description = "标识: the interpretation's id",
                            example = "019b76da-a800-7000-8000-000000000001")
                    UUID id) {
        return interpretations.require(id).map(found -> Links.versioned(found.entityVersion(), found));
    }

    @POST
    @Path("/{id}/transitions")
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR})
    @Operation(
            operationId = "moveInterpretation",
            summary = "Publish or withdraw an interpretation",
            description = "解释状态变更 (R12): DRAFT → PUBLISHED, by another person than drafted it, which ends the one it"
                    + " supersedes on the"
                    + " day it comes into force; or WITHDRAWN. Roles: governor; operator for WITHDRAWN.")
    @APIResponse(responseCode = "200", description = "已变更: the interpretation, with its new ETag")
    public Uni<RestResponse<InterpretationView>> move(
            @PathParam("id")
                    @Parameter(
                            description = "标识: the interpretation's id",
                            example = "019b76da-a800-7000-8000-000000000001")
                    UUID id,
            @HeaderParam("If-Match")
                    @Parameter(description = "所读版本: the ETag of the last read", example = "\"0\"", required = true)
                    String ifMatch,
            @NotNull @Valid MoveInterpretationRequest request) {
        return interpretations
                .move(id, EntityVersion.ofIfMatch(ifMatch), request)
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
            operationId = "readInterpretationHistory",
            summary = "Read the history of an interpretation",
            description =
                    "解释历史: who published or superseded it, oldest first; never changed. Roles: operator, governor,"
                            + " assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页状态变更: one page")
    public Uni<Page<TransitionView>> history(
            @PathParam("id")
                    @Parameter(
                            description = "标识: the interpretation's id",
                            example = "019b76da-a800-7000-8000-000000000001")
                    UUID id,
            @Valid @BeanParam PageRequest page) {
        return interpretations.history(page, id);
    }
}
