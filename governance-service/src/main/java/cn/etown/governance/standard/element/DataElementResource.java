package cn.etown.governance.standard.element;

import cn.etown.governance.standard.impact.LibraryDependent;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.http.Links;
import cn.etown.kit.idempotency.Idempotent;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import java.util.Optional;

@Path("/data-elements")
@Tag(name = "data-elements", description = "数据元: what fields mean")
public class DataElementResource {

    /** The form of an element's code: that of a field's name. */
    public static final String CODE = "^[A-Za-z][A-Za-z0-9_]{0,59}$";

    private final DataElements elements;
    private final Links links;

    DataElementResource(DataElements elements, Links links) {
        this.elements = elements;
        this.links = links;
    }

    @POST
    @Idempotent
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR})
    @Operation(
            operationId = "addDataElement",
            summary = "Draft a new data element",
            description =
                    "起草新数据元 (R3.2b): an element the library does not have yet, as version 1, DRAFT. Roles: operator,"
                            + " governor.")
    @Parameter(ref = "IdempotencyKey")
    @APIResponse(
            responseCode = "201",
            description = "草案: the draft",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DataElementView.class)))
    public Uni<RestResponse<DataElementView>> add(@NotNull @Valid DataElementRequest request) {
        return elements.add(request)
                .map(element ->
                        links.created("data-element-versions/" + element.id(), element.entityVersion(), element));
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
            operationId = "listDataElements",
            summary = "List or search data elements",
            description =
                    "数据元列表: by code, each as the version that stands for it: the published one, or the first draft. A"
                            + " search finds codes and names in Chinese, from the first character, and words in English by how they"
                            + " begin. Roles: operator, governor, assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页数据元: one page")
    public Uni<Page<DataElementView>> list(
            @QueryParam("search")
                    @Size(min = 1, max = 100)
                    @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
                    @Parameter(description = "检索词: in code and names", example = "金额")
                    String search,
            @Valid @BeanParam PageRequest page) {
        return elements.list(page, Optional.ofNullable(search));
    }

    @GET
    @Path("/{code}/impact")
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR, Roles.SERVICE})
    @Operation(
            operationId = "readDataElementImpact",
            summary = "List what a change of a data element would touch",
            description =
                    "变更影响 (R3.2b): the contracts in force that refer to it, but those of retired interfaces. While there is one, it is not"
                            + " withdrawn. Roles: operator, governor, assessor, auditor, service.")
    @APIResponse(responseCode = "200", description = "一页引用方: one page, by kind and link")
    public Uni<Page<LibraryDependent>> impact(
            @PathParam("code")
                    @Pattern(regexp = CODE)
                    @Parameter(description = "数据元代码: the element's code", example = "saleAmount")
                    String code,
            @Valid @BeanParam PageRequest page) {
        return elements.impact(page, code);
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
            operationId = "readDataElement",
            summary = "Read a data element",
            description =
                    "查看数据元: the version that stands for it, or the one of the number asked for. A contract refers to an"
                            + " element by this path. Roles: operator, governor, assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "数据元: the element")
    public Uni<DataElementView> read(
            @PathParam("code")
                    @Pattern(regexp = CODE)
                    @Parameter(description = "数据元代码: the element's code", example = "saleAmount")
                    String code,
            @QueryParam("version") @Min(1) @Parameter(description = "版本号: which version", example = "1")
                    Integer version) {
        return elements.require(code, Optional.ofNullable(version));
    }

    @GET
    @Path("/{code}/versions")
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
            operationId = "listDataElementVersions",
            summary = "List the versions of a data element",
            description =
                    "数据元历次版本: newest first. Roles: operator, governor, assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页版本: one page")
    public Uni<Page<DataElementView>> versions(
            @PathParam("code")
                    @Pattern(regexp = CODE)
                    @Parameter(description = "数据元代码: the element's code", example = "saleAmount")
                    String code,
            @Valid @BeanParam PageRequest page) {
        return elements.versions(page, code);
    }
}
