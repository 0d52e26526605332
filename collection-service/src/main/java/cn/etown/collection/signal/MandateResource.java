package cn.etown.collection.signal;

import cn.etown.kit.caller.Roles;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.http.Links;
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

@Path("/mandates")
@Tag(name = "mandates", description = "代报备案: who sends for a unit openly")
public class MandateResource {

    private static final String ID = "备案标识: the mandate's id";

    private final Mandates mandates;
    private final Links links;

    MandateResource(Mandates mandates, Links links) {
        this.mandates = mandates;
        this.links = links;
    }

    @POST
    @RolesAllowed(Roles.SIGNER)
    @Operation(
            operationId = "declareMandate",
            summary = "Declare who sends for the own unit",
            description =
                    "申报代报备案 (R4.3b): that a service provider's client sends for the unit, until a day. Once a governor has confirmed it, what"
                            + " comes through that client raises no signal on account of its sender; equal content does still. The unit answers"
                            + " for its data as before. Role: signer.")
    @APIResponse(
            responseCode = "201",
            description = "已申报: the mandate",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = MandateView.class)))
    public Uni<RestResponse<MandateView>> declare(@NotNull @Valid MandateRequest request) {
        return mandates.declare(request)
                .map(declared ->
                        links.created("mandates/" + declared.id(), new EntityVersion(declared.version()), declared));
    }

    @GET
    @RolesAllowed({Roles.CLERK, Roles.SIGNER, Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR})
    @Operation(
            operationId = "listMandates",
            summary = "List who sends for units openly",
            description =
                    "代报备案列表 (R4.3b): people of a unit see their own. Roles: clerk, signer, operator, governor, assessor, auditor.")
    @APIResponse(responseCode = "200", description = "一页备案: one page")
    public Uni<Page<MandateView>> list(@Valid @BeanParam PageRequest page) {
        return mandates.list(page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.CLERK, Roles.SIGNER, Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR})
    @Operation(
            operationId = "readMandate",
            summary = "Read a mandate",
            description = "查看代报备案 (R4.3b): with its ETag. Roles: clerk, signer, operator, governor, assessor, auditor.")
    @APIResponse(responseCode = "200", description = "备案: the mandate, with its ETag")
    public Uni<RestResponse<MandateView>> read(@PathParam("id") @Parameter(description = ID) UUID id) {
        return mandates.require(id).map(MandateResource::versioned);
    }

    @POST
    @Path("/{id}/transitions")
    @RolesAllowed({Roles.SIGNER, Roles.OPERATOR, Roles.GOVERNOR})
    @Operation(
            operationId = "moveMandate",
            summary = "Confirm or end a mandate",
            description =
                    "确认或终止代报备案 (R4.3b): a governor confirms it (IN_FORCE), the unit's signer or the center ends it (ENDED). Batches that came"
                            + " before are not looked at anew. Roles: signer, operator, governor.")
    @APIResponse(responseCode = "200", description = "已变更: the mandate, with its ETag")
    public Uni<RestResponse<MandateView>> move(
            @PathParam("id") @Parameter(description = ID) UUID id,
            @HeaderParam("If-Match")
                    @Parameter(description = "所读版本: the ETag of the last read", example = "\"0\"", required = true)
                    String ifMatch,
            @NotNull @Valid MandateTransitionRequest request) {
        return mandates.move(id, EntityVersion.ofIfMatch(ifMatch), request.target())
                .map(MandateResource::versioned);
    }

    private static RestResponse<MandateView> versioned(MandateView mandate) {
        return Links.versioned(new EntityVersion(mandate.version()), mandate);
    }
}
