package cn.etown.governance.contract;

import cn.etown.governance.history.TransitionView;
import cn.etown.governance.interfaces.InterfaceResource;
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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import java.util.Optional;
import java.util.UUID;

@Path("/contracts")
@Tag(name = "contracts", description = "接口规范: versions of what an interface carries")
public class ContractResource {

    private static final String ID = "标识: the contract's id";
    private static final String EXAMPLE_ID = "019b76da-a800-7000-8000-000000000001";

    private final Contracts contracts;
    private final ContractMoves moves;

    ContractResource(Contracts contracts, ContractMoves moves) {
        this.contracts = contracts;
        this.moves = moves;
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
            operationId = "listContracts",
            summary = "List contracts",
            description = "接口规范列表: in the order they were drafted; people of a unit see their own. Roles: operator,"
                    + " governor, assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页接口规范: one page")
    public Uni<Page<ContractView>> list(
            @QueryParam("interface")
                    @Pattern(regexp = InterfaceResource.CODE)
                    @Parameter(description = "接口编码: only those of this interface", example = "online-retail")
                    String interfaceCode,
            @Valid @BeanParam PageRequest page) {
        return contracts.list(page, Optional.ofNullable(interfaceCode));
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
            operationId = "readContract",
            summary = "Read a contract",
            description = "查看接口规范: with the ETag that a move needs; people of a unit see their own. Roles: operator,"
                    + " governor, assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "接口规范: the contract, with its ETag")
    public Uni<RestResponse<ContractView>> read(
            @PathParam("id") @Parameter(description = ID, example = EXAMPLE_ID) UUID id) {
        return contracts.require(id).map(contract -> Links.versioned(contract.entityVersion(), contract));
    }

    @GET
    @Path("/{id}/document")
    @Produces({MediaType.APPLICATION_JSON, DocumentFormat.YAML_TYPE})
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
            operationId = "readContractDocument",
            summary = "Read a contract's document",
            description =
                    "接口规范文档: the ODCS document, byte for byte as it was sent; written anew only where Accept names the"
                            + " other format (JSON or YAML). Roles: operator, governor, assessor, auditor, service, clerk, signer.")
    @APIResponse(
            responseCode = "200",
            description = "ODCS 文档: the document",
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
    public Uni<RestResponse<String>> document(
            @PathParam("id") @Parameter(description = ID, example = EXAMPLE_ID) UUID id,
            @HeaderParam(HttpHeaders.ACCEPT) @Parameter(hidden = true) String accept) {
        return contracts.document(id, DocumentFormat.wantedBy(accept)).map(ContractResource::answer);
    }

    @GET
    @Path("/{id}/service-levels")
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
            operationId = "readContractServiceLevels",
            summary = "List the service levels a contract states",
            description =
                    "服务水平: the slaProperties of the document, such as latency, frequency and retention. They describe; what"
                            + " is assessed is the interface's assurance policy. Roles: operator, governor, assessor, auditor,"
                            + " service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页服务水平: one page, in the document's order")
    public Uni<Page<ServiceLevelView>> serviceLevels(
            @PathParam("id") @Parameter(description = ID, example = EXAMPLE_ID) UUID id,
            @Valid @BeanParam PageRequest page) {
        return contracts.serviceLevels(page, id);
    }

    @GET
    @Path("/{id}/quality-rules")
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
            operationId = "readContractQualityRules",
            summary = "List the library rules a contract states",
            description =
                    "质量规则 (R3.2b): the rules of the standard's library, those that hold every record and those on a delivery as"
                            + " a whole. Roles: operator, governor, assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页质量规则: one page, in the document's order")
    public Uni<Page<QualityRuleView>> qualityRules(
            @PathParam("id") @Parameter(description = ID, example = EXAMPLE_ID) UUID id,
            @Valid @BeanParam PageRequest page) {
        return contracts.qualityRules(page, id);
    }

    @POST
    @Path("/{id}/transitions")
    @RolesAllowed({Roles.CLERK, Roles.SIGNER, Roles.GOVERNOR, Roles.OPERATOR})
    @Operation(
            operationId = "moveContract",
            summary = "Move a contract to another state",
            description =
                    "接口规范状态变更 (R3.2f): DRAFT → SUBMITTED (by the unit) → APPROVED (by a governor who neither wrote nor"
                            + " submitted it) → IN_FORCE, which replaces the version before in the same moment and is told in the"
                            + " feed with version, digest and time. SUBMITTED → WITHDRAWN returns it (by a governor) or takes it"
                            + " back (by the unit); DRAFT → WITHDRAWN gives it up (by the unit); a correction is another version."
                            + " To be submitted and to come into force it"
                            + " must go with the versions that were in force: types of fields and business key stay (R8.4,"
                            + " contract-incompatible), and its semantic version is as high as its differences call for"
                            + " (version-too-small). To be submitted and approved it must follow what the standard library asks for"
                            + " as MUST (contract-not-to-standard, with the place of each finding; POST /contract-checks tells them"
                            + " before). It comes into force once its interface is"
                            + " APPROVED (interface-not-approved). On an interface that was ONLINE already it comes into force only with"
                            + " every field classified (fields-not-classified)."
                            + " Roles: clerk and signer for SUBMITTED, governor for APPROVED, operator and"
                            + " governor for IN_FORCE, clerk, signer and governor for WITHDRAWN.")
    @APIResponse(responseCode = "200", description = "已变更: the contract in its new state, with its new ETag")
    public Uni<RestResponse<ContractView>> move(
            @PathParam("id") @Parameter(description = ID, example = EXAMPLE_ID) UUID id,
            @HeaderParam("If-Match")
                    @Parameter(description = "所读版本: the ETag of the last read", example = "\"0\"", required = true)
                    String ifMatch,
            @NotNull @Valid MoveContractRequest request) {
        return moves.move(id, EntityVersion.ofIfMatch(ifMatch), request)
                .map(contract -> Links.versioned(contract.entityVersion(), contract));
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
            operationId = "readContractHistory",
            summary = "Read the history of a contract",
            description =
                    "接口规范历史: who moved it, when, why and on what evidence, oldest first; never changed. Roles: operator,"
                            + " governor, assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页状态变更: one page")
    public Uni<Page<TransitionView>> history(
            @PathParam("id") @Parameter(description = ID, example = EXAMPLE_ID) UUID id,
            @Valid @BeanParam PageRequest page) {
        return contracts.history(page, id);
    }

    private static RestResponse<String> answer(WrittenDocument document) {
        return RestResponse.ResponseBuilder.ok(document.text())
                .type(document.format().mediaType())
                .build();
    }
}
