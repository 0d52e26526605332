package cn.etown.governance.desk;

import cn.etown.governance.clock.ClockView;
import cn.etown.governance.clock.ExtendClockRequest;
import cn.etown.governance.desk.domain.TicketKind;
import cn.etown.governance.desk.domain.TicketState;
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

@Path("/tickets")
@Tag(name = "tickets", description = "工单: quality problems, questions of caliber, disputed values and wishes")
public class TicketResource {

    private static final String ID = "标识: the ticket's id";
    private static final String EXAMPLE_ID = "019b76da-a800-7000-8000-000000000001";

    private final Tickets tickets;
    private final TicketMoves moves;
    private final Links links;

    TicketResource(Tickets tickets, TicketMoves moves, Links links) {
        this.tickets = tickets;
        this.moves = moves;
        this.links = links;
    }

    @POST
    @Idempotent
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.CLERK, Roles.SIGNER, Roles.USER})
    @Operation(
            operationId = "raiseTicket",
            summary = "Raise a ticket about an interface",
            description =
                    "提交工单 (R8.4): 数据质量问题, 口径问题, 校核 or 接口优化, about an interface of any unit. A"
                            + " question of caliber may be about a theme, an indicator or a document instead, or about none of them:"
                            + " the center answers. A DISPUTE may claim a value of a field in a record or on days. What does not agree"
                            + " is refused (ticket-refused). The center passes it on or answers it within the clock. Roles: operator, governor, clerk, signer, user.")
    @Parameter(ref = "IdempotencyKey")
    @APIResponse(
            responseCode = "201",
            description = "已提交: the ticket, and what is owed next",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TicketView.class)))
    public Uni<RestResponse<TicketView>> raise(@NotNull @Valid RaiseTicketRequest request) {
        return tickets.raise(request)
                .map(ticket -> links.created("tickets/" + ticket.id(), ticket.entityVersion(), ticket));
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR, Roles.CLERK, Roles.SIGNER, Roles.USER
    })
    @Operation(
            operationId = "listTickets",
            summary = "List tickets in the order they were raised",
            description =
                    "工单列表: people of a unit see those it raised and those about its interfaces. Roles: operator, governor, assessor, auditor, clerk, signer, user.")
    @APIResponse(responseCode = "200", description = "一页工单: one page")
    public Uni<Page<TicketView>> list(
            @QueryParam("kind") @Parameter(description = "类别: only those of this kind") TicketKind kind,
            @QueryParam("state") @Parameter(description = "状态: only those in this state") TicketState state,
            @QueryParam("interface")
                    @Size(max = 50)
                    @Pattern(regexp = InterfaceResource.CODE)
                    @Parameter(description = "数据接口: only those about this interface", example = "online-retail")
                    String interfaceCode,
            @Valid @BeanParam PageRequest page) {
        return tickets.list(page, new TicketFilter(kind, state, interfaceCode));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR, Roles.CLERK, Roles.SIGNER, Roles.USER
    })
    @Operation(
            operationId = "readTicket",
            summary = "Read a ticket",
            description =
                    "查看工单: with what is owed next, by whom and by when, and the ETag that a move needs. Roles: operator, governor, assessor, auditor, clerk, signer, user.")
    @APIResponse(responseCode = "200", description = "工单: the ticket, with its ETag")
    public Uni<RestResponse<TicketView>> read(
            @PathParam("id") @Parameter(description = ID, example = EXAMPLE_ID) UUID id) {
        return tickets.require(id).map(ticket -> Links.versioned(ticket.entityVersion(), ticket));
    }

    @POST
    @Path("/{id}/transitions")
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.CLERK, Roles.SIGNER, Roles.USER})
    @Operation(
            operationId = "moveTicket",
            summary = "Move a ticket to another state",
            description =
                    "工单状态变更 (R8.4): OPEN → PASSED_ON, ANSWERED, WAITING_FOR_REPORTER or REJECTED by the center; PASSED_ON →"
                            + " ANSWERED or WAITING_FOR_REPORTER by the owner or the center; ANSWERED → SOLVED by the owner or the"
                            + " center where a solution is owed (QUALITY, OPTIMISATION); ANSWERED, SOLVED or REJECTED → REOPENED and"
                            + " any → CLOSED by the reporter, and CLOSED by the center once the reporter's term is past. While it waits"
                            + " for the reporter the clock pauses; the reporter's next message takes it back. Roles: operator, governor,"
                            + " clerk, signer, user.")
    @APIResponse(responseCode = "200", description = "已变更: the ticket in its new state, with its new ETag")
    public Uni<RestResponse<TicketView>> move(
            @PathParam("id") @Parameter(description = ID, example = EXAMPLE_ID) UUID id,
            @HeaderParam("If-Match")
                    @Parameter(description = "所读版本: the ETag of the last read", example = "\"0\"", required = true)
                    String ifMatch,
            @NotNull @Valid MoveTicketRequest request) {
        return moves.move(id, EntityVersion.ofIfMatch(ifMatch), request)
                .map(ticket -> Links.versioned(ticket.entityVersion(), ticket));
    }

    @GET
    @Path("/{id}/transitions")
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR, Roles.CLERK, Roles.SIGNER, Roles.USER
    })
    @Operation(
            operationId = "readTicketHistory",
            summary = "Read the history of a ticket",
            description =
                    "工单历史: who moved it, when and why, oldest first; never changed. Roles: operator, governor, assessor, auditor, clerk, signer, user.")
    @APIResponse(responseCode = "200", description = "一页状态变更: one page")
    public Uni<Page<TransitionView>> history(
            @PathParam("id") @Parameter(description = ID, example = EXAMPLE_ID) UUID id,
            @Valid @BeanParam PageRequest page) {
        return tickets.history(page, id);
    }

    @POST
    @Idempotent
    @Path("/{id}/messages")
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.CLERK, Roles.SIGNER, Roles.USER})
    @Operation(
            operationId = "addTicketMessage",
            summary = "Say something on a ticket",
            description =
                    "工单留言 (R8.4): attachments by link only. What the reporter says while the ticket is WAITING_FOR_REPORTER"
                            + " is the reply: the ticket goes back to where it waited from and its clock runs on. Roles: operator,"
                            + " governor, clerk, signer, user, of reporter, owner or center.")
    @Parameter(ref = "IdempotencyKey")
    @APIResponse(
            responseCode = "201",
            description = "已留言: the message",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TicketMessageView.class)))
    public Uni<RestResponse<TicketMessageView>> say(
            @PathParam("id") @Parameter(description = ID, example = EXAMPLE_ID) UUID id,
            @NotNull @Valid AddMessageRequest request) {
        return moves.say(id, request)
                .map(message -> links.created("tickets/" + id + "/messages", new EntityVersion(0), message));
    }

    @GET
    @Path("/{id}/messages")
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR, Roles.CLERK, Roles.SIGNER, Roles.USER
    })
    @Operation(
            operationId = "listTicketMessages",
            summary = "Read the thread of a ticket",
            description =
                    "工单往来: all that was said, answers and reasons too, oldest first; never changed. Roles: operator, governor, assessor, auditor, clerk, signer, user.")
    @APIResponse(responseCode = "200", description = "一页留言: one page")
    public Uni<Page<TicketMessageView>> messages(
            @PathParam("id") @Parameter(description = ID, example = EXAMPLE_ID) UUID id,
            @Valid @BeanParam PageRequest page) {
        return tickets.messages(page, id);
    }

    @GET
    @Path("/{id}/clocks")
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR, Roles.CLERK, Roles.SIGNER, Roles.USER
    })
    @Operation(
            operationId = "listTicketClocks",
            summary = "Read the clocks of a ticket",
            description =
                    "工单期限: each term that ran or runs, its setting, pause, extension and breach, in the order they were"
                            + " started. Roles: operator, governor, assessor, auditor, clerk, signer, user.")
    @APIResponse(responseCode = "200", description = "一页期限: one page")
    public Uni<Page<ClockView>> clocks(
            @PathParam("id") @Parameter(description = ID, example = EXAMPLE_ID) UUID id,
            @Valid @BeanParam PageRequest page) {
        return tickets.clocks(page, id);
    }

    @POST
    @Path("/{id}/extensions")
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.CLERK, Roles.SIGNER})
    @Operation(
            operationId = "extendTicketClock",
            summary = "Extend the clock that runs",
            description =
                    "工单延期 (R8.4): once for each clock, with a reason, before its last day is past, by at most what the setting"
                            + " EXTENSION allows; by the owner or the center. Roles: operator, governor, clerk, signer.")
    @APIResponse(responseCode = "200", description = "已延期: the ticket with its new due date and its new ETag")
    public Uni<RestResponse<TicketView>> extend(
            @PathParam("id") @Parameter(description = ID, example = EXAMPLE_ID) UUID id,
            @HeaderParam("If-Match")
                    @Parameter(description = "所读版本: the ETag of the last read", example = "\"0\"", required = true)
                    String ifMatch,
            @NotNull @Valid ExtendClockRequest request) {
        return moves.extend(id, EntityVersion.ofIfMatch(ifMatch), request)
                .map(ticket -> Links.versioned(ticket.entityVersion(), ticket));
    }
}
