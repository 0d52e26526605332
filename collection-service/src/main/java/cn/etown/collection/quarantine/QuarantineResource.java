package cn.etown.collection.quarantine;

import cn.etown.kit.caller.Roles;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.UUID;

@Path("/batches/{id}/quarantine")
@Tag(name = "quarantine", description = "隔离区: records that are not in the asset, and how to mend them")
public class QuarantineResource {

    private final Quarantine quarantine;

    QuarantineResource(Quarantine quarantine) {
        this.quarantine = quarantine;
    }

    @GET
    @RolesAllowed({Roles.CLERK, Roles.SIGNER, Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR})
    @Operation(
            operationId = "listQuarantine",
            summary = "List the quarantined records of a batch",
            description =
                    "隔离记录列表 (R3.2c): by part and line, each with the rules it fails and how to mend it; of"
                            + " a batch with very many the first are kept with their cells and failures, 10,000 unless the center set"
                            + " another number, and the others by part, line and digest alone (cellsAre NOT_KEPT). Every"
                            + " reading is audited; people of a unit read while the interface is ONLINE or DEPRECATED, and none is"
                            + " answered on an old view of governance (R3.2d). Roles: clerk, signer, operator, governor, assessor, auditor.")
    @APIResponse(responseCode = "200", description = "一页记录: one page")
    public Uni<Page<QuarantinedRecord>> list(
            @PathParam("id") @Parameter(description = "批次标识: the batch's id") UUID id,
            @Valid @BeanParam PageRequest page) {
        return quarantine.list(id, page);
    }
}
