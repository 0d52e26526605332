package cn.etown.collection.statement;

import cn.etown.collection.catalogue.Interfaces;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.idempotency.AnswersRepeats;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import java.util.UUID;

@Path("/statements")
@Tag(name = "statements", description = "对账单: what sources say of their own records")
public class StatementResource {

    private final Statements statements;
    private final StatementTaking taking;

    StatementResource(Statements statements, StatementTaking taking) {
        this.statements = statements;
        this.taking = taking;
    }

    @POST
    @AnswersRepeats
    @RolesAllowed(Roles.SIGNER)
    @Operation(
            operationId = "takeStatement",
            summary = "State what the source's own records of a period are",
            description =
                    "报送对账单 (R4.3b): record count, control totals and a digest of each bucket of keys, made by the tool of the source's own"
                            + " files, for an interface of the own unit. The center holds what it has against it at once. It is never"
                            + " changed; another one for the same period takes its place and says why (reason-required, empty-phrase), and"
                            + " both stay. One whose parts contradict each other is refused (statement-inconsistent), and so is one that was"
                            + " made by another version of the contract than the records came under (contract-version-differs). Role: signer.")
    @Parameter(
            in = ParameterIn.HEADER,
            name = "Idempotency-Key",
            description = "幂等键: a repeat with the same key gets the first answer",
            schema = @Schema(implementation = String.class, maxLength = 100))
    @APIResponse(
            responseCode = "201",
            description = "已接收: the statement",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = StatementView.class)))
    public Uni<RestResponse<StatementView>> take(@NotNull @Valid StatementRequest request) {
        return statements.admit(request).chain(taking::take);
    }

    @GET
    @RolesAllowed({Roles.CLERK, Roles.SIGNER, Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR})
    @Operation(
            operationId = "listStatements",
            summary = "List statements in the order in which they came",
            description =
                    "对账单列表 (R4.3b): people of a unit see their own. Roles: clerk, signer, operator, governor, assessor, auditor.")
    @APIResponse(responseCode = "200", description = "一页对账单: one page")
    public Uni<Page<StatementView>> list(
            @QueryParam("interface")
                    @Size(max = 100)
                    @Pattern(regexp = Interfaces.CODE)
                    @Parameter(description = "数据接口编码: only those of this interface", example = "sales-lines")
                    String interfaceCode,
            @QueryParam("unit")
                    @Pattern(regexp = "[0-9A-Z]{18}")
                    @Parameter(description = "单位代码: only those of this unit", example = "91141029MA0DEM1AXT")
                    String unit,
            @Valid @BeanParam PageRequest page) {
        return statements.list(page, unit, interfaceCode);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.CLERK, Roles.SIGNER, Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR})
    @Operation(
            operationId = "readStatement",
            summary = "Read a statement",
            description =
                    "查看对账单 (R4.3b): with what takes its place. Roles: clerk, signer, operator, governor, assessor, auditor.")
    @APIResponse(responseCode = "200", description = "对账单: the statement")
    public Uni<StatementView> read(@PathParam("id") @Parameter(description = "对账单标识: the statement's id") UUID id) {
        return statements.require(id);
    }
}
