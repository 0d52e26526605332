package cn.etown.governance.contract;

import cn.etown.governance.interfaces.InterfaceResource;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.http.Links;
import cn.etown.kit.idempotency.Idempotent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/interfaces/{code}/contracts")
@Tag(name = "contracts", description = "接口规范: versions of what an interface carries")
public class ContractDraftResource {

    private final Contracts contracts;
    private final Links links;

    ContractDraftResource(Contracts contracts, Links links) {
        this.contracts = contracts;
        this.links = links;
    }

    @POST
    @Idempotent
    @Consumes({MediaType.APPLICATION_JSON, DocumentFormat.YAML_TYPE})
    @RolesAllowed({Roles.CLERK, Roles.SIGNER})
    @Operation(
            operationId = "draftContract",
            summary = "Draft the next version of an interface's contract",
            description =
                    "起草接口规范 (R3.2b): an ODCS 3.1 document of at most 1 MiB, in JSON or YAML, for an interface of the"
                            + " caller's own unit. What is enforced is read strictly; sections that only describe are kept and given"
                            + " back unchanged; anything else is refused with its path. A pattern is found anywhere in a value,"
                            + " as in JSON Schema; ^ at its beginning and $ at its end hold it to the whole value. Roles: clerk,"
                            + " signer.")
    @Parameter(ref = "IdempotencyKey")
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
    @APIResponse(
            responseCode = "201",
            description = "草案: the contract, DRAFT",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ContractView.class)))
    public Uni<RestResponse<ContractView>> draft(
            @PathParam("code")
                    @Pattern(regexp = InterfaceResource.CODE)
                    @Parameter(description = "接口编码: the interface's code", example = "online-retail")
                    String code,
            @NotNull SentDocument document) {
        return contracts
                .draft(code, document)
                .map(contract -> links.created("contracts/" + contract.id(), contract.entityVersion(), contract));
    }
}
