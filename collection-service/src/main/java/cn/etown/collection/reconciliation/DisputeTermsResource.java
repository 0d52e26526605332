package cn.etown.collection.reconciliation;

import cn.etown.collection.terms.TermVersion;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.concurrency.EntityVersion;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/dispute-terms")
@Tag(name = "reconciliation-cases", description = "差异核查: questions to units about records that differ")
public class DisputeTermsResource {

    private final DisputeTerms terms;

    DisputeTermsResource(DisputeTerms terms) {
        this.terms = terms;
    }

    @GET
    @RolesAllowed({Roles.CLERK, Roles.SIGNER, Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR})
    @Operation(
            operationId = "readDisputeTerms",
            summary = "Read how long a question about data may take",
            description =
                    "查看校核期限 (R4.3b): the newest version, with the day from which it holds, its source, and the ETag that the next version"
                            + " needs. Roles: clerk, signer, operator, governor, assessor, auditor.")
    @APIResponse(responseCode = "200", description = "校核期限: the newest version, with its ETag")
    public Uni<RestResponse<DisputeTermsView>> read() {
        return terms.newest().map(TermVersion::versioned);
    }

    @GET
    @Path("versions")
    @RolesAllowed({Roles.CLERK, Roles.SIGNER, Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR})
    @Operation(
            operationId = "listDisputeTerms",
            summary = "List the versions of how long a question about data may take",
            description =
                    "校核期限版本 (R4.3b): oldest first; each case names its own. Roles: clerk, signer, operator, governor, assessor,"
                            + " auditor.")
    @APIResponse(responseCode = "200", description = "一页校核期限版本: one page")
    public Uni<Page<DisputeTermsView>> versions(@Valid @BeanParam PageRequest page) {
        return terms.versions(page);
    }

    @PUT
    @RolesAllowed(Roles.GOVERNOR)
    @Operation(
            operationId = "setDisputeTerms",
            summary = "Set how long a question about data may take",
            description =
                    "设定校核期限 (R4.3b): adds the next version, from tomorrow at the earliest (terms-backdated). What was asked before its"
                            + " day keeps its terms. Role: governor.")
    @APIResponse(responseCode = "200", description = "已设定: the new version, with its ETag")
    public Uni<RestResponse<DisputeTermsView>> set(
            @HeaderParam("If-Match")
                    @Parameter(description = "所读版本: the ETag of the last read", example = "\"1\"", required = true)
                    String ifMatch,
            @NotNull @Valid DisputeTermsRequest next) {
        return terms.set(EntityVersion.ofIfMatch(ifMatch), next).map(TermVersion::versioned);
    }
}
