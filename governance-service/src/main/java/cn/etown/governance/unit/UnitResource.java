package cn.etown.governance.unit;

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
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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

@Path("/units")
@Tag(name = "units", description = "单位: the organisations that send or read data")
public class UnitResource {

    /** The form of a unit's code in a path. */
    public static final String CODE = "^[0-9A-Z]{1,18}$";

    private final Units units;
    private final Links links;

    UnitResource(Units units, Links links) {
        this.units = units;
        this.links = links;
    }

    @POST
    @Idempotent
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "registerUnit",
            summary = "Register a unit",
            description = "登记单位 (R3.2a): puts a unit on the register under its unified social credit code, whose check"
                    + " character is verified (GB 32100-2015). Role: operator.")
    @Parameter(ref = "IdempotencyKey")
    @APIResponse(
            responseCode = "201",
            description = "已登记: the unit",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = UnitView.class)))
    public Uni<RestResponse<UnitView>> register(@NotNull @Valid RegisterUnitRequest request) {
        return units.register(request).map(unit -> links.created("units/" + unit.code(), unit.entityVersion(), unit));
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
            operationId = "listUnits",
            summary = "List units by code",
            description = "单位列表: by code; people of a unit see their own. Roles: operator, governor, assessor, auditor,"
                    + " service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页单位: one page")
    public Uni<Page<UnitView>> list(@Valid @BeanParam PageRequest page) {
        return units.list(page);
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
            operationId = "readUnit",
            summary = "Read a unit",
            description = "查看单位: people of a unit see their own. Roles: operator, governor, assessor, auditor, service,"
                    + " clerk, signer.")
    @APIResponse(responseCode = "200", description = "单位: the unit, with its ETag")
    public Uni<RestResponse<UnitView>> read(
            @PathParam("code")
                    @Pattern(regexp = CODE)
                    @Parameter(description = "统一社会信用代码: the unit's code", example = "91141029MA0DEM1AXT")
                    String code) {
        return units.require(code).map(unit -> Links.versioned(unit.entityVersion(), unit));
    }

    @POST
    @Path("/{code}/transitions")
    @RolesAllowed(Roles.GOVERNOR)
    @Operation(
            operationId = "moveUnit",
            summary = "End a unit",
            description =
                    "单位终止 (R3.2a): ACTIVE → ENDED, with the day and the reason. Refused while a source system of it has not"
                            + " ended, it holds a live grant, or a unit below it is active (unit-in-use, each named). It takes nothing new"
                            + " afterwards (unit-ended), and what it did stays. Role: governor.")
    @APIResponse(responseCode = "200", description = "已终止: the unit, with its new ETag")
    public Uni<RestResponse<UnitView>> move(
            @PathParam("code")
                    @Pattern(regexp = CODE)
                    @Parameter(description = "统一社会信用代码: the unit's code", example = "91141029MA0DEM1AXT")
                    String code,
            @HeaderParam("If-Match")
                    @Parameter(description = "所读版本: the ETag of the last read", example = "\"0\"", required = true)
                    String ifMatch,
            @NotNull @Valid MoveUnitRequest request) {
        return units.move(code, EntityVersion.ofIfMatch(ifMatch), request)
                .map(unit -> Links.versioned(unit.entityVersion(), unit));
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
            operationId = "readUnitHistory",
            summary = "Read the history of a unit",
            description = "单位状态历史: who ended it, when and why; never changed. People of a unit see their own. Roles:"
                    + " operator, governor, assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页状态变更: one page")
    public Uni<Page<TransitionView>> history(
            @PathParam("code")
                    @Pattern(regexp = CODE)
                    @Parameter(description = "统一社会信用代码: the unit's code", example = "91141029MA0DEM1AXT")
                    String code,
            @Valid @BeanParam PageRequest page) {
        return units.history(page, code);
    }

    @PUT
    @Path("/{code}")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "changeUnit",
            summary = "Change a unit",
            description =
                    "变更单位 (R3.2a): its name, kind, roles, township, parent unit (上级单位) and contacts, as a whole; what"
                            + " is left out is taken away. A parent that belongs to the unit itself is refused"
                            + " (unit-parent-cycle), and so is a township that the code list administrative-divisions does not have"
                            + " under this name (unknown-township, township-name), and to take away a role by which a source system or"
                            + " a grant of the unit lives (unit-role-in-use, each named). Role: operator.")
    @APIResponse(responseCode = "200", description = "已变更: the unit, with its new ETag")
    public Uni<RestResponse<UnitView>> change(
            @PathParam("code")
                    @Pattern(regexp = CODE)
                    @Parameter(description = "统一社会信用代码: the unit's code", example = "91141029MA0DEM1AXT")
                    String code,
            @HeaderParam("If-Match")
                    @Parameter(description = "所读版本: the ETag of the last read", example = "\"0\"", required = true)
                    String ifMatch,
            @NotNull @Valid ChangeUnitRequest request) {
        return units.change(code, EntityVersion.ofIfMatch(ifMatch), request)
                .map(unit -> Links.versioned(unit.entityVersion(), unit));
    }
}
