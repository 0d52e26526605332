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

@Path("/units/{code}/security-evidence")
@Tag(name = "security-evidence", description = "安全能力证明: what shows that a unit can keep data safe")
public class EvidenceOfUnitResource {

    private final EvidenceFilings filings;
    private final Links links;

    EvidenceOfUnitResource(EvidenceFilings filings, Links links) {
        this.filings = filings;
        this.links = links;
    }

    @POST
    @Idempotent
    @RolesAllowed({Roles.CLERK, Roles.SIGNER})
    @Operation(
            operationId = "fileSecurityEvidence",
            summary = "File evidence of security capability for the own unit",
            description = "提交安全能力证明 (R4.1): it counts once the center has accepted it, until its last day. Roles:"
                    + " clerk, signer.")
    @Parameter(ref = "IdempotencyKey")
    @APIResponse(
            responseCode = "201",
            description = "已提交: the evidence, FILED",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EvidenceView.class)))
    public Uni<RestResponse<EvidenceView>> file(
            @PathParam("code")
                    @Pattern(regexp = UnitResource.CODE)
                    @Parameter(description = "统一社会信用代码: the unit's code", example = "91141029MA0DEM1AXT")
                    String code,
            @NotNull @Valid FileEvidenceRequest request) {
        return filings.file(code, request)
                .map(saved -> links.created("security-evidence/" + saved.id(), saved.entityVersion(), saved));
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
            operationId = "listSecurityEvidenceOfUnit",
            summary = "List what a unit filed",
            description = "单位安全能力证明列表: oldest first; people of a unit see their own. Roles: operator, governor,"
                    + " assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页证明: one page")
    public Uni<Page<EvidenceView>> list(
            @PathParam("code")
                    @Pattern(regexp = UnitResource.CODE)
                    @Parameter(description = "统一社会信用代码: the unit's code", example = "91141029MA0DEM1AXT")
                    String code,
            @Valid @BeanParam PageRequest page) {
        return filings.list(page, code);
    }
}
