package cn.etown.governance.access;

import cn.etown.governance.access.domain.GrantState;
import cn.etown.governance.clock.ClockView;
import cn.etown.governance.clock.ExtendClockRequest;
import cn.etown.governance.history.TransitionView;
import cn.etown.governance.interfaces.InterfaceResource;
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
import jakarta.validation.constraints.Size;
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

import java.util.UUID;

@Path("/grants")
@Tag(name = "grants", description = "使用授权: who may read which fields and rows, for what, until when")
public class GrantResource {

    private static final String ID = "标识: the grant's id";
    private static final String EXAMPLE_ID = "019b76da-a800-7000-8000-000000000001";
    private static final String IF_MATCH = "所读版本: the ETag of the last read";

    private final Grants grants;
    private final GrantMoves moves;
    private final GrantReviews reviews;
    private final Links links;

    GrantResource(Grants grants, GrantMoves moves, GrantReviews reviews, Links links) {
        this.grants = grants;
        this.moves = moves;
        this.reviews = reviews;
        this.links = links;
    }

    @POST
    @Idempotent
    @RolesAllowed(Roles.USER)
    @Operation(
            operationId = "applyForGrant",
            summary = "Apply for a grant",
            description = "申请使用 (R3.2e): named fields of an interface that is online, for a purpose, rows that meet all"
                    + " conditions of the filter, a quota and a term. The unit must have signed the agreement and hold"
                    + " evidence of security capability (R4.1); core data and fields that nobody classified are given to"
                    + " nobody. Role: user, for the own unit.")
    @Parameter(ref = "IdempotencyKey")
    @APIResponse(
            responseCode = "201",
            description = "已申请: the application, and what is owed next",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = GrantView.class)))
    public Uni<RestResponse<GrantView>> apply(@NotNull @Valid ApplyForGrantRequest request) {
        return grants.apply(request).map(this::created);
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR, Roles.CLERK, Roles.SIGNER, Roles.USER
    })
    @Operation(
            operationId = "listGrants",
            summary = "List grants in the order they were applied for",
            description = "使用授权列表: people of a unit see its own and those on its interfaces. Roles: operator, governor,"
                    + " assessor, auditor, clerk, signer, user.")
    @APIResponse(responseCode = "200", description = "一页使用授权: one page")
    public Uni<Page<GrantView>> list(
            @QueryParam("interface")
                    @Size(max = 50)
                    @Pattern(regexp = InterfaceResource.CODE)
                    @Parameter(description = "数据接口: only those on this interface", example = "online-retail")
                    String interfaceCode,
            @QueryParam("unit")
                    @Pattern(regexp = "^[0-9A-Z]{18}$")
                    @Parameter(description = "数据使用方: only those of this unit", example = "93141029MA0DEM2BXB")
                    String unit,
            @QueryParam("state") @Parameter(description = "状态: only those in this state today") GrantState state,
            @Valid @BeanParam PageRequest page) {
        return grants.list(page, new GrantFilter(interfaceCode, unit, state));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR, Roles.CLERK, Roles.SIGNER, Roles.USER
    })
    @Operation(
            operationId = "readGrant",
            summary = "Read a grant",
            description =
                    "查看使用授权: with its state today, what is owed next, and the ETag that a move needs; for the unit"
                            + " that applied and the one that provides. Roles: operator, governor, assessor, auditor,"
                            + " clerk, signer, user.")
    @APIResponse(responseCode = "200", description = "使用授权: the grant, with its ETag")
    public Uni<RestResponse<GrantView>> read(
            @PathParam("id") @Parameter(description = ID, example = EXAMPLE_ID) UUID id) {
        return grants.require(id).map(GrantResource::versioned);
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Roles.USER)
    @Operation(
            operationId = "completeGrant",
            summary = "Complete an application that was returned",
            description =
                    "补正使用申请: the whole terms anew; RETURNED → APPLIED, and the clock runs on. Role: user of the unit"
                            + " that applied.")
    @APIResponse(responseCode = "200", description = "已补正: the application, with its new ETag")
    public Uni<RestResponse<GrantView>> complete(
            @PathParam("id") @Parameter(description = ID, example = EXAMPLE_ID) UUID id,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH, example = "\"0\"", required = true)
                    String ifMatch,
            @NotNull @Valid CompleteGrantRequest request) {
        return grants.complete(id, EntityVersion.ofIfMatch(ifMatch), request).map(GrantResource::versioned);
    }

    @POST
    @Path("/{id}/transitions")
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.SIGNER, Roles.USER})
    @Operation(
            operationId = "moveGrant",
            summary = "Move a grant to another state",
            description =
                    "使用授权状态变更 (R3.2e, R8.2): APPLIED → CHECKED or RETURNED by the operator; CHECKED → CONSENTED or"
                            + " OBJECTED by the provider's signer where important data are asked for, and CHECKED anew by the"
                            + " operator, as CONSENTED is where more became important since; CHECKED or CONSENTED → GRANTED, where the"
                            + " provider consented to all that is important today, and these or OBJECTED → REFUSED, by a governor who neither"
                            + " applied nor checked; RETURNED → REFUSED by a governor once the applicant's day is past; any before"
                            + " the decision → WITHDRAWN by the applicant, GRANTED → WITHDRAWN by the applicant or the center, at"
                            + " once. EXPIRED, LAPSED and RENEWED come by themselves. Roles: operator, governor, signer, user.")
    @APIResponse(responseCode = "200", description = "已变更: the grant in its new state, with its new ETag")
    public Uni<RestResponse<GrantView>> move(
            @PathParam("id") @Parameter(description = ID, example = EXAMPLE_ID) UUID id,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH, example = "\"0\"", required = true)
                    String ifMatch,
            @NotNull @Valid MoveGrantRequest request) {
        return moves.move(id, EntityVersion.ofIfMatch(ifMatch), request).map(GrantResource::versioned);
    }

    @GET
    @Path("/{id}/transitions")
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR, Roles.CLERK, Roles.SIGNER, Roles.USER
    })
    @Operation(
            operationId = "readGrantHistory",
            summary = "Read the history of a grant",
            description =
                    "使用授权历史: who moved or confirmed it, when and why, oldest first; never changed. Roles: operator,"
                            + " governor, assessor, auditor, clerk, signer, user.")
    @APIResponse(responseCode = "200", description = "一页状态变更: one page")
    public Uni<Page<TransitionView>> history(
            @PathParam("id") @Parameter(description = ID, example = EXAMPLE_ID) UUID id,
            @Valid @BeanParam PageRequest page) {
        return grants.history(page, id);
    }

    @GET
    @Path("/{id}/terms")
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR, Roles.CLERK, Roles.SIGNER, Roles.USER
    })
    @Operation(
            operationId = "listGrantTerms",
            summary = "Read what was applied for",
            description = "授权内容版本: what the application said first, and each time it was completed, oldest first; never"
                    + " changed. Roles: operator, governor, assessor, auditor, clerk, signer, user.")
    @APIResponse(responseCode = "200", description = "一页授权内容版本: one page")
    public Uni<Page<GrantTermsVersionView>> terms(
            @PathParam("id") @Parameter(description = ID, example = EXAMPLE_ID) UUID id,
            @Valid @BeanParam PageRequest page) {
        return grants.terms(page, id);
    }

    @POST
    @Idempotent
    @Path("/{id}/renewals")
    @RolesAllowed(Roles.USER)
    @Operation(
            operationId = "renewGrant",
            summary = "Apply for the renewal of a grant",
            description = "申请续期 (R3.2e): the same until a later day, while the grant lives; it is decided like any"
                    + " application, and takes the place of the grant when it is given. A renewal is a grant of its own: its quota is"
                    + " counted anew from then on, whatever was read that day under the grant before. Role: user of the"
                    + " unit that holds it.")
    @Parameter(ref = "IdempotencyKey")
    @APIResponse(
            responseCode = "201",
            description = "已申请: the application for the renewal",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = GrantView.class)))
    public Uni<RestResponse<GrantView>> renew(
            @PathParam("id") @Parameter(description = ID, example = EXAMPLE_ID) UUID id,
            @NotNull @Valid RenewGrantRequest request) {
        return grants.renew(id, request).map(this::created);
    }

    @POST
    @Path("/{id}/reviews")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "confirmGrant",
            summary = "Confirm a grant at its review",
            description =
                    "复核使用授权 (R7.6): it is needed still and kept within; the next review is due after the interval. Not"
                            + " by who applied, nor where more is important today than the provider consented to (consent-needed):"
                            + " that takes a renewal. What is not needed any more is withdrawn instead; one that nobody reviews in time lapses. Role: operator.")
    @APIResponse(responseCode = "200", description = "已确认: the grant with its next review, and its new ETag")
    public Uni<RestResponse<GrantView>> confirm(
            @PathParam("id") @Parameter(description = ID, example = EXAMPLE_ID) UUID id,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH, example = "\"0\"", required = true)
                    String ifMatch,
            @NotNull @Valid ReviewGrantRequest request) {
        return reviews.confirm(id, EntityVersion.ofIfMatch(ifMatch), request).map(GrantResource::versioned);
    }

    @GET
    @Path("/{id}/clocks")
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR, Roles.CLERK, Roles.SIGNER, Roles.USER
    })
    @Operation(
            operationId = "listGrantClocks",
            summary = "Read the clocks of a grant",
            description =
                    "使用申请期限: each term that ran or runs, its setting, pause, extension and breach, in the order they"
                            + " were started. Roles: operator, governor, assessor, auditor, clerk, signer, user.")
    @APIResponse(responseCode = "200", description = "一页期限: one page")
    public Uni<Page<ClockView>> clocks(
            @PathParam("id") @Parameter(description = ID, example = EXAMPLE_ID) UUID id,
            @Valid @BeanParam PageRequest page) {
        return grants.clocks(page, id);
    }

    @POST
    @Path("/{id}/extensions")
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.SIGNER})
    @Operation(
            operationId = "extendGrantClock",
            summary = "Extend the clock that runs",
            description =
                    "使用申请延期 (R8.2): once for each clock, with a reason, before its last day is past, by at most what the"
                            + " setting EXTENSION allows; by the center, or by the provider's signer while they are asked. Roles:"
                            + " operator, governor, signer.")
    @APIResponse(responseCode = "200", description = "已延期: the grant with its new due date and its new ETag")
    public Uni<RestResponse<GrantView>> extend(
            @PathParam("id") @Parameter(description = ID, example = EXAMPLE_ID) UUID id,
            @HeaderParam("If-Match") @Parameter(description = IF_MATCH, example = "\"0\"", required = true)
                    String ifMatch,
            @NotNull @Valid ExtendClockRequest request) {
        return moves.extend(id, EntityVersion.ofIfMatch(ifMatch), request).map(GrantResource::versioned);
    }

    private RestResponse<GrantView> created(GrantView grant) {
        return links.created("grants/" + grant.id(), grant.entityVersion(), grant);
    }

    private static RestResponse<GrantView> versioned(GrantView grant) {
        return Links.versioned(grant.entityVersion(), grant);
    }
}
