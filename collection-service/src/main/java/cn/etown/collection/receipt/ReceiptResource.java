package cn.etown.collection.receipt;

import cn.etown.kit.caller.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.UUID;

@Path("/batches/{id}/receipt")
@Tag(name = "receipts", description = "回执: the center's signed answers")
public class ReceiptResource {

    private final Receipts receipts;

    ReceiptResource(Receipts receipts) {
        this.receipts = receipts;
    }

    @GET
    @RolesAllowed({
        Roles.CLERK,
        Roles.SIGNER,
        Roles.OPERATOR,
        Roles.GOVERNOR,
        Roles.ASSESSOR,
        Roles.AUDITOR,
        Roles.SERVICE
    })
    @Operation(
            operationId = "readReceipt",
            summary = "Read the receipt of a batch",
            description =
                    "查看回执 (R4.3b): what was declared, what came and the verdict, signed by the center; of refused batches too."
                            + " Roles: clerk, signer, operator, governor, assessor, auditor, service.")
    @APIResponse(responseCode = "200", description = "回执: the receipt")
    public Uni<ReceiptView> read(@PathParam("id") @Parameter(description = "批次标识: the batch's id") UUID id) {
        return receipts.require(id);
    }
}
