package cn.etown.collection.ledger;

import cn.etown.kit.caller.Roles;
import cn.etown.kit.page.Page;
import cn.etown.kit.page.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/ledger")
@Tag(
        name = "ledger",
        description = "存证日志: the append-only Merkle log of receipts; what is public of it tells nothing of any receipt")
public class WitnessResource {

    private final Witnesses witnesses;

    WitnessResource(Witnesses witnesses) {
        this.witnesses = witnesses;
    }

    @GET
    @Path("witnesses")
    @PermitAll
    @Operation(
            operationId = "listWitnesses",
            summary = "List the witnesses with their keys",
            description = "见证方列表 (R4.3b): whose signatures stand on checkpoints beside the center's. Public.")
    @APIResponse(responseCode = "200", description = "一页见证方: one page")
    public Uni<Page<WitnessView>> list(@Valid @BeanParam PageRequest page) {
        return witnesses.list(page);
    }

    @POST
    @Path("witnesses")
    @RolesAllowed({Roles.AUDITOR, Roles.SIGNER})
    @Operation(
            operationId = "registerWitness",
            summary = "Register the key of a witness",
            description =
                    "登记见证方 (R4.3b): of the auditor or of the caller's unit; the private key stays with them. A name and a key"
                            + " are those of one witness (witness-exists); the name of a unit's has the unit's code in it"
                            + " (witness-name), and nobody has more than eight (too-many-witnesses). Safe to repeat. Roles: auditor, signer.")
    @APIResponse(responseCode = "200", description = "已登记: the witness")
    public Uni<WitnessView> register(@NotNull @Valid RegisterWitnessRequest request) {
        return witnesses.register(request);
    }

    @GET
    @Path("cosignatures")
    @PermitAll
    @Operation(
            operationId = "listCosignatures",
            summary = "List what witnesses signed of a checkpoint",
            description = "见证签名列表 (R4.3b): of all witnesses, by their names. Public.")
    @APIResponse(responseCode = "200", description = "一页见证签名: one page")
    public Uni<Page<CosignatureView>> cosignatures(
            @QueryParam("size")
                    @NotNull
                    @Min(0)
                    @Parameter(description = "检查点的回执数: the checkpoint's size", example = "2", required = true)
                    Long size,
            @Valid @BeanParam PageRequest page) {
        return witnesses.cosignatures(size, page);
    }

    @POST
    @Path("cosignatures")
    @RolesAllowed({Roles.AUDITOR, Roles.SIGNER})
    @Operation(
            operationId = "cosignCheckpoint",
            summary = "Add the signature of a witness to a checkpoint",
            description =
                    "见证检查点 (R4.3b): by a witness of the caller's own, who has checked that the ledger only grew since it signed"
                            + " last. Safe to repeat. Roles: auditor, signer.")
    @APIResponse(responseCode = "200", description = "已见证: the checkpoint with all its signatures")
    public Uni<CheckpointView> cosign(@NotNull @Valid CosignRequest request) {
        return witnesses.cosign(request);
    }
}
