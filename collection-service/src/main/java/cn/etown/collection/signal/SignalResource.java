package cn.etown.collection.signal;

import cn.etown.collection.signal.domain.SignalKind;
import cn.etown.collection.signal.domain.SignalState;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.http.Links;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import java.util.UUID;

@Path("/signals")
@Tag(name = "signals", description = "代报信号: what looks as if one reported in another's name")
public class SignalResource {

    private static final String ID = "信号标识: the signal's id";

    private final Signals signals;

    SignalResource(Signals signals) {
        this.signals = signals;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR})
    @Operation(
            operationId = "listSignals",
            summary = "List signals of reporting in another's name",
            description =
                    "代报信号列表 (R4.3b): one client, account or address that sends for several units, the same content from several units, and"
                            + " entry in bulk at night or on days off; each with the batches that show it. Signals for a person to judge, never"
                            + " a verdict; units do not see them. Roles: operator, governor, assessor, auditor.")
    @APIResponse(responseCode = "200", description = "一页信号: one page")
    public Uni<Page<SignalView>> list(
            @QueryParam("kind") @Parameter(description = "类别: only this kind") SignalKind kind,
            @QueryParam("state") @Parameter(description = "状态: only this state") SignalState state,
            @QueryParam("unit")
                    @Pattern(regexp = "[0-9A-Z]{18}")
                    @Parameter(description = "单位代码: only those about this unit", example = "91141029MA0DEM1AXT")
                    String unit,
            @Valid @BeanParam PageRequest page) {
        return signals.list(page, kind, state, unit);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR})
    @Operation(
            operationId = "readSignal",
            summary = "Read a signal",
            description =
                    "查看信号 (R4.3b): with the ETag that judging it needs. Roles: operator, governor, assessor, auditor.")
    @APIResponse(responseCode = "200", description = "信号: the signal, with its ETag")
    public Uni<RestResponse<SignalView>> read(@PathParam("id") @Parameter(description = ID) UUID id) {
        return signals.require(id).map(SignalResource::versioned);
    }

    @POST
    @Path("/{id}/transitions")
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR})
    @Operation(
            operationId = "judgeSignal",
            summary = "Judge a signal",
            description =
                    "研判信号 (R4.3b): DISMISSED where there is an innocent explanation, TAKEN_UP where it is looked into; with reason and evidence."
                            + " Either says nothing final of a unit. What was judged is raised anew only where a further unit joins."
                            + " Roles: operator, governor.")
    @APIResponse(responseCode = "200", description = "已研判: the signal, with its ETag")
    public Uni<RestResponse<SignalView>> move(
            @PathParam("id") @Parameter(description = ID) UUID id,
            @HeaderParam("If-Match")
                    @Parameter(description = "所读版本: the ETag of the last read", example = "\"0\"", required = true)
                    String ifMatch,
            @NotNull @Valid SignalTransitionRequest request) {
        return signals.move(id, EntityVersion.ofIfMatch(ifMatch), request).map(SignalResource::versioned);
    }

    @GET
    @Path("/{id}/transitions")
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR})
    @Operation(
            operationId = "listSignalTransitions",
            summary = "List what was made of a signal",
            description =
                    "研判记录 (R4.3b): who, when, why and on what evidence. Roles: operator, governor, assessor, auditor.")
    @APIResponse(responseCode = "200", description = "一页研判记录: one page")
    public Uni<Page<SignalTransitionView>> history(
            @PathParam("id") @Parameter(description = ID) UUID id, @Valid @BeanParam PageRequest page) {
        return signals.history(id, page);
    }

    private static RestResponse<SignalView> versioned(SignalView signal) {
        return Links.versioned(new EntityVersion(signal.version()), signal);
    }
}
