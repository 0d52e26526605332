package cn.etown.governance.access;

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

@Path("/grants/{id}/uses")
@Tag(name = "grants", description = "使用授权: who may read which fields and rows, for what, until when")
public class GrantUseResource {

    private static final String ID = "标识: the grant's id";
    private static final String EXAMPLE_ID = "019b76da-a800-7000-8000-000000000001";

    private final GrantUses uses;
    private final Links links;

    GrantUseResource(GrantUses uses, Links links) {
        this.uses = uses;
        this.links = links;
    }

    @POST
    @Idempotent
    @RolesAllowed(Roles.SERVICE)
    @Operation(
            operationId = "reportGrantUse",
            summary = "Report a use of a grant",
            description =
                    "报告使用 (R3.2e): one request under a grant and what became of it, how much, as of which ledger position;"
                            + " never what was read. Needs an Idempotency-Key, so that none is counted twice. Role: service, the"
                            + " collection service alone.")
    @Parameter(ref = "IdempotencyKey")
    @APIResponse(
            responseCode = "201",
            description = "已记录: the use",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = GrantUseView.class)))
    public Uni<RestResponse<GrantUseView>> report(
            @PathParam("id") @Parameter(description = ID, example = EXAMPLE_ID) UUID id,
            @HeaderParam("Idempotency-Key") @NotNull @Parameter(hidden = true) String key,
            @NotNull @Valid ReportGrantUseRequest request) {
        return uses.report(id, request).map(use -> links.created("grants/" + id + "/uses", new EntityVersion(0), use));
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR, Roles.CLERK, Roles.SIGNER, Roles.USER
    })
    @Operation(
            operationId = "listGrantUses",
            summary = "Read the use log of a grant",
            description =
                    "使用记录: in the order they were reported, never changed; for the unit that reads and the one that"
                            + " provides. Roles: operator, governor, assessor, auditor, clerk, signer, user.")
    @APIResponse(responseCode = "200", description = "一页使用记录: one page")
    public Uni<Page<GrantUseView>> list(
            @PathParam("id") @Parameter(description = ID, example = EXAMPLE_ID) UUID id,
            @Valid @BeanParam PageRequest page) {
        return uses.list(page, id);
    }
}
