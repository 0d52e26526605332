package cn.etown.kit.feed;

import cn.etown.kit.caller.Callers;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

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
    public Uni<Page<ParkedEventView>> list(@Valid @BeanParam PageRequest request) {
        return parkedEvents.waiting(request);
    }

    @GET
    @Path("/{id}/transitions")
    @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
    @Operation(
            operationId = "listParkedEventTransitions",
            summary = "Tell when and why an event was parked, and who had it applied",
            description = "搁置事件的历史: when, why, by whom. Roles: operator, auditor.")
    public Uni<Page<ParkedEventTransition>> history(UUID id) {
        return parkedEvents.history(id);
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
    @RequestBody(content = @Content(examples = @ExampleObject(name = "apply", value = "{\"target\": \"APPLIED\"}")))
    public Uni<ParkedEventView> apply(UUID id, @NotNull @Valid ApplyParkedEventRequest request) {
        return parkedEvents.apply(id, callers.current());
    }
}
