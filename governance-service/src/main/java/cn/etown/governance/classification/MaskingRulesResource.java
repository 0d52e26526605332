package cn.etown.governance.classification;

import cn.etown.governance.classification.domain.ProposalState;
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

@Path("/masking-rules")
@Tag(name = "masking")
public class MaskingRulesResource {

    private final MaskingRuleSets sets;
    private final Links links;

    MaskingRulesResource(MaskingRuleSets sets, Links links) {
        this.sets = sets;
        this.links = links;
    }

    @POST
    @Idempotent
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR})
    @Operation(
            operationId = "proposeMaskingRules",
            summary = "Propose masking rules from a day on",
            description =
                    "提议脱敏规则 (R3.2d): all rules as they are to hold from a later day on, with their source; they hold once a"
                            + " governor other than who proposed them accepts them. Roles: operator, governor.")
    @Parameter(ref = "IdempotencyKey")
    @APIResponse(
            responseCode = "201",
            description = "已提议: the version, PROPOSED",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = MaskingRuleSetView.class)))
    public Uni<RestResponse<MaskingRuleSetView>> propose(@NotNull @Valid MaskingRulesRequest request) {
        return sets.propose(request)
                .map(found -> links.created("masking-rules/" + found.id(), found.entityVersion(), found));
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR, Roles.CLERK, Roles.SIGNER, Roles.USER
    })
    @Operation(
            operationId = "listMaskingRules",
            summary = "List the versions of the masking rules",
            description =
                    "脱敏规则列表: in the order they were proposed; they are the same for everybody. Roles: operator, governor,"
                            + " assessor, auditor, clerk, signer, user.")
    @APIResponse(responseCode = "200", description = "一页脱敏规则: one page")
    public Uni<Page<MaskingRuleSetView>> list(
            @QueryParam("state") @Parameter(description = "状态: only those in this state") ProposalState state,
            @Valid @BeanParam PageRequest page) {
        return sets.list(page, Optional.ofNullable(state));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR, Roles.CLERK, Roles.SIGNER, Roles.USER
    })
    @Operation(
            operationId = "readMaskingRules",
            summary = "Read a version of the masking rules",
            description = "查看脱敏规则: with the ETag that a move needs. Roles: operator, governor, assessor, auditor,"
                    + " clerk, signer, user.")
    @APIResponse(responseCode = "200", description = "脱敏规则: the version, with its ETag")
    public Uni<RestResponse<MaskingRuleSetView>> read(
            @PathParam("id")
                    @Parameter(description = "标识: the version's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id) {
        return sets.require(id).map(found -> Links.versioned(found.entityVersion(), found));
    }

    @POST
    @Path("/{id}/transitions")
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR})
    @Operation(
            operationId = "moveMaskingRules",
            summary = "Decide on proposed masking rules, or take them back",
            description =
                    "决定脱敏规则 (R3.2d): PROPOSED → ACCEPTED, REFUSED or WITHDRAWN. Versions are accepted in the order they were"
                            + " proposed and begin, before they begin. Roles: governor, other than who proposed them; operator or governor"
                            + " for WITHDRAWN.")
    @APIResponse(responseCode = "200", description = "已决定: the version, with its new ETag")
    public Uni<RestResponse<MaskingRuleSetView>> move(
            @PathParam("id")
                    @Parameter(description = "标识: the version's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id,
            @HeaderParam("If-Match")
                    @Parameter(description = "所读版本: the ETag of the last read", example = "\"0\"", required = true)
                    String ifMatch,
            @NotNull @Valid MoveProposalRequest request) {
        return sets.move(id, EntityVersion.ofIfMatch(ifMatch), request)
                .map(found -> Links.versioned(found.entityVersion(), found));
    }

    @GET
    @Path("/{id}/transitions")
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR, Roles.CLERK, Roles.SIGNER, Roles.USER
    })
    @Operation(
            operationId = "readMaskingRulesHistory",
            summary = "Read the history of a version of the masking rules",
            description = "脱敏规则历史: who decided, when and why, oldest first; never changed. Roles: operator, governor,"
                    + " assessor, auditor, clerk, signer, user.")
    @APIResponse(responseCode = "200", description = "一页状态变更: one page")
    public Uni<Page<TransitionView>> history(
            @PathParam("id")
                    @Parameter(description = "标识: the version's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id,
            @Valid @BeanParam PageRequest page) {
        return sets.history(page, id);
    }
}
