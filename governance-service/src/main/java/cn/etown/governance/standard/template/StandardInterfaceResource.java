package cn.etown.governance.standard.template;

import cn.etown.governance.contract.ContractExample;
import cn.etown.governance.contract.DocumentFormat;
import cn.etown.governance.interfaces.InterfaceResource;
import cn.etown.governance.standard.impact.LibraryDependent;
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
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import java.util.Locale;
import java.util.Optional;

@Path("/standards")
@Tag(name = "standards", description = "标准接口: contracts that are ready to use")
public class StandardInterfaceResource {

    static final String CODE = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$";

    private final StandardInterfaces standards;
    private final Links links;

    StandardInterfaceResource(StandardInterfaces standards, Links links) {
        this.standards = standards;
        this.links = links;
    }

    @POST
    @Idempotent
    @RolesAllowed(Roles.GOVERNOR)
    @Operation(
            operationId = "addStandard",
            summary = "Add a standard interface",
            description =
                    "新增标准接口 (R3.2b, R3.3): one beside sales, production and inventory, from a day on. Its document is read"
                            + " as a draft of a contract is, and refused with its places where it could not become one. Role: governor.")
    @Parameter(ref = "IdempotencyKey")
    @APIResponse(
            responseCode = "201",
            description = "已新增: the standard",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = StandardInterfaceView.class)))
    public Uni<RestResponse<StandardInterfaceView>> add(@NotNull @Valid AddStandardRequest request) {
        return standards
                .add(request)
                .map(added -> links.created("standards/" + added.code(), added.entityVersion(), added));
    }

    @PUT
    @Path("/{code}")
    @RolesAllowed(Roles.GOVERNOR)
    @Operation(
            operationId = "changeStandard",
            summary = "Add the next version of a standard interface",
            description =
                    "变更标准接口 (R3.2b): the next version, from a day on, today at the earliest. Contracts name the version they"
                            + " follow, so those after earlier ones stay as they are. Role: governor.")
    @APIResponse(responseCode = "200", description = "已变更: the standard, with its new ETag")
    public Uni<RestResponse<StandardInterfaceView>> change(
            @PathParam("code")
                    @Pattern(regexp = CODE)
                    @Parameter(description = "标准代码: the standard's code", example = "sales-lines")
                    String code,
            @HeaderParam("If-Match")
                    @Parameter(description = "所读版本: the ETag of the last read", example = "\"1\"", required = true)
                    String ifMatch,
            @NotNull @Valid StandardInterfaceContent content) {
        return standards
                .change(code, EntityVersion.ofIfMatch(ifMatch), content)
                .map(changed -> Links.versioned(changed.entityVersion(), changed));
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
            operationId = "listStandards",
            summary = "List standard interfaces by code",
            description =
                    "标准接口列表: sales, production, inventory and what the county added (R3.2b, R3.3). Roles: operator, governor, assessor,"
                            + " auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页标准接口: one page")
    public Uni<Page<StandardInterfaceView>> list(@Valid @BeanParam PageRequest page) {
        return standards.list(page);
    }

    @GET
    @Path("/{code}/impact")
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR, Roles.SERVICE})
    @Operation(
            operationId = "readStandardImpact",
            summary = "List what a change of a standard interface would touch",
            description =
                    "变更影响 (R3.2b): the contracts in force that follow it, but those of retired interfaces. Roles: operator, governor, assessor, auditor, service.")
    @APIResponse(responseCode = "200", description = "一页引用方: one page, by kind and link")
    public Uni<Page<LibraryDependent>> impact(
            @PathParam("code")
                    @Pattern(regexp = CODE)
                    @Parameter(description = "标准代码: the standard's code", example = "sales-lines")
                    String code,
            @Valid @BeanParam PageRequest page) {
        return standards.impact(page, code);
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
            operationId = "readStandard",
            summary = "Read a standard interface",
            description =
                    "查看标准接口: what it is for and its versions. Roles: operator, governor, assessor, auditor, service,"
                            + " clerk, signer.")
    @APIResponse(responseCode = "200", description = "标准接口: the standard, with the ETag that a change needs")
    public Uni<RestResponse<StandardInterfaceView>> read(
            @PathParam("code")
                    @Pattern(regexp = CODE)
                    @Parameter(description = "标准代码: the standard's code", example = "sales-lines")
                    String code) {
        return standards.require(code).map(found -> Links.versioned(found.entityVersion(), found));
    }

    @GET
    @Path("/{code}/template")
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
            operationId = "readStandardTemplate",
            summary = "Read the contract template of a standard interface",
            description =
                    "标准接口模板 (R3.2b): an ODCS 3.1 document whose fields refer to their data elements, to be drafted as"
                            + " the contract of an interface as it is, or with further fields. Roles: operator, governor, assessor,"
                            + " auditor, service, clerk, signer.")
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
    public Uni<RestResponse<String>> template(
            @PathParam("code")
                    @Pattern(regexp = CODE)
                    @Parameter(description = "标准代码: the standard's code", example = "sales-lines")
                    String code,
            @QueryParam("format")
                    @DefaultValue("yaml")
                    @Pattern(regexp = "^(yaml|json)$")
                    @Parameter(description = "文档格式: yaml or json")
                    String format,
            @QueryParam("version")
                    @Pattern(regexp = "^[0-9]+\\.[0-9]+\\.[0-9]+$")
                    @Parameter(
                            description = "标准版本: which version; the one in force where none is named",
                            example = "1.0.0")
                    String version,
            @QueryParam("interface")
                    @Pattern(regexp = InterfaceResource.CODE)
                    @Parameter(
                            description = "接口编码: the interface whose code goes into the document",
                            example = "online-retail")
                    String interfaceCode) {
        return standards
                .template(
                        code,
                        Optional.ofNullable(version),
                        Optional.ofNullable(interfaceCode),
                        DocumentFormat.valueOf(format.toUpperCase(Locale.ROOT)))
                .map(template -> RestResponse.ResponseBuilder.ok(template.text())
                        .type(template.mediaType())
                        .build());
    }
}
