package cn.etown.governance.sourcesystem;

import cn.etown.governance.history.TransitionView;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import java.util.UUID;

@Path("/licences")
@Tag(name = "licences", description = "许可或法律依据: by what right sources are used, version by version")
public class LicenceResource {

    private static final String ID = "标识: the id of the version";
    private static final String EXAMPLE_ID = "019b76da-a800-7000-8000-000000000004";

    private final Licences licences;

    LicenceResource(Licences licences) {
        this.licences = licences;
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
            operationId = "readLicence",
            summary = "Read a version of a licence",
            description = "查看许可: people of a unit see their own. Roles: operator, governor, assessor, auditor, service,"
                    + " clerk, signer.")
    @APIResponse(responseCode = "200", description = "许可: the version, with its ETag")
    public Uni<RestResponse<LicenceVersionView>> read(
            @PathParam("id") @Parameter(description = ID, example = EXAMPLE_ID) UUID id) {
        return licences.require(id).map(found -> Links.versioned(found.entityVersion(), found));
    }

    @POST
    @Path("/{id}/transitions")
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.CLERK, Roles.SIGNER})
    @Operation(
            operationId = "moveLicence",
            summary = "Accept or refuse a proposed licence, or take it back",
            description =
                    "审核许可 (R5.3): ACCEPTED in the place of the version before, or REFUSED, by another person of the center"
                            + " than the one who proposed it (two-person-rule); WITHDRAWN by the unit, or the operator for it."
                            + " What was accepted is told in the feed with its last day. Roles: operator and governor decide;"
                            + " clerk, signer and operator take back.")
    @APIResponse(responseCode = "200", description = "已办理: the version, with its new ETag")
    public Uni<RestResponse<LicenceVersionView>> move(
            @PathParam("id") @Parameter(description = ID, example = EXAMPLE_ID) UUID id,
            @HeaderParam("If-Match")
                    @Parameter(description = "所读版本: the ETag of the last read", example = "\"0\"", required = true)
                    String ifMatch,
            @NotNull @Valid MoveLicenceRequest request) {
        return licences.move(id, EntityVersion.ofIfMatch(ifMatch), request)
                .map(moved -> Links.versioned(moved.entityVersion(), moved));
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
            operationId = "readLicenceHistory",
            summary = "Read the history of a version of a licence",
            description = "许可历史: who decided, when and why, oldest first; never changed. Roles: operator, governor,"
                    + " assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页状态变更: one page")
    public Uni<Page<TransitionView>> history(
            @PathParam("id") @Parameter(description = ID, example = EXAMPLE_ID) UUID id,
            @Valid @BeanParam PageRequest page) {
        return licences.history(page, id);
    }
}
