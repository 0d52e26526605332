package cn.etown.governance.standing;

import cn.etown.governance.history.TransitionView;
import cn.etown.governance.standing.domain.EvidenceState;
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
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import java.util.UUID;

@Path("/security-evidence")
@Tag(name = "security-evidence", description = "安全能力证明: what shows that a unit can keep data safe")
public class EvidenceResource {

    private final EvidenceFilings filings;

    EvidenceResource(EvidenceFilings filings) {
        this.filings = filings;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR})
    @Operation(
            operationId = "listSecurityEvidence",
            summary = "List the evidence of all units that is in a state",
            description = "安全能力证明列表: oldest first; without a state what waits for a decision. Roles: operator,"
                    + " governor, assessor, auditor.")
    @APIResponse(responseCode = "200", description = "一页证明: one page")
    public Uni<Page<EvidenceView>> list(
            @QueryParam("state") @DefaultValue("FILED") @Parameter(description = "状态: only what is in this state")
                    EvidenceState state,
            @Valid @BeanParam PageRequest page) {
        return filings.list(page, state);
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
            operationId = "readSecurityEvidence",
            summary = "Read filed evidence",
            description = "查看安全能力证明: people of a unit see their own. Roles: operator, governor, assessor, auditor,"
                    + " service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "安全能力证明: the evidence, with the ETag that a decision needs")
    public Uni<RestResponse<EvidenceView>> read(
            @PathParam("id")
                    @Parameter(description = "标识: the evidence's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id) {
        return filings.require(id).map(found -> Links.versioned(found.entityVersion(), found));
    }

    @POST
    @Path("/{id}/transitions")
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR})
    @Operation(
            operationId = "moveSecurityEvidence",
            summary = "Accept or refuse filed evidence",
            description = "审核安全能力证明 (R4.1): FILED → ACCEPTED or REFUSED, and ACCEPTED → REFUSED where it turns out"
                    + " to be wrong, with the reason; by another person than the one who filed it. Told in the"
                    + " feed with the last day. Roles: operator, governor.")
    @APIResponse(responseCode = "200", description = "已审核: the evidence, with its new ETag")
    public Uni<RestResponse<EvidenceView>> move(
            @PathParam("id")
                    @Parameter(description = "标识: the evidence's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id,
            @HeaderParam("If-Match")
                    @Parameter(description = "所读版本: the ETag of the last read", example = "\"0\"", required = true)
                    String ifMatch,
            @NotNull @Valid MoveEvidenceRequest request) {
        return filings.move(id, EntityVersion.ofIfMatch(ifMatch), request)
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
            operationId = "readSecurityEvidenceHistory",
            summary = "Read the history of filed evidence",
            description = "安全能力证明历史: who decided, when and why, oldest first; never changed. Roles: operator,"
                    + " governor, assessor, auditor, service, clerk, signer.")
    @APIResponse(responseCode = "200", description = "一页状态变更: one page")
    public Uni<Page<TransitionView>> history(
            @PathParam("id")
                    @Parameter(description = "标识: the evidence's id", example = "019b76da-a800-7000-8000-000000000001")
                    UUID id,
            @Valid @BeanParam PageRequest page) {
        return filings.history(page, id);
    }
}
