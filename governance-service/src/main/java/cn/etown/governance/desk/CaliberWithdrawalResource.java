package cn.etown.governance.desk;

import cn.etown.governance.clock.WithdrawRequest;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.concurrency.EntityVersion;
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

@Path("/calibers/{id}/withdrawals")
@Tag(name = "calibers", description = "口径: what the fields of interfaces mean, from which day on")
public class CaliberWithdrawalResource {

    private final Calibers calibers;
    private final Links links;

    CaliberWithdrawalResource(Calibers calibers, Links links) {
        this.calibers = calibers;
        this.links = links;
    }

    @POST
    @Idempotent
    @RolesAllowed(Roles.GOVERNOR)
    @Operation(
            operationId = "withdrawCaliber",
            summary = "Take back a caliber that does not hold yet",
            description =
                    "撤回口径 (R8.4): only before the day from which it holds, once, with a reason; it stays on record. Role:"
                            + " governor.")
    @Parameter(ref = "IdempotencyKey")
    @APIResponse(
            responseCode = "201",
            description = "已撤回: the caliber",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CaliberView.class)))
    public Uni<RestResponse<CaliberView>> withdraw(
            @PathParam("id")
                    @Parameter(description = "标识: id of the caliber", example = "019b76da-a800-7000-8000-000000000004")
                    UUID id,
            @NotNull @Valid WithdrawRequest request) {
        return calibers.withdraw(id, request)
                .map(caliber -> links.created(
                        "interfaces/" + caliber.interfaceCode() + "/calibers", new EntityVersion(1), caliber));
    }
}
