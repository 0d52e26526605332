package cn.etown.collection.reconciliation;

import cn.etown.collection.catalogue.Interfaces;
import cn.etown.collection.reconciliation.domain.CaseState;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.http.Links;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import io.smallrye.common.annotation.Blocking;
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

import java.time.Duration;
import java.util.UUID;

@Path("/reconciliation-cases")
@Tag(name = "reconciliation-cases", description = "差异核查: questions to units about records that differ")
public class CaseResource {

    private static final String ID = "核查标识: the case's id";
    private static final Duration LOOK_UP = Duration.ofSeconds(30);

    private final Cases cases;
    private final CaseReading reading;
    private final Callers callers;

    CaseResource(Cases cases, CaseReading reading, Callers callers) {
        this.cases = cases;
        this.reading = reading;
        this.callers = callers;
    }

    @GET
    @RolesAllowed({Roles.CLERK, Roles.SIGNER, Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR})
    @Operation(
            operationId = "listReconciliationCases",
            summary = "List questions about records that differ",
            description =
                    "差异核查列表 (R4.3b): in the order in which they were opened; people of a unit see their own. Roles: clerk, signer,"
                            + " operator, governor, assessor, auditor.")
    @APIResponse(responseCode = "200", description = "一页核查: one page")
    public Uni<Page<CaseView>> list(
            @QueryParam("interface")
                    @Size(max = 100)
                    @Pattern(regexp = Interfaces.CODE)
                    @Parameter(description = "数据接口编码: only those of this interface", example = "sales-lines")
                    String interfaceCode,
            @QueryParam("unit")
                    @Pattern(regexp = "[0-9A-Z]{18}")
                    @Parameter(description = "单位代码: only those of this unit", example = "91141029MA0DEM1AXT")
                    String unit,
            @QueryParam("state") @Parameter(description = "状态: only those in this state") CaseState state,
            @Valid @BeanParam PageRequest page) {
        return reading.list(page, unit, interfaceCode, state);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.CLERK, Roles.SIGNER, Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR})
    @Operation(
            operationId = "readReconciliationCase",
            summary = "Read a question about records that differ",
            description =
                    "查看差异核查 (R4.3b): with the newest result, and the ETag that a move needs. Roles: clerk, signer, operator, governor,"
                            + " assessor, auditor.")
    @APIResponse(
            responseCode = "200",
            description = "核查: the case, with its ETag",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = CaseView.class)))
    public Uni<RestResponse<CaseView>> read(@PathParam("id") @Parameter(description = ID) UUID id) {
        return reading.require(id).map(CaseResource::versioned);
    }

    @POST
    @Blocking
    @Path("/{id}/transitions")
    @RolesAllowed({Roles.SIGNER, Roles.GOVERNOR})
    @Operation(
            operationId = "moveReconciliationCase",
            summary = "Answer, ask again or close",
            description =
                    "办理差异核查 (R4.3b): the unit's signer answers (ANSWERED) with an explanation that says something (empty-phrase); the"
                            + " governor asks again (OPEN), from when on the clock runs anew, or closes on evidence (CLOSED,"
                            + " evidence-required). Where a correction mends the whole difference the case closes of itself, and where it"
                            + " mends a part it stays with what is left. Roles: signer for ANSWERED, governor for OPEN and CLOSED.")
    @APIResponse(
            responseCode = "200",
            description = "核查: the case, with its ETag",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = CaseView.class)))
    public RestResponse<CaseView> move(
            @PathParam("id") @Parameter(description = ID) UUID id,
            @HeaderParam("If-Match")
                    @Parameter(description = "所读版本: the ETag of the last read", example = "\"0\"", required = true)
                    String ifMatch,
            @NotNull @Valid CaseMoveRequest request) {
        cases.move(id, EntityVersion.ofIfMatch(ifMatch), request.target(), request.said(), callers.current());
        return versioned(reading.require(id).await().atMost(LOOK_UP));
    }

    @POST
    @Blocking
    @Path("/{id}/extensions")
    @RolesAllowed(Roles.GOVERNOR)
    @Operation(
            operationId = "extendReconciliationCase",
            summary = "Find a question a complex one",
            description =
                    "差异核查延期 (R4.3b): once, with a reason, for a case that is open (no-extension); the answer is then due so many working"
                            + " days after it was asked for as the terms say of complex questions. Role: governor.")
    @APIResponse(
            responseCode = "200",
            description = "核查: the case, with its ETag",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = CaseView.class)))
    public RestResponse<CaseView> extend(
            @PathParam("id") @Parameter(description = ID) UUID id,
            @HeaderParam("If-Match")
                    @Parameter(description = "所读版本: the ETag of the last read", example = "\"0\"", required = true)
                    String ifMatch,
            @NotNull @Valid CaseExtensionRequest request) {
        cases.extend(id, EntityVersion.ofIfMatch(ifMatch), request.reason(), callers.current());
        return versioned(reading.require(id).await().atMost(LOOK_UP));
    }

    @GET
    @Path("/{id}/transitions")
    @RolesAllowed({Roles.CLERK, Roles.SIGNER, Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR})
    @Operation(
            operationId = "readReconciliationCaseHistory",
            summary = "Read the history of a case",
            description =
                    "核查历史 (R4.3b): who moved it, when, why and on what evidence, oldest first; never changed. Roles: clerk, signer,"
                            + " operator, governor, assessor, auditor.")
    @APIResponse(responseCode = "200", description = "一页核查历史: one page")
    public Uni<Page<CaseMoveView>> history(
            @PathParam("id") @Parameter(description = ID) UUID id, @Valid @BeanParam PageRequest page) {
        return reading.history(id, page);
    }

    private static RestResponse<CaseView> versioned(CaseView.Versioned found) {
        return Links.versioned(new EntityVersion(found.version()), found.view());
    }
}
