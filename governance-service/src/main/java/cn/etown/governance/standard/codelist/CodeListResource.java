package cn.etown.governance.standard.codelist;

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

@Path("/code-lists")
@Tag(name = "code-lists", description = "代码集: the codes a field may hold")
public class CodeListResource {

    /** The form of a list's code. */
    public static final String CODE = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$";

    private final CodeLists lists;
    private final Links links;

    CodeListResource(CodeLists lists, Links links) {
        this.lists = lists;
        this.links = links;
    }

    @POST
    @Idempotent
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR})
    @Operation(
            operationId = "addCodeList",
            summary = "Draft a new code list",
            description =
                    "起草新代码集 (R3.2b): a list the library does not have yet, as version 1, DRAFT; its entries follow. Roles: operator,"
                            + " governor.")
    @Parameter(ref = "IdempotencyKey")
    @APIResponse(
            responseCode = "201",
            description = "草案: the draft",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CodeListView.class)))
    public Uni<RestResponse<CodeListView>> add(@NotNull @Valid CodeListRequest request) {
        return lists.add(request)
                .map(list -> links.created("code-list-versions/" + list.id(), list.entityVersion(), list));
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
            operationId = "listCodeLists",
            summary = "List or search code lists",
            description =
                    "代码集列表: by code, each as the version that stands for it: the published one, or the first draft. A"
                            + " search finds codes and names in Chinese, from the first character, and words in English by how they"
                            + " begin. Roles: operator, governor, assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页代码集: one page")
    public Uni<Page<CodeListView>> list(
            @QueryParam("search")
                    @Size(min = 1, max = 100)
                    @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
                    @Parameter(description = "检索词: in code and names", example = "区划")
                    String search,
            @Valid @BeanParam PageRequest page) {
        return lists.list(page, Optional.ofNullable(search));
    }

    @GET
    @Path("/{code}/impact")
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR, Roles.SERVICE})
    @Operation(
            operationId = "readCodeListImpact",
            summary = "List what a change of a code list would touch",
            description =
                    "变更影响 (R3.2b): the published data elements and mappings that refer to it, and the contracts in force that refer"
                            + " to those elements. While there is one, it is not withdrawn. Roles: operator, governor, assessor, auditor, service.")
    @APIResponse(responseCode = "200", description = "一页引用方: one page, by kind and link")
    public Uni<Page<LibraryDependent>> impact(
            @PathParam("code")
                    @Pattern(regexp = CODE)
                    @Parameter(description = "代码集代码: the list's code", example = "sales-channels")
                    String code,
            @Valid @BeanParam PageRequest page) {
        return lists.impact(page, code);
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
            operationId = "readCodeList",
            summary = "Read a code list",
            description =
                    "查看代码集: the version that stands for it, or the one of the number asked for; its entries are read by"
                            + " their own path. Roles: operator, governor, assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "代码集: the list")
    public Uni<CodeListView> read(
            @PathParam("code")
                    @Pattern(regexp = CODE)
                    @Parameter(description = "代码集代码: the list's code", example = "administrative-divisions")
                    String code,
            @QueryParam("version") @Min(1) @Parameter(description = "版本号: which version", example = "1")
                    Integer version) {
        return lists.require(code, Optional.ofNullable(version));
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
            operationId = "listCodeListVersions",
            summary = "List the versions of a code list",
            description =
                    "代码集历次版本: newest first. Roles: operator, governor, assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页版本: one page")
    public Uni<Page<CodeListView>> versions(
            @PathParam("code")
                    @Pattern(regexp = CODE)
                    @Parameter(description = "代码集代码: the list's code", example = "administrative-divisions")
                    String code,
            @Valid @BeanParam PageRequest page) {
        return lists.versions(page, code);
    }

    @GET
    @Path("/{code}/entries")
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
            operationId = "listCodeEntries",
            summary = "List or search the entries of a code list",
            description =
                    "代码集条目: by code, of the version that stands for the list or of the number asked for; level by level"
                            + " with `parent`, as they are in use on a day with `on`. Roles: operator, governor, assessor, auditor,"
                            + " service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页条目: one page")
    public Uni<Page<CodeEntry>> entries(
            @PathParam("code")
                    @Pattern(regexp = CODE)
                    @Parameter(description = "代码集代码: the list's code", example = "administrative-divisions")
                    String code,
            @QueryParam("version") @Min(1) @Parameter(description = "版本号: which version", example = "1")
                    Integer version,
            @Valid @BeanParam EntryFilter filter,
            @Valid @BeanParam PageRequest page) {
        return lists.entries(page, code, Optional.ofNullable(version), filter);
    }
}
