package cn.etown.governance.standard.mapping;

import cn.etown.governance.history.TransitionView;
import cn.etown.governance.standard.codelist.CodeListResource;
import cn.etown.governance.standard.domain.MappingState;
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
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
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
import org.jboss.resteasy.reactive.RestResponse;

import java.util.Optional;
import java.util.UUID;

@Path("/mappings")
@Tag(name = "mappings", description = "代码映射: what codes of a unit's own are in standard codes")
public class MappingResource {

    private static final String CSV = "text/csv";

    private final Mappings mappings;
    private final Links links;

    MappingResource(Mappings mappings, Links links) {
        this.mappings = mappings;
        this.links = links;
    }

    @POST
    @Idempotent
    @RolesAllowed({Roles.CLERK, Roles.SIGNER})
    @Operation(
            operationId = "draftMapping",
            summary = "Draft the next mapping of the caller's unit to a code list",
            description =
                    "起草代码映射 (R5.4): of the caller's own unit, to a published code list, from a day on. It begins with the"
                            + " entries of the mapping published last; one draft for a list is open at a time. It holds from the day"
                            + " it is published at the earliest: only a correction, which states why, says something about days that"
                            + " are past. Roles: clerk, signer.")
    @Parameter(ref = "IdempotencyKey")
    @APIResponse(
            responseCode = "201",
            description = "草案: the draft",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = MappingView.class)))
    public Uni<RestResponse<MappingView>> draft(@NotNull @Valid DraftMappingRequest request) {
        return mappings.draft(request)
                .map(mapping -> links.created("mappings/" + mapping.id(), mapping.entityVersion(), mapping));
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
            operationId = "listMappings",
            summary = "List mappings",
            description =
                    "代码映射列表: in the order they were drafted; people of a unit see their own. Roles: operator, governor,"
                            + " assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页代码映射: one page")
    public Uni<Page<MappingView>> list(
            @QueryParam("unit")
                    @Pattern(regexp = "^[0-9A-Z]{18}$")
                    @Parameter(description = "单位: only those of this unit", example = "91141029MA0DEM1AXT")
                    String unit,
            @QueryParam("codeList")
                    @Size(max = 60)
                    @Pattern(regexp = CodeListResource.CODE)
                    @Parameter(description = "代码集: only those to this list", example = "product-categories")
                    String codeList,
            @QueryParam("state") @Parameter(description = "状态: only those in this state") MappingState state,
            @Valid @BeanParam PageRequest page) {
        return mappings.list(
                page, Optional.ofNullable(unit), Optional.ofNullable(codeList), Optional.ofNullable(state));
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
            operationId = "readMapping",
            summary = "Read a mapping",
            description =
                    "查看代码映射: with the ETag that a change needs; people of a unit see their own. Roles: operator, governor,"
                            + " assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "代码映射: the mapping, with its ETag")
    public Uni<RestResponse<MappingView>> read(
            @PathParam("id")
                    @Parameter(description = "标识: the mapping's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id) {
        return mappings.require(id).map(mapping -> Links.versioned(mapping.entityVersion(), mapping));
    }

    @GET
    @Path("/{id}/entries")
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
            operationId = "listMappingEntries",
            summary = "List the entries of a mapping",
            description =
                    "映射条目: by own code, or those whose own code begins so; people of a unit see their own. Roles: operator,"
                            + " governor, assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页映射条目: one page")
    public Uni<Page<MappedCode>> entries(
            @PathParam("id")
                    @Parameter(description = "标识: the mapping's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id,
            @QueryParam("code")
                    @Size(min = 1, max = 100)
                    @Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
                    @Parameter(description = "本单位代码: how the own code begins", example = "SP-")
                    String code,
            @Valid @BeanParam PageRequest page) {
        return mappings.entries(page, id, Optional.ofNullable(code));
    }

    @POST
    @Path("/{id}/entries")
    @RolesAllowed({Roles.CLERK, Roles.SIGNER})
    @Operation(
            operationId = "changeMappingEntries",
            summary = "Change the entries of a draft mapping",
            description =
                    "变更映射条目 (R5.4): puts up to 5,000 entries into a draft, in place of those with the same code, and takes"
                            + " others out; all of it or nothing. Roles: clerk, signer.")
    @APIResponse(responseCode = "200", description = "已变更: the draft, with its new ETag")
    public Uni<RestResponse<MappingView>> change(
            @PathParam("id")
                    @Parameter(description = "标识: the mapping's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id,
            @HeaderParam("If-Match")
                    @Parameter(description = "所读版本: the ETag of the last read", example = "\"0\"", required = true)
                    String ifMatch,
            @NotNull @Valid ChangeMappingRequest request) {
        return mappings.change(id, EntityVersion.ofIfMatch(ifMatch), request)
                .map(mapping -> Links.versioned(mapping.entityVersion(), mapping));
    }

    @POST
    @Path("/{id}/table")
    @Consumes(CSV)
    @RolesAllowed({Roles.CLERK, Roles.SIGNER})
    @Operation(
            operationId = "uploadMappingTable",
            summary = "Put the entries of a draft mapping in as a table",
            description =
                    "上传映射表 (R5.4): CSV in UTF-8 with the heading `code,name,standardCode` or `本单位代码,名称,标准代码`, up to"
                            + " 5,000 lines; entries with the same code are replaced. Wrong lines are named, and then none is taken."
                            + " Roles: clerk, signer.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = CSV,
                            schema = @Schema(type = SchemaType.STRING, description = "映射表: a table in CSV"),
                            example = "code,name,standardCode\nSP-0017,乡宁翅果油 250ml,GRAIN_OIL\n"))
    @APIResponse(responseCode = "200", description = "已变更: the draft, with its new ETag")
    public Uni<RestResponse<MappingView>> table(
            @PathParam("id")
                    @Parameter(description = "标识: the mapping's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id,
            @HeaderParam("If-Match")
                    @Parameter(description = "所读版本: the ETag of the last read", example = "\"0\"", required = true)
                    String ifMatch,
            @NotNull byte[] table) {
        return mappings.change(id, EntityVersion.ofIfMatch(ifMatch), MappingCsv.read(table))
                .map(mapping -> Links.versioned(mapping.entityVersion(), mapping));
    }

    @POST
    @Path("/{id}/transitions")
    @RolesAllowed({Roles.CLERK, Roles.SIGNER, Roles.OPERATOR, Roles.GOVERNOR})
    @Operation(
            operationId = "moveMapping",
            summary = "Move a mapping to another state",
            description =
                    "代码映射状态变更 (R5.4): DRAFT → SUBMITTED (by the unit) → PUBLISHED (by a person of the center who neither"
                            + " drafted nor changed nor submitted it); WITHDRAWN takes a draft or a submitted one back (by the unit), or returns or"
                            + " ends any (by a governor); what was published stays true of the days before that one. A governor"
                            + " decides on a correction. Roles: clerk and signer for SUBMITTED, operator and governor for PUBLISHED,"
                            + " clerk, signer and governor for WITHDRAWN.")
    @APIResponse(responseCode = "200", description = "已变更: the mapping in its new state, with its new ETag")
    public Uni<RestResponse<MappingView>> move(
            @PathParam("id")
                    @Parameter(description = "标识: the mapping's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id,
            @HeaderParam("If-Match")
                    @Parameter(description = "所读版本: the ETag of the last read", example = "\"0\"", required = true)
                    String ifMatch,
            @NotNull @Valid MoveMappingRequest request) {
        return mappings.move(id, EntityVersion.ofIfMatch(ifMatch), request)
                .map(mapping -> Links.versioned(mapping.entityVersion(), mapping));
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
            operationId = "readMappingHistory",
            summary = "Read the history of a mapping",
            description =
                    "代码映射历史: who moved it, when, why and on what evidence, oldest first. Roles: operator, governor,"
                            + " assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页状态变更: one page")
    public Uni<Page<TransitionView>> history(
            @PathParam("id")
                    @Parameter(description = "标识: the mapping's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id,
            @Valid @BeanParam PageRequest page) {
        return mappings.history(page, id);
    }
}
