package cn.etown.governance.sourcesystem;

import cn.etown.kit.caller.Roles;
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

@Path("/source-systems/{id}/licences")
@Tag(name = "licences", description = "许可或法律依据: by what right sources are used, version by version")
public class LicencesOfSystemResource {

    private static final String ID = "标识: the source system's id";
    private static final String EXAMPLE_ID = "019b76da-a800-7000-8000-000000000001";

    private final Licences licences;
    private final Links links;

    LicencesOfSystemResource(Licences licences, Links links) {
        this.licences = licences;
        this.links = links;
    }

    @POST
    @Idempotent
    @RolesAllowed({Roles.OPERATOR, Roles.CLERK, Roles.SIGNER})
    @Operation(
            operationId = "renewLicence",
            summary = "Propose the next version of a source's licence",
            description =
                    "许可续期 (R5.3): a new term with its evidence; it holds when another person of the center has accepted it,"
                            + " and the one before holds until then or to its own end. One waits at a time. Roles: clerk and"
                            + " signer for their own unit, operator for any.")
    @Parameter(ref = "IdempotencyKey")
    @APIResponse(
            responseCode = "201",
            description = "已提交: the version",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = LicenceVersionView.class)))
    public Uni<RestResponse<LicenceVersionView>> renew(
            @PathParam("id") @Parameter(description = ID, example = EXAMPLE_ID) UUID id,
            @NotNull @Valid RenewLicenceRequest request) {
        return licences.renew(id, request)
                .map(saved -> links.created("licences/" + saved.id(), saved.entityVersion(), saved));
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
            operationId = "listLicences",
            summary = "List the versions of a source's licence",
            description =
                    "许可版本列表: oldest first, the replaced and refused ones among them; people of a unit see their own."
                            + " Roles: operator, governor, assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页许可: one page")
    public Uni<Page<LicenceVersionView>> list(
            @PathParam("id") @Parameter(description = ID, example = EXAMPLE_ID) UUID id,
            @Valid @BeanParam PageRequest page) {
        return licences.list(page, id);
    }
}
