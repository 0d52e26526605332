package cn.etown.governance.standing;

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

@Path("/agreements")
@Tag(name = "agreements", description = "责任书: the versions of the text that units sign")
public class AgreementResource {

    private final Agreements agreements;
    private final Links links;

    AgreementResource(Agreements agreements, Links links) {
        this.agreements = agreements;
        this.links = links;
    }

    @POST
    @Idempotent
    @RolesAllowed(Roles.GOVERNOR)
    @Operation(
            operationId = "publishAgreement",
            summary = "Publish a version of the responsibility agreement",
            description = "发布责任书 (R4.1): the next version of the text, from a day on. What was signed before holds"
                    + " until its own end; from that day on units sign the new text. Role: governor.")
    @Parameter(ref = "IdempotencyKey")
    @APIResponse(
            responseCode = "201",
            description = "已发布: the version",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AgreementView.class)))
    public Uni<RestResponse<AgreementView>> publish(@NotNull @Valid PublishAgreementRequest request) {
        return agreements
                .publish(request)
                .map(saved -> links.created("agreements/" + saved.version(), saved.entityVersion(), saved));
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR, Roles.CLERK, Roles.SIGNER, Roles.USER
    })
    @Operation(
            operationId = "listAgreements",
            summary = "List the versions of the agreement",
            description = "责任书列表: by version; the one in force is the newest whose day has come. Roles: operator,"
                    + " governor, assessor, auditor, clerk, signer, user.")
    @APIResponse(responseCode = "200", description = "一页责任书: one page")
    public Uni<Page<AgreementView>> list(@Valid @BeanParam PageRequest page) {
        return agreements.list(page);
    }

    @GET
    @Path("/{version}")
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR, Roles.CLERK, Roles.SIGNER, Roles.USER
    })
    @Operation(
            operationId = "readAgreement",
            summary = "Read a version of the agreement",
            description = "查看责任书: the text, and the digest that a signing names. Roles: operator, governor,"
                    + " assessor, auditor, clerk, signer, user.")
    @APIResponse(responseCode = "200", description = "责任书: the version, with its ETag")
    public Uni<RestResponse<AgreementView>> read(
            @PathParam("version") @Min(1) @Parameter(description = "版本号: of the agreement", example = "1")
                    long version) {
        return agreements.require(version).map(found -> Links.versioned(found.entityVersion(), found));
    }
}
