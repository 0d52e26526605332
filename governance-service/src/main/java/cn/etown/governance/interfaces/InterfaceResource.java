package cn.etown.governance.interfaces;

import cn.etown.governance.history.TransitionView;
import cn.etown.governance.interfaces.domain.InterfaceState;
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

import java.util.Optional;

@Path("/interfaces")
@Tag(name = "interfaces", description = "数据接口: the agreed flows of records and their lives")
public class InterfaceResource {

    /** The form of an interface's code. */
    public static final String CODE = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$";

    private final Interfaces interfaces;
    private final InterfaceMoves moves;
    private final Links links;

    InterfaceResource(Interfaces interfaces, InterfaceMoves moves, Links links) {
        this.interfaces = interfaces;
        this.moves = moves;
        this.links = links;
    }

    @POST
    @Idempotent
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "registerInterface",
            summary = "Register an interface",
            description = "登记数据接口 (R3.2a): puts an interface of a registered source system into the catalogue, PLANNED."
                    + " Role: operator.")
    @Parameter(ref = "IdempotencyKey")
    @APIResponse(
            responseCode = "201",
            description = "已登记: the interface",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = InterfaceView.class)))
    public Uni<RestResponse<InterfaceView>> register(@NotNull @Valid RegisterInterfaceRequest request) {
        return interfaces
                .register(request)
                .map(found -> links.created("interfaces/" + found.code(), found.entityVersion(), found));
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
            operationId = "listInterfaces",
            summary = "List interfaces by code",
            description =
                    "数据接口列表: by code; people of a unit see their own. Roles: operator, governor, assessor, auditor,"
                            + " service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页接口: one page")
    public Uni<Page<InterfaceView>> list(
            @QueryParam("unit")
                    @Pattern(regexp = "^[0-9A-Z]{18}$")
                    @Parameter(description = "所属单位: only those of this unit", example = "91141029MA0DEM1AXT")
                    String unit,
            @QueryParam("state") @Parameter(description = "状态: only those in this state") InterfaceState state,
            @Valid @BeanParam PageRequest page) {
        return interfaces.list(page, Optional.ofNullable(unit), Optional.ofNullable(state));
    }

    @GET
    @Path("/{code}")
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
            operationId = "readInterface",
            summary = "Read an interface",
            description = "查看数据接口: with the ETag that a move needs; people of a unit see their own. Roles: operator,"
                    + " governor, assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "数据接口: the interface, with its ETag")
    public Uni<RestResponse<InterfaceView>> read(
            @PathParam("code")
                    @Pattern(regexp = CODE)
                    @Parameter(description = "接口编码: the interface's code", example = "online-retail")
                    String code) {
        return interfaces.require(code).map(found -> Links.versioned(found.entityVersion(), found));
    }

    @PUT
    @Path("/{code}")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "changeInterface",
            summary = "Correct an interface",
            description =
                    "更正数据接口 (R3.2a): its name; code, unit and source system stay, and one with others is registered"
                            + " anew. A retired one stays as it was (interface-retired). Role: operator.")
    @APIResponse(responseCode = "200", description = "已更正: the interface, with its new ETag")
    public Uni<RestResponse<InterfaceView>> change(
            @PathParam("code")
                    @Pattern(regexp = CODE)
                    @Parameter(description = "接口编码: the interface's code", example = "online-retail")
                    String code,
            @HeaderParam("If-Match")
                    @Parameter(description = "所读版本: the ETag of the last read", example = "\"0\"", required = true)
                    String ifMatch,
            @NotNull @Valid ChangeInterfaceRequest request) {
        return interfaces
                .change(code, EntityVersion.ofIfMatch(ifMatch), request)
                .map(found -> Links.versioned(found.entityVersion(), found));
    }

    @POST
    @Path("/{code}/transitions")
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.SERVICE})
    @Operation(
            operationId = "moveInterface",
            summary = "Move an interface to another state",
            description =
                    "接口状态变更 (R3.2f): PLANNED → DESIGNED (a contract was submitted) → APPROVED (it was approved; by"
                            + " somebody who neither wrote it nor moved the interface from PLANNED) → BUILT (evidence is named) → ACCEPTED (collection"
                            + " reported a passed trial since it was BUILT, of a version that is approved or in force) → ONLINE (the"
                            + " version in force passed such a trial, and nothing else is missing of its requirements) ⇄"
                            + " SUSPENDED (evidence is named), then DEPRECATED (a sunset after today; all who depend on it are told)"
                            + " → RETIRED (from the sunset on, when no grant is alive). DEPRECATED ⇄ SUSPENDED too: its sunset"
                            + " stays, and nothing may be missing of its requirements when it comes back. SUSPENDED → RETIRED ends"
                            + " what will not come back, when nobody depends on it. PLANNED or DESIGNED → RETIRED gives it up,"
                            + " when nobody depends on it (dependents-left names who does: a demand that waits for it). Refused work goes back one step: DESIGNED →"
                            + " PLANNED, APPROVED → DESIGNED, BUILT → APPROVED, ACCEPTED → BUILT. Roles: governor for APPROVED and"
                            + " APPROVED → DESIGNED; operator or governor for DESIGNED → PLANNED; operator, governor or the"
                            + " monitoring service (role service) for SUSPENDED; operator for every other move.")
    @APIResponse(responseCode = "200", description = "已变更: the interface in its new state, with its new ETag")
    public Uni<RestResponse<InterfaceView>> move(
            @PathParam("code")
                    @Pattern(regexp = CODE)
                    @Parameter(description = "接口编码: the interface's code", example = "online-retail")
                    String code,
            @HeaderParam("If-Match")
                    @Parameter(description = "所读版本: the ETag of the last read", example = "\"0\"", required = true)
                    String ifMatch,
            @NotNull @Valid MoveInterfaceRequest request) {
        return moves.move(code, EntityVersion.ofIfMatch(ifMatch), request)
                .map(found -> Links.versioned(found.entityVersion(), found));
    }

    @GET
    @Path("/{code}/requirements")
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
            operationId = "readInterfaceRequirements",
            summary = "Read what an interface lacks to go ONLINE",
            description =
                    "上线条件 (R3.2f): what the move to ONLINE would be refused for today, each with its clause and how to bring"
                            + " it; people of a unit see their own. Roles: operator, governor, assessor, auditor, service, clerk,"
                            + " signer.")
    @APIResponse(responseCode = "200", description = "上线条件: what is missing, nothing where all is there")
    public Uni<RequirementsView> requirements(
            @PathParam("code")
                    @Pattern(regexp = CODE)
                    @Parameter(description = "接口编码: the interface's code", example = "online-retail")
                    String code) {
        return moves.requirements(code);
    }

    @GET
    @Path("/{code}/moves")
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
            operationId = "listPossibleInterfaceMoves",
            summary = "List where an interface can go, and what is missing for it",
            description =
                    "可办理的变更 (R3.2f): each move out of the state of the interface, whether it is the reader's to make, what it"
                            + " asks of the request, and what it would be refused for today; people of a unit see their own. Roles:"
                            + " operator, governor, assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页可办理的变更: one page, by the order of listInterfaceMoves")
    public Uni<Page<PossibleMoveView>> possible(
            @PathParam("code")
                    @Pattern(regexp = CODE)
                    @Parameter(description = "接口编码: the interface's code", example = "online-retail")
                    String code,
            @Valid @BeanParam PageRequest page) {
        return moves.possible(page, code);
    }

    @GET
    @Path("/{code}/transitions")
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
            operationId = "readInterfaceHistory",
            summary = "Read the history of an interface",
            description =
                    "接口历史: who moved it, when, why and on what evidence, oldest first; never changed. Roles: operator,"
                            + " governor, assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页状态变更: one page")
    public Uni<Page<TransitionView>> history(
            @PathParam("code")
                    @Pattern(regexp = CODE)
                    @Parameter(description = "接口编码: the interface's code", example = "online-retail")
                    String code,
            @Valid @BeanParam PageRequest page) {
        return interfaces.history(page, code);
    }
}
