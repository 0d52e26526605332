package cn.etown.governance.coverage;

import cn.etown.governance.coverage.domain.ExemptionState;
import cn.etown.governance.history.TransitionView;
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

import java.util.Optional;
import java.util.UUID;

@Path("/exemptions")
@Tag(name = "exemptions", description = "豁免: data items that need not be connected until a day")
public class ExemptionResource {

    private final Exemptions exemptions;

    ExemptionResource(Exemptions exemptions) {
        this.exemptions = exemptions;
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
            operationId = "listExemptions",
            summary = "List exemptions",
            description = "豁免列表: in the order they were asked for; people of a unit see their own. Roles: operator,"
                    + " governor, assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页豁免: one page")
    public Uni<Page<ExemptionView>> list(
            @QueryParam("unit")
                    @Pattern(regexp = "^[0-9A-Z]{18}$")
                    @Parameter(description = "所属单位: only those of this unit", example = "91141029MA0DEM1AXT")
                    String unit,
            @QueryParam("state") @Parameter(description = "状态: only those in this state") ExemptionState state,
            @QueryParam("item") @Parameter(description = "数据项: only those of this item") UUID item,
            @Valid @BeanParam PageRequest page) {
        return exemptions.list(page, Optional.ofNullable(unit), Optional.ofNullable(state), Optional.ofNullable(item));
    }

    @GET
    @Path("/{id}")
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
            operationId = "readExemption",
            summary = "Read an exemption",
            description = "查看豁免: with the ETag that a decision needs; people of a unit see their own. Roles: operator,"
                    + " governor, assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "豁免: the exemption, with its ETag")
    public Uni<RestResponse<ExemptionView>> read(
            @PathParam("id")
                    @Parameter(description = "标识: the exemption's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id) {
        return exemptions.require(id).map(found -> Links.versioned(found.entityVersion(), found));
    }

    @POST
    @Path("/{id}/transitions")
    @RolesAllowed({Roles.GOVERNOR, Roles.OPERATOR, Roles.CLERK, Roles.SIGNER})
    @Operation(
            operationId = "moveExemption",
            summary = "Decide on an exemption",
            description =
                    "决定豁免 (R4.3a): ASKED → GRANTED, REFUSED or WITHDRAWN; GRANTED → REVOKED. After its last day the"
                            + " item is"
                            + " MISSING by itself. Roles: governor, other than who asked; clerk and signer of the"
                            + " unit, or"
                            + " operator, for WITHDRAWN.")
    @APIResponse(responseCode = "200", description = "已决定: the exemption, with its new ETag")
    public Uni<RestResponse<ExemptionView>> move(
            @PathParam("id")
                    @Parameter(description = "标识: the exemption's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id,
            @HeaderParam("If-Match")
                    @Parameter(description = "所读版本: the ETag of the last read", example = "\"0\"", required = true)
                    String ifMatch,
            @NotNull @Valid MoveExemptionRequest request) {
        return exemptions
                .move(id, EntityVersion.ofIfMatch(ifMatch), request)
                .map(found -> Links.versioned(found.entityVersion(), found));
    }

    @GET
    @Path("/{id}/transitions")
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
            operationId = "readExemptionHistory",
            summary = "Read the history of an exemption",
            description = "豁免历史: who decided, when and why, oldest first; never changed. Roles: operator, governor,"
                    + " assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页状态变更: one page")
    public Uni<Page<TransitionView>> history(
            @PathParam("id")
                    @Parameter(description = "标识: the exemption's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id,
            @Valid @BeanParam PageRequest page) {
        return exemptions.history(page, id);
    }
}
