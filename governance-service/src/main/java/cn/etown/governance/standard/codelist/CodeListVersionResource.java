package cn.etown.governance.standard.codelist;

import cn.etown.governance.history.TransitionView;
import cn.etown.governance.standard.impact.DroppedCode;
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
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import java.util.UUID;

@Path("/code-list-versions")
@Tag(name = "code-lists", description = "代码集: the codes a field may hold")
public class CodeListVersionResource {

    private final CodeLists lists;
    private final Links links;

    CodeListVersionResource(CodeLists lists, Links links) {
        this.lists = lists;
        this.links = links;
    }

    @POST
    @Idempotent
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR})
    @Operation(
            operationId = "changeCodeList",
            summary = "Draft the next version of a code list",
            description =
                    "起草代码集新版本 (R3.2b): it begins with the entries of the version before, and what is published stays"
                            + " as it is until a governor publishes the draft; one draft of a list is open at a time. Roles: operator, governor.")
    @Parameter(ref = "IdempotencyKey")
    @APIResponse(
            responseCode = "201",
            description = "草案: the draft",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CodeListView.class)))
    public Uni<RestResponse<CodeListView>> change(@NotNull @Valid CodeListRequest request) {
        return lists.change(request)
                .map(list -> links.created("code-list-versions/" + list.id(), list.entityVersion(), list));
    }

    @POST
    @Path("/{id}/entries")
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR})
    @Operation(
            operationId = "changeCodeEntries",
            summary = "Change the entries of a draft",
            description =
                    "变更代码集条目 (R3.2b): puts up to 2,000 entries into a draft, in place of those with the same code, and"
                            + " takes others out; all of it or nothing. Roles: operator, governor.")
    @APIResponse(responseCode = "200", description = "已变更: the draft, with its new ETag")
    public Uni<RestResponse<CodeListView>> changeEntries(
            @PathParam("id")
                    @Parameter(description = "版本标识: the version's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id,
            @HeaderParam("If-Match")
                    @Parameter(description = "所读版本: the ETag of the last read", example = "\"0\"", required = true)
                    String ifMatch,
            @NotNull @Valid ChangeEntriesRequest request) {
        return lists.changeEntries(id, EntityVersion.ofIfMatch(ifMatch), request)
                .map(list -> Links.versioned(list.entityVersion(), list));
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
            operationId = "readCodeListVersion",
            summary = "Read a version of a code list",
            description =
                    "查看代码集版本: with the ETag that a move needs. Roles: operator, governor, assessor, auditor, service,"
                            + " clerk, signer.")
    @APIResponse(responseCode = "200", description = "代码集版本: the version, with its ETag")
    public Uni<RestResponse<CodeListView>> read(
            @PathParam("id")
                    @Parameter(description = "版本标识: the version's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id) {
        return lists.require(id).map(list -> Links.versioned(list.entityVersion(), list));
    }

    @POST
    @Path("/{id}/transitions")
    @RolesAllowed(Roles.GOVERNOR)
    @Operation(
            operationId = "moveCodeListVersion",
            summary = "Publish or withdraw a version of a code list",
            description = "发布或废止代码集版本 (R3.2b): DRAFT → PUBLISHED → WITHDRAWN. Published by a governor other than the"
                    + " author, if its codes make a tree; where it drops codes that are in use, only acknowledged, and the units whose"
                    + " mappings lead to these owe a revision. The version published before is withdrawn in the same moment and stays readable. Role:"
                    + " governor.")
    @APIResponse(responseCode = "200", description = "已变更: the version in its new state, with its new ETag")
    public Uni<RestResponse<CodeListView>> move(
            @PathParam("id")
                    @Parameter(description = "版本标识: the version's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id,
            @HeaderParam("If-Match")
                    @Parameter(description = "所读版本: the ETag of the last read", example = "\"0\"", required = true)
                    String ifMatch,
            @NotNull @Valid MoveCodeListRequest request) {
        return lists.move(id, EntityVersion.ofIfMatch(ifMatch), request)
                .map(list -> Links.versioned(list.entityVersion(), list));
    }

    @GET
    @Path("/{id}/dropped-codes")
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR})
    @Operation(
            operationId = "listDroppedCodes",
            summary = "Read which codes a draft drops though they are in use",
            description =
                    "停用代码的影响 (R5.4): the codes that the published version has and the draft has not, with the mappings"
                            + " that hold and the data elements that use them, by code; nothing for what is no draft. Roles:"
                            + " operator, governor, assessor, auditor.")
    @APIResponse(responseCode = "200", description = "一页停用代码及其引用方: one page")
    public Uni<Page<DroppedCode>> dropped(
            @PathParam("id")
                    @Parameter(description = "版本标识: the version's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id,
            @Valid @BeanParam PageRequest page) {
        return lists.dropped(page, id);
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
            operationId = "readCodeListHistory",
            summary = "Read the history of a version of a code list",
            description = "代码集版本历史: who published or withdrew it, when, why and on what evidence, oldest first. Roles:"
                    + " operator, governor, assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页状态变更: one page")
    public Uni<Page<TransitionView>> history(
            @PathParam("id")
                    @Parameter(description = "版本标识: the version's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id,
            @Valid @BeanParam PageRequest page) {
        return lists.history(page, id);
    }
}
