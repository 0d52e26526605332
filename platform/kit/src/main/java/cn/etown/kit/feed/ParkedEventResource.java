package cn.etown.kit.feed;

import cn.etown.kit.caller.Callers;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.concurrency.EntityVersion;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import java.util.UUID;

/** Shows an operator what could not be applied, and has it applied when the reason is gone. */
@Path("/parked-events")
@Tag(name = "parked-events", description = "搁置事件: events of other services that could not be applied here")
public class ParkedEventResource {

    private final ParkedEvents parkedEvents;
    private final Callers callers;

    ParkedEventResource(ParkedEvents parkedEvents, Callers callers) {
        this.parkedEvents = parkedEvents;
        this.callers = callers;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
    @Operation(
            operationId = "listParkedEvents",
            summary = "List the events that wait",
            description =
                    "搁置事件列表: events that could not be applied, and those of the same subject that wait behind them."
                            + " Roles: operator, auditor.")
    @APIResponse(responseCode = "200", description = "一页搁置事件: one page")
    public Uni<Page<ParkedEventView>> list(@Valid @BeanParam PageRequest request) {
        return parkedEvents.waiting(request);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
    @Operation(
            operationId = "readParkedEvent",
            summary = "Read a parked event",
            description = "查看搁置事件: the event, with the ETag that applying it must name. Roles: operator, auditor.")
    @APIResponse(responseCode = "200", description = "搁置事件: the event with its ETag")
    public Uni<RestResponse<ParkedEventView>> read(
            @PathParam("id") @Parameter(description = "标识: the event's id") UUID id) {
        return parkedEvents.require(id);
    }

    @GET
    @Path("/{id}/transitions")
    @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
    @Operation(
            operationId = "listParkedEventTransitions",
            summary = "Tell when and why an event was parked, and who had it applied",
            description = "搁置事件的历史: when, why, by whom. Roles: operator, auditor.")
    @APIResponse(responseCode = "200", description = "一页历史: one page, the oldest first")
    public Uni<Page<ParkedEventTransition>> history(
            @PathParam("id") @Parameter(description = "标识: the event's id") UUID id,
            @Valid @BeanParam PageRequest request) {
        return parkedEvents.history(id, request);
    }

    @POST
    @Path("/{id}/transitions")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "applyParkedEvent",
            summary = "Apply a parked event and all that wait with its subject",
            description =
                    "重新应用搁置事件: this event and all of its subject are applied in their order, up to the first that fails"
                            + " again; then the answer is 422, and what went well stays. Role: operator.")
    @APIResponse(responseCode = "200", description = "已应用: the event, APPLIED, with its new ETag")
    public Uni<RestResponse<ParkedEventView>> apply(
            @PathParam("id") @Parameter(description = "标识: the event's id") UUID id,
            @HeaderParam("If-Match")
                    @Parameter(description = "所读版本: the ETag of the last read", example = "\"0\"", required = true)
                    String ifMatch,
            @NotNull @Valid ApplyParkedEventRequest request) {
        return parkedEvents.apply(id, EntityVersion.ofIfMatch(ifMatch), callers.current());
    }
}
