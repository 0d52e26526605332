package cn.etown.governance.classification;

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

@Path("/classification-decisions")
@Tag(name = "classification")
public class ClassificationDecisionResource {

    private final ClassificationDecisions decisions;
    private final Links links;

    ClassificationDecisionResource(ClassificationDecisions decisions, Links links) {
        this.decisions = decisions;
        this.links = links;
    }

    @POST
    @Idempotent
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.SIGNER})
    @Operation(
            operationId = "proposeClassification",
            summary = "Propose what a field counts as",
            description =
                    "提议字段分级 (R3.2d): what raises or sets the class or the personal mark takes effect at once and is"
                            + " ACCEPTED; what lowers either needs evidence and waits for a governor other than who proposed it."
                            + " Roles: operator, governor; signer of the interface's unit.")
    @Parameter(ref = "IdempotencyKey")
    @APIResponse(
            responseCode = "201",
            description = "已提议: the decision, PROPOSED or ACCEPTED",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ClassificationDecisionView.class)))
    public Uni<RestResponse<ClassificationDecisionView>> propose(
            @NotNull @Valid ClassificationDecisionRequest request) {
        return decisions
                .propose(request)
                .map(found -> links.created("classification-decisions/" + found.id(), found.entityVersion(), found));
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
            operationId = "listClassificationDecisions",
            summary = "List decisions on what fields count as",
            description = "分级决定列表: in the order they were proposed; people of a unit see their own. Roles: operator,"
                    + " governor, assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页分级决定: one page")
    public Uni<Page<ClassificationDecisionView>> list(
            @Valid @BeanParam ClassificationDecisionFilter filter, @Valid @BeanParam PageRequest page) {
        return decisions.list(page, filter);
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
            operationId = "readClassificationDecision",
            summary = "Read a decision on what a field counts as",
            description = "查看分级决定: with the ETag that a move needs; people of a unit see their own. Roles: operator,"
                    + " governor, assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "分级决定: the decision, with its ETag")
    public Uni<RestResponse<ClassificationDecisionView>> read(
            @PathParam("id")
                    @Parameter(description = "标识: the decision's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id) {
        return decisions.require(id).map(found -> Links.versioned(found.entityVersion(), found));
    }

    @POST
    @Path("/{id}/transitions")
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.SIGNER})
    @Operation(
            operationId = "moveClassificationDecision",
            summary = "Decide on a proposal, or take it back",
            description = "决定字段分级 (R3.2d): PROPOSED → ACCEPTED, REFUSED or WITHDRAWN. Accepted, the field counts as"
                    + " proposed, if it still counts as it did then. Roles: governor, other than who proposed it; operator,"
                    + " governor or signer of the interface's unit for WITHDRAWN.")
    @APIResponse(responseCode = "200", description = "已决定: the decision, with its new ETag")
    public Uni<RestResponse<ClassificationDecisionView>> move(
            @PathParam("id")
                    @Parameter(description = "标识: the decision's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id,
            @HeaderParam("If-Match")
                    @Parameter(description = "所读版本: the ETag of the last read", example = "\"0\"", required = true)
                    String ifMatch,
            @NotNull @Valid MoveProposalRequest request) {
        return decisions
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
            operationId = "readClassificationDecisionHistory",
            summary = "Read the history of a decision on what a field counts as",
            description = "分级决定历史: who decided, when and why, oldest first; never changed. Roles: operator, governor,"
                    + " assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页状态变更: one page")
    public Uni<Page<TransitionView>> history(
            @PathParam("id")
                    @Parameter(description = "标识: the decision's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id,
            @Valid @BeanParam PageRequest page) {
        return decisions.history(page, id);
    }
}
