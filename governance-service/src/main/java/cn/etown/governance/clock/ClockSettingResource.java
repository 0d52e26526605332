package cn.etown.governance.clock;

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

@Path("/clock-settings")
@Tag(name = "clocks", description = "期限: how many working days each term has, from which day on")
public class ClockSettingResource {

    private final ClockSettings settings;
    private final Links links;

    ClockSettingResource(ClockSettings settings, Links links) {
        this.settings = settings;
        this.links = links;
    }

    @POST
    @Idempotent
    @RolesAllowed(Roles.GOVERNOR)
    @Operation(
            operationId = "decideClockSetting",
            summary = "Set how long a term is from a day on",
            description =
                    "设定期限 (R1, R8.4): a new version for a kind of matter and a term, from a later day on, with its source;"
                            + " clocks that run already keep what they were started with. Role: governor.")
    @Parameter(ref = "IdempotencyKey")
    @APIResponse(
            responseCode = "201",
            description = "已设定: the new version",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ClockSettingView.class)))
    public Uni<RestResponse<ClockSettingView>> decide(@NotNull @Valid DecideClockSettingRequest request) {
        return settings.decide(request).map(setting -> links.created("clock-settings", new EntityVersion(0), setting));
    }

    @POST
    @Idempotent
    @Path("/{id}/withdrawals")
    @RolesAllowed(Roles.GOVERNOR)
    @Operation(
            operationId = "withdrawClockSetting",
            summary = "Take back a setting that does not hold yet",
            description =
                    "撤回期限设定 (R8.4): only before the day from which it holds, once, with a reason; it stays on record. Role:"
                            + " governor.")
    @Parameter(ref = "IdempotencyKey")
    @APIResponse(
            responseCode = "201",
            description = "已撤回: the setting",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ClockSettingView.class)))
    public Uni<RestResponse<ClockSettingView>> withdraw(
            @PathParam("id")
                    @Parameter(description = "标识: id of the setting", example = "019b76da-a800-7000-8000-000000000002")
                    UUID id,
            @NotNull @Valid WithdrawRequest request) {
        return settings.withdraw(id, request)
                .map(setting -> links.created("clock-settings", new EntityVersion(1), setting));
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR, Roles.CLERK, Roles.SIGNER, Roles.USER
    })
    @Operation(
            operationId = "listClockSettings",
            summary = "List the settings of the clocks in the order they were decided",
            description =
                    "期限设定: all versions with their days and sources; never changed. Roles: operator, governor, assessor, auditor, clerk, signer, user.")
    @APIResponse(responseCode = "200", description = "一页设定: one page")
    public Uni<Page<ClockSettingView>> list(@Valid @BeanParam PageRequest page) {
        return settings.list(page);
    }
}
