package cn.etown.collection.ledger;

import cn.etown.evidence.ledger.LedgerProof;
import cn.etown.kit.caller.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.UUID;

@Path("/batches/{id}/inclusion")
@Tag(
        name = "ledger",
        description = "存证日志: the append-only Merkle log of receipts; what is public of it tells nothing of any receipt")
public class InclusionResource {

    private static final String TEXT = "text/plain; charset=utf-8";

    private final Checkpoints checkpoints;

    InclusionResource(Checkpoints checkpoints) {
        this.checkpoints = checkpoints;
    }

    @GET
    @RolesAllowed({Roles.CLERK, Roles.SIGNER, Roles.OPERATOR, Roles.GOVERNOR, Roles.ASSESSOR, Roles.AUDITOR})
    @Produces(TEXT)
    @Operation(
            operationId = "readInclusion",
            summary = "Prove that the receipt of a batch stands in the ledger",
            description =
                    "存在性证明 (R4.3b): in the form of C2SP tlog-proof, which with the receipt and the ledger's keys is all that the"
                            + " offline verifier needs; its extra data are the nonce of the leaf. A moment after the"
                            + " judgement there may be none yet (ledger-not-published-yet). Roles: clerk, signer, operator,"
                            + " governor, assessor, auditor.")
    @APIResponse(
            responseCode = "200",
            description = "存在性证明: the proof",
            content = @Content(mediaType = TEXT, schema = @Schema(type = SchemaType.STRING)))
    public Uni<String> read(@PathParam("id") @Parameter(description = "批次标识: the batch's id") UUID id) {
        return checkpoints.inclusion(id).map(LedgerProof::text);
    }
}
