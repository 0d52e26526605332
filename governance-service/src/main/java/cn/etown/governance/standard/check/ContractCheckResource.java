package cn.etown.governance.standard.check;

import cn.etown.governance.contract.ContractExample;
import cn.etown.governance.contract.DocumentFormat;
import cn.etown.governance.contract.SentDocument;
import cn.etown.governance.interfaces.InterfaceResource;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.page.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/contract-checks")
@Tag(name = "contract-checks", description = "规范核对: contracts held against the standard library")
public class ContractCheckResource {

    private final ContractChecks checks;

    ContractCheckResource(ContractChecks checks) {
        this.checks = checks;
    }

    @POST
    @Consumes({MediaType.APPLICATION_JSON, DocumentFormat.YAML_TYPE})
    @RolesAllowed({Roles.CLERK, Roles.SIGNER, Roles.OPERATOR, Roles.GOVERNOR})
    @Operation(
            operationId = "rehearseContractCheck",
            summary = "Hold a document against the standard library, storing nothing",
            description =
                    "规范预核对 (R3.2b): the findings an ODCS document would have as a contract, before it is drafted. It is"
                            + " read as a draft is, and refused with its places where it could not become one. Roles: clerk, signer,"
                            + " operator, governor.")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(type = SchemaType.OBJECT, description = "ODCS 文档: an ODCS 3.1 document"),
                        example = ContractExample.JSON),
                @Content(
                        mediaType = DocumentFormat.YAML_TYPE,
                        schema = @Schema(type = SchemaType.OBJECT, description = "ODCS 文档: an ODCS 3.1 document"),
                        example = ContractExample.YAML)
            })
    @APIResponse(responseCode = "200", description = "核对结果: the counts and one page of findings")
    public Uni<FindingsView> rehearse(
            @QueryParam("interface")
                    @DefaultValue("not-yet-named")
                    @Pattern(regexp = InterfaceResource.CODE)
                    @Parameter(description = "接口编码: the interface it is meant for", example = "online-retail")
                    String interfaceCode,
            @Valid @BeanParam PageRequest page,
            @NotNull SentDocument document) {
        return checks.rehearse(page, interfaceCode, document);
    }
}
