package cn.etown.collection.selfcheck;

import cn.etown.kit.caller.Roles;
import cn.etown.kit.http.Links;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import java.util.UUID;

@Path("/batches/{id}/verifications")
@Tag(name = "verifications", description = "复核: the center's records held against its receipts")
public class BatchVerificationResource {

    private static final String BATCH = "批次标识: the batch's id";

    private final Verifications verifications;
    private final Links links;

    BatchVerificationResource(Verifications verifications, Links links) {
        this.verifications = verifications;
        this.links = links;
    }

    @POST
    @RolesAllowed({Roles.CLERK, Roles.SIGNER, Roles.OPERATOR, Roles.GOVERNOR, Roles.AUDITOR})
    @Operation(
            operationId = "verifyBatch",
            summary = "Have a batch held against its receipt",
            description =
                    "复核批次 (R4.3b): computes the digest of every record anew from what is kept, and the whole from them, and holds"
                            + " it against the receipt, its signature and its place in the ledger. Where a check of the batch"
                            + " waits already, that one is answered. Of the batches of one unit some may wait at once when its own people"
                            + " ask (too-many-verifications). Roles: clerk, signer, operator, governor, auditor.")
    @APIResponse(responseCode = "429", description = "请求过多")
    @APIResponse(
            responseCode = "202",
            description = "已受理: the check, which is done soon; its address tells how far it is",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = VerificationView.class)))
    public Uni<RestResponse<VerificationView>> request(@PathParam("id") @Parameter(description = BATCH) UUID id) {
        return verifications
                .request(id)
                .map(asked -> RestResponse.ResponseBuilder.<VerificationView>create(202)
                        .header(HttpHeaders.LOCATION, links.to("verifications/" + asked.id()))
                        .entity(asked)
                        .build());
    }

    @GET
    @RolesAllowed({Roles.CLERK, Roles.SIGNER, Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR})
    @Operation(
            operationId = "listVerifications",
            summary = "List the checks of a batch",
            description =
                    "复核列表 (R4.3b): those that somebody asked for and the sampler's. Roles: clerk, signer, operator, governor,"
                            + " assessor, auditor.")
    @APIResponse(responseCode = "200", description = "一页复核: one page")
    public Uni<Page<VerificationView>> list(
            @PathParam("id") @Parameter(description = BATCH) UUID id, @Valid @BeanParam PageRequest page) {
        return verifications.list(id, page);
    }
}
