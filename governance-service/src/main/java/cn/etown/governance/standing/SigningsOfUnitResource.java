package cn.etown.governance.standing;

import cn.etown.governance.unit.UnitResource;
import cn.etown.kit.caller.Roles;
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

@Path("/units/{code}/agreement-signings")
@Tag(name = "agreement-signings", description = "责任书签署: what units signed, and until when it holds")
public class SigningsOfUnitResource {

    private final AgreementSignings signings;
    private final Links links;

    SigningsOfUnitResource(AgreementSignings signings, Links links) {
        this.signings = signings;
        this.links = links;
    }

    @POST
    @Idempotent
    @RolesAllowed(Roles.SIGNER)
    @Operation(
            operationId = "signAgreement",
            summary = "Sign the agreement for the own unit",
            description = "签署责任书 (R4.1): the version in force, named with the digest of the text that was read; it"
                    + " holds from today for the term of that version. Told in the feed with the last day. Role:"
                    + " signer.")
    @Parameter(ref = "IdempotencyKey")
    @APIResponse(
            responseCode = "201",
            description = "已签署: the signing",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AgreementSigningView.class)))
    public Uni<RestResponse<AgreementSigningView>> sign(
            @PathParam("code")
                    @Pattern(regexp = UnitResource.CODE)
                    @Parameter(description = "统一社会信用代码: the unit's code", example = "91141029MA0DEM1AXT")
                    String code,
            @NotNull @Valid SignAgreementRequest request) {
        return signings.sign(code, request)
                .map(saved -> links.created("agreement-signings/" + saved.id(), saved.entityVersion(), saved));
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
            operationId = "listAgreementSignings",
            summary = "List what a unit signed",
            description = "责任书签署列表: oldest first; people of a unit see their own. Roles: operator, governor,"
                    + " assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页签署: one page")
    public Uni<Page<AgreementSigningView>> list(
            @PathParam("code")
                    @Pattern(regexp = UnitResource.CODE)
                    @Parameter(description = "统一社会信用代码: the unit's code", example = "91141029MA0DEM1AXT")
                    String code,
            @Valid @BeanParam PageRequest page) {
        return signings.list(page, code);
    }
}
