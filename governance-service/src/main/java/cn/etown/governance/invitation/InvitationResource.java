package cn.etown.governance.invitation;

import cn.etown.governance.history.TransitionView;
import cn.etown.governance.invitation.domain.InvitationState;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.http.Links;
import cn.etown.kit.idempotency.AnswersRepeats;
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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
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

@Path("/invitations")
@Tag(name = "invitations", description = "账号邀请: how responsible people come to their accounts")
public class InvitationResource {

    private static final String ID = "标识: the invitation's id";
    private static final String EXAMPLE_ID = "019b76da-a800-7000-8000-000000000003";

    private final Invitations invitations;
    private final InvitationKeeping keeping;
    private final AccountUpkeep upkeep;

    InvitationResource(Invitations invitations, InvitationKeeping keeping, AccountUpkeep upkeep) {
        this.invitations = invitations;
        this.keeping = keeping;
        this.upkeep = upkeep;
    }

    @POST
    @AnswersRepeats
    @RolesAllowed({Roles.OPERATOR, Roles.SIGNER})
    @Operation(
            operationId = "invitePerson",
            summary = "Invite a responsible person to an account",
            description =
                    "邀请开通账号 (R4.1, R10): makes the person's account, for their unit and with these roles. The way in"
                            + " is a link by mail where the realm sends mail, else a temporary password (临时密码) in this"
                            + " answer and nowhere else; a repeat with the same key does not show it again. Where Keycloak"
                            + " does not answer, the invitation is ASKED and the account is made later. A person has one"
                            + " account: who was invited before gets it back, from the operator alone where a password is shown. Roles: operator; signer for clerks and users"
                            + " of their own unit.")
    @Parameter(ref = "IdempotencyKey")
    @APIResponse(
            responseCode = "201",
            description = "已邀请: the invitation",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = InvitationView.class)))
    public Uni<RestResponse<InvitationView>> invite(@NotNull @Valid InviteRequest request) {
        return invitations
                .mustBeInvitable(request)
                .chain(() -> upkeep.mustBeFree(request))
                .chain(() -> keeping.keep(request))
                .chain(kept -> upkeep.begin(kept.getEntity()))
                .map(begun -> notKept(keeping.created(begun)));
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.AUDITOR, Roles.SIGNER})
    @Operation(
            operationId = "listInvitations",
            summary = "List invitations",
            description = "账号邀请列表: in the order they were made; people of a unit see their own. Roles: operator,"
                    + " governor, auditor, signer.")
    @APIResponse(responseCode = "200", description = "一页账号邀请: one page")
    public Uni<Page<InvitationView>> list(
            @QueryParam("unit")
                    @Pattern(regexp = "^[0-9A-Z]{18}$")
                    @Parameter(description = "单位: only those of this unit", example = "91141029MA0DEM1AXT")
                    String unit,
            @QueryParam("state") @Parameter(description = "状态: only those in this state") InvitationState state,
            @QueryParam("person") @Parameter(description = "责任人: only those of this person", example = EXAMPLE_ID)
                    UUID person,
            @Valid @BeanParam PageRequest page) {
        return invitations.list(
                page, Optional.ofNullable(unit), Optional.ofNullable(state), Optional.ofNullable(person));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.AUDITOR, Roles.SIGNER})
    @Operation(
            operationId = "readInvitation",
            summary = "Read an invitation",
            description =
                    "查看账号邀请: how far it has come; `pending` where Keycloak does not stand as the state says yet. People"
                            + " of a unit see their own. Roles: operator, governor, auditor, signer.")
    @APIResponse(responseCode = "200", description = "账号邀请: the invitation, with its ETag")
    public Uni<RestResponse<InvitationView>> read(
            @PathParam("id") @Parameter(description = ID, example = EXAMPLE_ID) UUID id) {
        return invitations.require(id).map(found -> Links.versioned(found.entityVersion(), found));
    }

    @POST
    @Path("/{id}/deliveries")
    @RolesAllowed({Roles.OPERATOR, Roles.SIGNER})
    @Operation(
            operationId = "deliverInvitation",
            summary = "Hand over the way into the account",
            description = "交付登录方式 (R4.1): sends the link anew, or makes another temporary password and shows it in this"
                    + " answer alone; what was handed over before opens nothing any more. For an account that was"
                    + " made later, and for an answer that was lost. 503 where Keycloak does not answer. Roles:"
                    + " operator; signer for clerks and users of their own unit.")
    @APIResponse(responseCode = "200", description = "已交付: the invitation, with its new ETag")
    public Uni<RestResponse<InvitationView>> deliver(
            @PathParam("id") @Parameter(description = ID, example = EXAMPLE_ID) UUID id,
            @HeaderParam("If-Match")
                    @Parameter(description = "所读版本: the ETag of the last read", example = "\"0\"", required = true)
                    String ifMatch) {
        return upkeep.deliver(id, EntityVersion.ofIfMatch(ifMatch))
                .map(sent -> notKept(Links.versioned(sent.entityVersion(), sent)));
    }

    @POST
    @Path("/{id}/transitions")
    @RolesAllowed({Roles.OPERATOR, Roles.SIGNER})
    @Operation(
            operationId = "moveInvitation",
            summary = "Withdraw an invitation",
            description =
                    "撤回邀请 (R4.1): shuts the account, whether the person came in or not; tokens that were given run out"
                            + " within minutes. Roles: operator; signer for clerks and users of their own unit.")
    @APIResponse(responseCode = "200", description = "已撤回: the invitation, with its new ETag")
    public Uni<RestResponse<InvitationView>> move(
            @PathParam("id") @Parameter(description = ID, example = EXAMPLE_ID) UUID id,
            @HeaderParam("If-Match")
                    @Parameter(description = "所读版本: the ETag of the last read", example = "\"0\"", required = true)
                    String ifMatch,
            @NotNull @Valid MoveInvitationRequest request) {
        return invitations
                .move(id, EntityVersion.ofIfMatch(ifMatch), request)
                .map(moved -> Links.versioned(moved.entityVersion(), moved));
    }

    @GET
    @Path("/{id}/transitions")
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.AUDITOR, Roles.SIGNER})
    @Operation(
            operationId = "readInvitationHistory",
            summary = "Read the history of an invitation",
            description = "账号邀请历史: what became of it, when and why, oldest first; never changed. Roles: operator,"
                    + " governor, auditor, signer.")
    @APIResponse(responseCode = "200", description = "一页状态变更: one page")
    public Uni<Page<TransitionView>> history(
            @PathParam("id") @Parameter(description = ID, example = EXAMPLE_ID) UUID id,
            @Valid @BeanParam PageRequest page) {
        return invitations.history(page, id);
    }

    /** An answer that may hold a password stays in no cache on its way. */
    private static RestResponse<InvitationView> notKept(RestResponse<InvitationView> answer) {
        answer.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        return answer;
    }
}
